"""Social network analysis of who learns from whom: pure functions over graphs and frames.

Knows nothing of surveys, people, journals or pages: it is given ties and attributes.

Vocabulary, used throughout:

tie
    An arc from the person who names to the person named: ``source`` turns to ``target``.
boundary
    Everybody whose ties were asked about, whether or not they answered.
non-respondent
    Somebody inside the boundary who did not answer: their out-ties are *missing*, not absent,
    while the ties others sent to them are known. A node carries ``responded`` (default true).
isolate
    Somebody without any tie, sent or received, who answered.
"""

from lidera_nb.network.inference import autocorrelation, mrqap, qap_correlation, statement
from lidera_nb.network.study import Study
from lidera_nb.network.ties import from_edges, matrix, nonrespondents

__all__ = [
    "Study",
    "autocorrelation",
    "from_edges",
    "matrix",
    "mrqap",
    "nonrespondents",
    "qap_correlation",
    "statement",
]
