"""Levels by module and wave: a chart for each criterion."""

from __future__ import annotations

from lidera_nb.report import stacks
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.reflections.model import LevelRow, ReflectionReport, Spread
from lidera_nb.report.sections import Section
from lidera_nb.report.stacks import Stack
from lidera_nb.report.voice import DOTS_BELOW, Voice


def levels(report: ReflectionReport, voice: Voice) -> Section:
    """What was signed, criterion by criterion."""
    shown = [spread for spread in report.spreads if any(row.people for row in spread.rows)]
    hidden = [spread.label for spread in report.spreads if spread not in shown]
    closing = [voice.read("levels.halves")] if any(spread.halves for spread in shown) else []
    closing += [voice.read("levels.withheld", items="; ".join(hidden))] if hidden else []
    return Section(
        "levels",
        voice.read("levels.title"),
        lead=(voice.read("levels.lead" if shown else "levels.none"),),
        figures=tuple(_figure(spread, report, voice) for spread in shown),
        closing=tuple(closing),
    )


def half(spread: Spread) -> int:
    """The first level of the upper half, which the findings are about."""
    return len(spread.levels) // 2 + 1


def named(row: LevelRow, spread: Spread, voice: Voice) -> str:
    """A text and, where one was handed in again and read, which hand-in."""
    if all(other.wave == 1 for other in spread.rows if other.label == row.label):
        return row.label
    wave = "first" if row.wave == 1 else "second" if row.wave == 2 else "later"
    return voice.read("levels.of_wave", name=row.label,
                      wave=voice.read(f"levels.{wave}", wave=row.wave))  # fmt: skip


def _figure(spread: Spread, report: ReflectionReport, voice: Voice) -> Figure:
    rows = [_stack(row, spread, voice) for row in spread.rows]
    told = [(row, stack) for row, stack in zip(spread.rows, rows, strict=True)]
    heads = (voice.read("levels.text"), voice.say("people"), *spread.levels)
    return figure(
        f"levels-{spread.id}",
        _finding(spread, voice),
        stacks.stacks(rows, spread.levels, voice.read("levels.axis")),
        voice.read("levels.alt", items="; ".join(_in_words(*one, spread, voice) for one in told)),
        voice.read("levels.caption", rubric=spread.rubric, least=report.parameters.threshold,
                   dots=DOTS_BELOW),
        Table(
            voice.read("levels.table", criterion=spread.label),
            heads,
            tuple(
                (stack.label, voice.count(row.people), *(voice.count(n) for n in row.counts))
                for row, stack in told
            ),
        ),
        over=spread.label,
    )  # fmt: skip


def _stack(row: LevelRow, spread: Spread, voice: Voice) -> Stack:
    label, n = named(row, spread, voice), row.people
    words = voice.say("withheld") if n is None else voice.read("levels.n", n=n)
    return Stack(label, row.counts, n, words, dots=n is not None and n < DOTS_BELOW)


def _in_words(row: LevelRow, stack: Stack, spread: Spread, voice: Voice) -> str:
    counts = zip(spread.levels, row.counts, strict=True)
    items = ", ".join(f"{name} {voice.count(count)}" for name, count in counts)
    return f"{stack.label} ({stack.words}): {items}"


def _finding(spread: Spread, voice: Voice) -> str:
    """How many reached the upper half in the first and in the last text that tells it."""
    level = half(spread)
    known = [(row, count) for row in spread.rows if row.wave == 1
             and row.people and (count := row.reached(level)) is not None]  # fmt: skip
    if not known:
        return voice.read("levels.hidden")
    name = spread.levels[level - 1]
    (first, before), (last, after) = known[0], known[-1]
    if first is last:
        share = voice.percent(after / (last.people or 1))
        return voice.read("levels.one", level=name, share=share, name=last.label)
    shares = [voice.percent(n / (row.people or 1)) for row, n in ((first, before), (last, after))]
    return voice.read("levels.finding", level=name, first=first.label, last=last.label,
                      before=shares[0], after=shares[1])  # fmt: skip
