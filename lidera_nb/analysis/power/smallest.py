"""The smallest effect that a planned study would find often enough."""

from __future__ import annotations

from scipy import optimize

from lidera_nb.analysis.power.simulated import Draws

LARGEST = 10.0
"""Standard deviations beyond which no effect is looked for."""


def smallest_detectable(draws: Draws, power: float = 0.8) -> float | None:
    """The smallest true effect found with a given power (minimal detectable effect).

    Parameters
    ----------
    draws
        The study, played out where nothing changes.
    power
        How often it should be found, more than the test's level and less than 1.

    Returns
    -------
    float or None
        In standard deviations at one measure; None where even `LARGEST` would not be found.

    Examples
    --------
    >>> from lidera_nb.analysis.power import Design, simulate
    >>> few, many = (simulate(Design(people=n), seed=1) for n in (15, 60))
    >>> smallest_detectable(few) > smallest_detectable(many)
    True
    """

    def missing(effect: float) -> float:
        return draws.power(effect).value - power

    if missing(LARGEST) < 0:
        return None
    return float(optimize.brentq(missing, 0.0, LARGEST, xtol=0.001))
