"""Suggestions in words, in either language: sentences, numbers with their ranges, Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from babel.numbers import format_decimal, format_percent

from lidera_nb import texts
from lidera_nb.network.suggest.result import Reason, Suggestions
from lidera_nb.network.suggest.simulate import Change

SHARES = ("reach", "isolated", "topic")
"""Measures that are shares; the others are counts."""

PEOPLE = ("one", "other", "person")
"""Values of a reason that are ids of people."""


def explain(
    reasons: Iterable[Reason], lang: str, labels: Mapping[str, str] | None = None
) -> list[str]:
    """The sentences of a suggestion.

    Parameters
    ----------
    reasons
        Of one suggestion.
    lang
        ``es`` or ``en``.
    labels
        What to call people, by id; whoever is not in it is called by their id.
    """
    return [texts.say(lang, one.text, **_called(one.values, labels or {})) for one in reasons]


def changed(change: Change, lang: str) -> dict[str, str]:
    """A measure in words: ``measure``, ``numbers`` (before → after) and ``gain`` with its ranges.

    A share is told in per cent, what is gained of it in points.
    """
    share = change.measure in SHARES
    ends = (_percent(end, lang, "0.0") if share else _number(end, lang)
            for end in (change.before, change.after))  # fmt: skip
    gained = {name: _number(getattr(change, name) * (100 if share else 1), lang)
              for name in ("gain", "mean_low", "mean_high", "low", "high")}  # fmt: skip
    before, after = ends
    return {
        "measure": texts.say(lang, f"suggest.change.{change.measure}"),
        "numbers": texts.say(lang, "suggest.change.from_to", before=before, after=after),
        "gain": texts.say(lang, f"suggest.change.gain_{'share' if share else 'count'}", **gained),
    }


def assumed(found: Suggestions, lang: str) -> str:
    """What the simulation takes for granted."""
    taken = found.chances.taken.values()
    least, most = (_percent(one, lang, "0") for one in (min(taken), max(taken)))
    return texts.say(lang, "suggest.change.assumed", least=least, most=most)


def method(found: Suggestions, lang: str) -> str:
    """How they were found, and what was done about those who did not answer."""
    how = found.method
    return texts.say(lang, f"suggest.method.{how.algorithm}", pairs=how.pairs, people=how.people,
                     silent=how.silent)  # fmt: skip


def lead(found: Suggestions, lang: str) -> str:
    """What the list is, or why it is empty."""
    if found.ties.empty:
        return texts.say(lang, "suggest.none")
    if len(found.ties) == 1:
        return texts.say(lang, "suggest.lead_one")
    return texts.say(lang, "suggest.lead", count=len(found.ties))


def markdown(found: Suggestions, lang: str, labels: Mapping[str, str] | None = None) -> str:
    """Everything as a page of Markdown, the label of synthetic data first."""
    parts = [f"# {texts.say(lang, 'suggest.title')}"]
    if found.method.synthetic:
        parts.append(f"**{texts.say(lang, 'suggest.synthetic')}**")
    parts.append(lead(found, lang))
    for rank, reasons in zip(found.ties["rank"], found.ties["reasons"], strict=True):
        first, *rest = explain(reasons, lang, labels)
        parts.append(f"{rank}. **{first}** {' '.join(rest)}")
    parts += [f"## {texts.say(lang, 'suggest.change.title')}",
              texts.say(lang, "suggest.change.lead", runs=found.method.runs),
              _table(found, lang), assumed(found, lang), method(found, lang)]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _table(found: Suggestions, lang: str) -> str:
    head = [texts.say(lang, f"suggest.change.{name}") for name in ("measure", "numbers", "range")]
    rows = [list(changed(one, lang).values()) for one in found.changes]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _called(values: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    return {name: labels.get(value, value) if name in PEOPLE else value
            for name, value in values.items()}  # fmt: skip


def _number(value: float, lang: str) -> str:
    digits = "0.0" if abs(value) >= 0.1 or not value else "0.00"
    return str(format_decimal(value, f"#,##{digits}", locale=texts.LOCALES[lang]))


def _percent(value: float, lang: str, digits: str) -> str:
    return str(format_percent(value, f"{digits}%", locale=texts.LOCALES[lang]))
