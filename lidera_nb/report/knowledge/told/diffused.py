"""Whether tries come after people whom one turns to, as association."""

from __future__ import annotations

from lidera_nb.analysis.diffusion import Diffusion
from lidera_nb.report import spans
from lidera_nb.report.decisions.found.verdict import verdict
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.knowledge.found.diffused import PEOPLE, TRIES
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told.words import words
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

HEADS = ("tries", "triers", "after", "wrote", "tried", "expected", "band", "chance")
CANNOT = ("alike", "shared", "unseen", "days", "wave")


def diffused(report: KnowledgeReport, voice: Voice) -> Section:
    """Tries after somebody whom one turns to, beside what chance gives."""
    spread, title = report.diffused, words(voice, "diffused.title")
    if spread.found is None:
        why = words(voice, f"few.{spread.few}", people=PEOPLE, tries=TRIES)
        return Section("diffused", title, lead=(why,))
    lead = words(voice, "diffused.lead", relation=spread.label, wave=spread.wave,
                 people=spread.answered)  # fmt: skip
    return Section(
        "diffused",
        title,
        lead=(lead,),
        figures=(_figure(report, spread.found, voice),),
        points_title=words(voice, "diffused.cannot_title"),
        points=tuple(words(voice, f"diffused.cannot_{name}") for name in CANNOT),
    )


def told(found: Diffusion, voice: Voice) -> str:
    """What chance gives, and how the tries stand beside it."""
    low, high = (voice.decimal(end) for end in (found.low, found.high))
    return words(voice, "diffused.beside", low=low, high=high, said=_said(found, voice))


def _said(found: Diffusion, voice: Voice) -> str:
    return words(voice, f"diffused.{verdict(found.p)}")


def _figure(report: KnowledgeReport, found: Diffusion, voice: Voice) -> Figure:
    ends = (0.0, float(found.tries))
    row = Span(
        words(voice, "diffused.row", relation=report.diffused.label), float(found.after),
        words(voice, "diffused.of", n=found.after, tries=found.tries),
        found.low, found.high, found.expected,
    )  # fmt: skip
    return figure(
        "diffused-chart",
        words(voice, f"diffused.finding_{verdict(found.p)}"),
        spans.spans([row], words(voice, "diffused.axis"), ends, ends, percent=False),
        words(voice, "diffused.alt", n=found.after, tries=found.tries, beside=told(found, voice)),
        words(voice, "diffused.caption", draws=voice.decimal(report.parameters.permutations)),
        Table(
            words(voice, "diffused.table"),
            (words(voice, "diffused.what"), words(voice, "diffused.value")),
            tuple(zip((words(voice, f"diffused.head_{head}") for head in HEADS),
                      _cells(found, voice), strict=True)),
        ),
    )  # fmt: skip


def _cells(found: Diffusion, voice: Voice) -> tuple[str, ...]:
    p, error = voice.decimal(found.p, 3), voice.decimal(found.error, 3)
    numbers = (found.tries, found.triers, found.after, found.wrote, found.tried)
    low, high = (voice.decimal(end) for end in (found.low, found.high))
    return (
        *(voice.count(one) for one in numbers),
        voice.decimal(found.expected, 1),
        words(voice, "waits.between", low=low, high=high),
        words(voice, "diffused.p", said=_said(found, voice), p=p, error=error),
    )
