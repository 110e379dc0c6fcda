"""What a result can be trusted for, in plain words: how sure the p is, what few people can show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.network.inference.correlation import QapCorrelation
from lidera_nb.network.inference.influence import Autocorrelation
from lidera_nb.network.inference.power import LEVEL, SMALL, detectable, least_p, likely
from lidera_nb.network.inference.regression import Mrqap

COUNTABLE = 1e6
"""More arrangements than this are many; the number itself says nothing to a reader."""


def statement(result: QapCorrelation | Mrqap | Autocorrelation, lang: str) -> str:
    """What a result can be trusted for.

    Parameters
    ----------
    result
        What `qap_correlation`, `mrqap` or `autocorrelation` gave.
    lang
        ``"es"`` or ``"en"``.

    Returns
    -------
    str
        A few sentences: how sure the p-values are (Monte Carlo error), or how the search ended.
        Below 20 people also the least p-value there can be, and which effect would have been
        found in four of five cases (see `lidera_nb.network.inference.power`).
    """
    return SPEAKERS[type(result)](result, lang)


def _of_correlation(result: QapCorrelation, lang: str) -> str:
    told = [_sure("sure", lang, result.p_two, result.permutations)]
    if result.people < SMALL:
        told.append(_few(lang, result))
        needed = detectable(result.null_sd)
        hopeless = needed >= 1 or least_p(result.permutations, result.arrangements) > LEVEL
        which = "powerless" if hopeless else "power"
        told += [_say(lang, which, needed=_number(lang, needed)), _say(lang, "absence")]
    return " ".join(told)


def _of_regression(result: Mrqap, lang: str) -> str:
    doubtful = max(result.table.index, key=lambda term: result.table.loc[term, "mc_two"])
    p = float(result.table.loc[doubtful, "p_two"])
    told = [_sure("least_sure", lang, p, result.permutations, term=_term(lang, doubtful))]
    if result.unsettled:
        told.append(_say(lang, "unsettled", unsettled=result.unsettled))
    if result.people < SMALL:
        told.append(_few(lang, result))
        told += [_say(lang, "power_terms", terms=_needed(lang, result)), _say(lang, "absence")]
    return " ".join(told)


def _of_model(result: Autocorrelation, lang: str) -> str:
    told = [result.convergence.words(lang)]
    errors = [error for error in (result.rho1_se, result.rho2_se) if error is not None]
    if result.people < SMALL and result.converged and errors:
        needed = detectable(max(errors))
        told += [_say(lang, "few_model", people=result.people),
                 _say(lang, "power_rho", needed=_number(lang, needed)),
                 _say(lang, "absence")]  # fmt: skip
    return " ".join(told)


def _say(lang: str, which: str, **values: Any) -> str:
    return texts.say(lang, f"inference.statement.{which}", **values)


def _number(lang: str, value: float) -> str:
    """Two digits that count, in the reader's notation."""
    pattern = "0.00" if abs(value) >= 0.1 else "0.####" if abs(value) >= 1e-3 else "0.######"
    return str(format_decimal(value, pattern, locale=texts.LOCALES[lang]))


def _sure(which: str, lang: str, p: float, permutations: int, **values: str) -> str:
    """How sure a p-value is, and whether that decides on which side of 0.05 it lies."""
    low, high = likely(p, permutations)
    shown = {"p": p, "low": low, "high": high}
    told = _say(lang, which, permutations=_whole(lang, permutations), **values,
                **{name: _p(lang, value) for name, value in shown.items()})  # fmt: skip
    return f"{told} {_say(lang, 'border')}" if low < LEVEL < high else told


def _p(lang: str, p: float) -> str:
    pattern = "0.000" if p >= 1e-3 else "0.#####"
    return str(format_decimal(p, pattern, locale=texts.LOCALES[lang]))


def _whole(lang: str, value: float) -> str:
    return str(format_decimal(value, "#,##0", locale=texts.LOCALES[lang]))


def _few(lang: str, result: QapCorrelation | Mrqap) -> str:
    """How few people there are, and the least p-value."""
    least = _p(lang, least_p(result.permutations, result.arrangements))
    if result.arrangements > COUNTABLE:
        return _say(lang, "few", people=result.people, least=least)
    ways = _whole(lang, result.arrangements)
    return _say(lang, "few_ways", people=result.people, least=least, ways=ways)


def _needed(lang: str, result: Mrqap) -> str:
    """The coefficient that each predictor would need."""
    error = (result.table["estimate"] / result.table["t"]).abs()
    needed = detectable(1.0) * result.table["null_sd"] * error
    return "; ".join(f"{term} {_number(lang, needed[term])}" for term in result.table.index[1:])


def _term(lang: str, term: str) -> str:
    return _say(lang, "intercept") if term == "intercept" else term


SPEAKERS: dict[type, Callable[[Any, str], str]] = {
    QapCorrelation: _of_correlation,
    Mrqap: _of_regression,
    Autocorrelation: _of_model,
}
