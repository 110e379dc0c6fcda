"""What the same people did at two times; change, never impact."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.decisions.model import Change, Changed, DecisionReport, Switched
from lidera_nb.report.decisions.slopes import Slope, slopes
from lidera_nb.report.decisions.told.words import chance, share, signed, verdict, words
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_HEADS = ("measure", "people", "before", "after", "typical", "moved", "superior", "chance")
_DIGITS = {"distance": 2, "brier": 2, "read": 2, "minutes": 1}
_DRAWN = ("distance", "brier", "read")
"""Measures from 0 to 1, which share a scale."""


def change(report: DecisionReport, voice: Voice) -> Section:
    """Every pair of plays: attempts at a case, and the first case against the last."""
    title = words(voice, "change.title")
    if not report.changes:
        return Section("change", title, lead=(words(voice, "change.none"),))
    told = [one for one in report.changes if one.people is not None]
    few = [words(voice, "change.few", case=one.last) for one in report.changes if not one.people]
    closing = (*(_typical(one, voice) for one in told if one.rows),
               words(voice, "change.impact"), *_cautions(told, voice),
               words(voice, "change.method")) if told else ()  # fmt: skip
    return Section(
        "change",
        title,
        lead=(*(_lead(one, voice) for one in told), *few),
        figures=tuple(_figure(i, one, voice) for i, one in enumerate(told) if _slopes(one, voice)),
        tables=tuple(table for one in told for table in _tables(one, voice)),
        closing=closing,
    )


def _cautions(told: list[Change], voice: Voice) -> Iterator[str]:
    if any(one.attempts for one in told):
        yield words(voice, "change.impact_attempts")
    if not all(one.attempts for one in told):
        yield words(voice, "change.impact_cases")


def _typical(one: Change, voice: Voice) -> str:
    """The typical change of a person in each measure, with its interval."""
    items = [
        words(voice, "change.typically", label=words(voice, f"change.{row.measure}"),
              change=_size(row, voice))
        for row in one.rows
    ]  # fmt: skip
    return words(voice, "change.in_words", case=_about(one), items="; ".join(items))


def _about(one: Change) -> str:
    return one.first if one.attempts else f"{one.first} → {one.last}"


def _size(row: Changed, voice: Voice) -> str:
    """A change with its sign and its interval."""
    digits, change = _DIGITS[row.measure], row.change
    value = signed(change.value, voice, digits)
    if change.low is None or change.high is None:
        return value
    low, high = (signed(end, voice, digits) for end in (change.low, change.high))
    return words(voice, "change.with_interval", value=value, low=low, high=high)


def _lead(one: Change, voice: Voice) -> str:
    if one.attempts:
        return words(voice, "change.lead_attempts", case=one.first, people=one.people)
    return words(voice, "change.lead_cases", first=one.first, last=one.last, people=one.people)


def _slopes(one: Change, voice: Voice) -> list[Slope]:
    return [
        Slope(
            words(voice, f"change.{row.measure}"),
            row.before,
            row.after,
            (voice.decimal(row.before, 2), voice.decimal(row.after, 2)),
            row.verdict != "none",
        )
        for row in one.rows
        if row.measure in _DRAWN
    ]


def _figure(number: int, one: Change, voice: Voice) -> Figure:
    rows = _slopes(one, voice)
    items = [words(voice, "change.item", label=row.label, before=row.words[0], after=row.words[1])
             for row in rows]  # fmt: skip
    return figure(
        f"change-{number}",
        _finding(one, voice),
        slopes(rows, words(voice, "change.first"), words(voice, "change.last")),
        words(voice, "change.alt", items="; ".join(items)),
        words(voice, "change.caption"),
        _table(one, voice),
        over=_about(one),
    )


def _finding(one: Change, voice: Voice) -> str:
    moved = [words(voice, f"change.{row.measure}") for row in one.rows if row.verdict != "none"]
    if not moved:
        return words(voice, "change.finding_none")
    return words(voice, "change.finding", measures=", ".join(moved))


def _tables(one: Change, voice: Voice) -> Iterator[Table]:
    if not _slopes(one, voice) and one.rows:
        yield _table(one, voice)
    if one.switched:
        heads = tuple(words(voice, f"change.{head}")
                      for head in ("decision", "people", "other", "shares"))  # fmt: skip
        rows = tuple(_switch(row, voice) for row in one.switched)
        caption = f"{one.first}: {words(voice, 'change.switched')}"
        yield Table(caption, heads, rows)


def _switch(row: Switched, voice: Voice) -> tuple[str, ...]:
    said = chance(verdict(row.verdict, voice), row.p, voice)
    return row.label, voice.decimal(row.people), voice.count(row.other), said


def _table(one: Change, voice: Voice) -> Table:
    heads = tuple(words(voice, f"change.{head}") for head in _HEADS)
    rows = tuple(_cells(row, voice) for row in one.rows)
    return Table(words(voice, "change.table"), heads, rows)


def _cells(row: Changed, voice: Voice) -> tuple[str, ...]:
    digits = _DIGITS[row.measure]
    moved = voice.say("withheld")
    if row.up is not None:
        counts = {"up": row.up, "same": row.same, "down": row.down}
        moved = words(voice, "change.moves", **counts)
    return (
        words(voice, f"change.{row.measure}"),
        voice.decimal(row.people),
        voice.decimal(row.before, digits),
        voice.decimal(row.after, digits),
        _size(row, voice),
        moved,
        share(row.superiority, voice),
        chance(verdict(row.verdict, voice), row.p, voice),
    )
