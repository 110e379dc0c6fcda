"""Whether people who are tied decide more alike, as association."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidera_nb.report import spans
from lidera_nb.report.decisions.found.verdict import UNUSUAL
from lidera_nb.report.decisions.told.words import signed
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.influence.found.tied import MOST, PEOPLE, TIES
from lidera_nb.report.influence.model import InfluenceReport, Tied
from lidera_nb.report.influence.told.words import between, chance, difference, reach, words
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice


def alike(report: InfluenceReport, voice: Voice) -> Section:
    """Equal choices of people who are tied beside those who are not, relation by relation."""
    title = words(voice, "alike.title")
    if not report.tied:
        return Section("alike", title, lead=(why(report, voice),))
    base = report.tied[0]
    return Section(
        "alike",
        title,
        lead=tuple(_lead(report, base, voice)),
        figures=(ten(report.tied, "alike", _finding(report, voice), voice),),
        tables=tuple(_tables(report, voice)),
        closing=(words(voice, "alike.reading"), words(voice, "alike.reasons")),
    )


def why(report: InfluenceReport, voice: Voice) -> str:
    """Why pairs could not be compared."""
    return words(voice, f"few.{report.few or 'same'}", people=PEOPLE, ties=TIES, most=MOST)


def _lead(report: InfluenceReport, base: Tied, voice: Voice) -> Iterator[str]:
    yield words(voice, "alike.lead", wave=report.last, people=base.people)
    if report.usual is not None:
        usual = voice.decimal(report.usual * 10, 1)
        yield words(voice, "alike.usual", relation=report.label, usual=usual)
    if len(report.tied) > 1:
        yield words(voice, "alike.many", n=len(report.tied))
    if report.few == "same":
        yield words(voice, "few.same")


def ten(found: Sequence[Tied], name: str, finding: str, voice: Voice) -> Figure:
    """Differences in ten decisions as a figure.

    Parameters
    ----------
    found
        Rows.
    name
        The figure's id, and the id of its texts.
    finding
        What it shows.
    voice
        The report's language.
    """
    rows = [
        Span(one.label, one.effect.value * 10, signed(one.effect.value * 10, voice, 1),
             (one.effect.low or 0.0) * 10, (one.effect.high or 0.0) * 10)
        for one in found
    ]  # fmt: skip
    far = reach([one.effect for one in found], 10)
    items = "; ".join(f"{one.label}: {difference(one.effect, voice, 10)}" for one in found)
    heads = ("relation", "people", "ties", "alone", "effect", "between", "chance")
    return figure(
        f"{name}-chart",
        finding,
        spans.spans(rows, words(voice, "alike.axis"), (-far, far), (-far, 0, far), False, 0.0),
        words(voice, "alike.alt", items=items),
        words(voice, f"{name}.caption"),
        Table(
            words(voice, f"{name}.table"),
            tuple(words(voice, f"alike.{head}") for head in heads),
            tuple(_cells(one, voice) for one in found),
        ),
    )


def _cells(one: Tied, voice: Voice) -> tuple[str, ...]:
    return (
        one.label,
        voice.decimal(one.people),
        voice.decimal(one.ties),
        voice.count(one.alone),
        signed(one.effect.value * 10, voice, 1),
        between(one.effect, voice, 10),
        chance(one.p, one.error, voice),
    )


def _finding(report: InfluenceReport, voice: Voice) -> str:
    clear = [one for one in report.tied if one.p < UNUSUAL]
    if not clear:
        return words(voice, "alike.finding_none")
    top = max(clear, key=lambda one: abs(one.effect.value))
    which = "more" if top.effect.value > 0 else "less"
    value = voice.decimal(abs(top.effect.value) * 10, 1)
    return words(voice, f"alike.finding_{which}", relation=top.label, value=value)


def _tables(report: InfluenceReport, voice: Voice) -> Iterator[Table]:
    """What else goes with equal choices, and the manner of deciding."""
    main = report.main
    if main and main.terms:
        heads = tuple(words(voice, f"alike.{head}") for head in ("control", "effect", "chance"))
        rows = tuple(
            (term.label, signed(term.estimate * 10, voice, 2), chance(term.p, term.error, voice))
            for term in main.terms
        )
        yield Table(words(voice, "alike.controls", relation=report.label), heads, rows)
    if report.manners:
        names = ("manner", "apart", "chance")
        heads = tuple(words(voice, f"alike.{head}") for head in names)
        manners = tuple(
            (_manner(one, voice), difference(one.effect, voice, 100),
             chance(one.p, one.error, voice))
            for one in report.manners
        )  # fmt: skip
        yield Table(words(voice, "alike.manners", relation=report.label), heads, manners)


def _manner(one: Tied, voice: Voice) -> str:
    base = voice.decimal(one.base * 100)
    return words(voice, "alike.base", label=one.label, base=base)
