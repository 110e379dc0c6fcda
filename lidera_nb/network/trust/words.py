"""An assessment in plain sentences of the reader's language."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from babel.numbers import format_decimal, format_percent

from lidera_nb import texts

if TYPE_CHECKING:
    from lidera_nb.network.trust.assessment import Assessment, Band


def statements(found: Assessment, lang: str) -> tuple[str, ...]:
    """What a reader should know: verdict, answers, band, method, smallness."""
    said = [texts.say(lang, f"network.trust.verdict.{found.verdict}")]
    if isnan(found.value):
        return (*said, texts.say(lang, "network.trust.undefined"))
    if found.responded < found.people:
        said += _missing(found, lang)
    else:
        said.append(texts.say(lang, "network.trust.everybody", people=found.people))
    if found.method == "sampled":
        said.append(texts.say(lang, "network.trust.sampled"))
    if found.small:
        said.append(texts.say(lang, "network.trust.small", people=found.people))
    return tuple(said)


def _missing(found: Assessment, lang: str) -> list[str]:
    rate = format_percent(found.response_rate, locale=texts.LOCALES[lang])
    counts = {"answered": found.responded, "people": found.people, "rate": rate}
    said = [
        texts.say(lang, "network.trust.answered", **counts),
        texts.say(lang, f"network.trust.family.{found.family}"),
        texts.say(lang, "network.trust.kept"),
    ]
    if found.draws and not isnan(found.imputation.low):
        said.append(texts.say(lang, "network.trust.imputed", **_ends(found.imputation, lang)))
    if found.draws and not isnan(found.deletion.low):
        said.append(texts.say(lang, "network.trust.deleted", **_ends(found.deletion, lang)))
    return said


def _ends(band: Band, lang: str) -> dict[str, str]:
    locale = texts.LOCALES[lang]
    ends = {"low": band.low, "high": band.high}
    return {name: format_decimal(end, "0.00", locale=locale) for name, end in ends.items()}
