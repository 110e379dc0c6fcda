"""Levels that others published, and what they found in them."""

_ = None

KRIPPENDORFF = list(zip(*(
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
), strict=True))  # fmt: skip
"""Four observers of twelve units: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability."""

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
                 [6, 2, 4, 7]]  # fmt: skip
"""Four judges of six targets: Shrout and Fleiss 1979, table 2."""


def _from_table(counts):
    return [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]


COUPLES = _from_table([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]])
"""91 couples' answers on one scale of four: Hout, Duncan and Sobel 1987, in Agresti's books."""

RADIOLOGISTS = _from_table([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]])
"""Two readers of 85 mammograms: Boyd and others 1982, in Altman 1991."""
