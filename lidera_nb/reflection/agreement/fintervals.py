"""Intervals of intraclass correlations by the F distribution, as Shrout and Fleiss give them.

The forms of two readers or more follow McGraw and Wong (1996), table 7; where the readers stand
for others, Satterthwaite's degrees of freedom.
"""

from __future__ import annotations

from scipy.special import fdtri

from lidera_nb.reflection.agreement.squares import Squares

UPPER = 0.975
"""Of F, on either side of an interval of 95 %."""

Interval = tuple[float, float] | tuple[None, None]


def f_interval(found: Squares, form: str) -> Interval:
    """The interval of 95 % of a form; none where readers leave no error, for F has no end then.

    Parameters
    ----------
    found
        The mean squares, of one draw.
    form
        One of `lidera_nb.reflection.agreement.icc.FORMS`.
    """
    left = float((found.within if form[0] == "1" else found.error)[0])
    if left < 1e-12:
        return None, None
    one, k = form[2] == "1", found.k
    if form[0] == "2":
        low, high = _agreeing(found)
        return (low, high) if one else (_of_mean(low, k), _of_mean(high, k))
    free = found.n * (k - 1) if form[0] == "1" else (found.n - 1) * (k - 1)
    f = float(found.texts[0]) / left
    ends = f / fdtri(found.n - 1, free, UPPER), f * fdtri(free, found.n - 1, UPPER)
    low, high = ((end - 1) / (end + k - 1 if one else end) for end in ends)
    return float(low), float(high)


def _agreeing(found: Squares) -> tuple[float, float]:
    n, k = found.n, found.k
    texts, readers, error = (float(one[0]) for one in (found.texts, found.readers, found.error))
    spread = k * readers + (k * n - k - n) * error
    rho = (texts - error) / (texts + (k - 1) * error + k * (readers - error) / n)
    a, b = k * rho * readers / error, n * (1 + (k - 1) * rho) - k * rho
    free = (k - 1) * (n - 1) * (a + b) ** 2 / ((n - 1) * a**2 + b**2)
    below, above = fdtri(n - 1, free, UPPER), fdtri(free, n - 1, UPPER)
    low = n * (texts - below * error) / (below * spread + n * texts)
    high = n * (above * texts - error) / (spread + n * above * texts)
    return float(low), float(high)


def _of_mean(one: float, k: int) -> float:
    """The reliability of the mean of k readers (Spearman and Brown)."""
    return one * k / (1 + one * (k - 1))
