"""What a change of one person must exceed before it is more than an error of measurement."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054


def smallest_real_change(reliability: float, sd: float = 1.0) -> float:
    """The smallest change of one person that is beyond errors of measurement (95 %).

    Twice measured, each time with the standard error of measurement
    ``sd * sqrt(1 - reliability)``: a person in whom nothing changed differs by less than this
    nineteen times in twenty.

    Parameters
    ----------
    reliability
        Of the measure, from 0 to 1.
    sd
        Standard deviation of the scores; with 1, the result is in standard deviations.

    References
    ----------
    Weir, J. P. (2005). Quantifying test-retest reliability using the intraclass correlation
    coefficient and the SEM. Journal of Strength and Conditioning Research, 19(1), 231-240.

    Examples
    --------
    >>> round(smallest_real_change(0.8), 2)
    1.24
    """
    return _Z * sqrt(2) * sd * sqrt(1 - reliability)
