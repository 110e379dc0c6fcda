"""What an agreement allows one to say, in plain words: never more than its whole interval does.

Alpha is read by Krippendorff's own borders (.667 and .80), intraclass correlations by those of
Koo and Li (2016, Journal of Chiropractic Medicine 15: .50, .75, .90). Kappa has no borders that
are agreed on; it is told with its interval and not judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.reflection.agreement.measured import Agreement

BORDERS: dict[str, tuple[float, ...]] = {"alpha": (0.667, 0.80), "icc": (0.50, 0.75, 0.90)}


def in_words(found: Agreement, lang: str) -> str:
    """A sentence or two: the value, its interval, how many texts, and what these allow.

    Parameters
    ----------
    found
        What a measure of this room gave.
    lang
        ``"es"`` or ``"en"``.

    Returns
    -------
    str
        Where the interval crosses a border, both sides are named.
    """
    if found.value is None:
        return _say(lang, f"none.{found.why}")
    name = texts.say(lang, f"readers.measure.{found.measure}")
    told = {"measure": name, "value": _number(lang, found.value), "n": found.n}
    if found.low is None or found.high is None:
        return f"{_say(lang, 'plain', **told)} {_say(lang, 'no_interval')}"
    ends = {"low": _number(lang, found.low), "high": _number(lang, found.high)}
    return f"{_say(lang, 'value', **told, **ends)} {_judged(found, found.low, found.high, lang)}"


def band(value: float, borders: Sequence[float]) -> int:
    """Into which band a value falls, from 0.

    >>> band(0.8, (0.667, 0.80)), band(0.79, (0.667, 0.80))
    (2, 1)
    """
    return sum(value >= border for border in borders)


def _judged(found: Agreement, low: float, high: float, lang: str) -> str:
    family = found.measure.split("_")[0]
    if family not in BORDERS:
        return _say(lang, "unjudged")
    worst, best = (_say(lang, f"{family}.{band(end, BORDERS[family])}") for end in (low, high))
    if worst == best:
        return _say(lang, "sure", band=worst)
    return _say(lang, "between", worst=worst, best=best)


def _say(lang: str, which: str, **values: object) -> str:
    return texts.say(lang, f"readers.words.{which}", **values)


def _number(lang: str, value: float) -> str:
    return str(format_decimal(value, "0.00", locale=texts.LOCALES[lang]))
