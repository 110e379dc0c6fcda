"""What was tried and what became of it in schools of each kind; failures beside successes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidera_nb.report import charts
from lidera_nb.report.charts import Bar
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.knowledge.model import Context, KnowledgeReport, Place
from lidera_nb.report.knowledge.told.words import counts, label, words
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

HEADS = ("failed", "worked", "open")


def adopted(report: KnowledgeReport, voice: Voice) -> Section:
    """Tries by what became of them, by kind of school, and with their reasons."""
    found, title = report.adopted, words(voice, "adopted.title")
    if found.tries == 0:
        return Section("adopted", title, lead=(words(voice, "adopted.none"),))
    drawn = [one for one in found.contexts if any(place.share for place in one.places)]
    return Section(
        "adopted",
        title,
        lead=tuple(_lead(report, voice)),
        figures=tuple(_figure(one, one is drawn[0], voice) for one in drawn),
        tables=tuple(_tables(report, drawn, voice)),
        closing=(words(voice, "adopted.reading"),),
        narrow=True,
    )


def _lead(report: KnowledgeReport, voice: Voice) -> Iterator[str]:
    found = report.adopted
    if found.tries is None:
        yield words(voice, "adopted.lead_few", most=report.parameters.threshold - 1)
    else:
        yield words(voice, "adopted.lead", tries=found.tries, cards=found.cards)
    if found.triers:
        share = voice.percent(found.triers.value)
        yield words(voice, "adopted.triers", share=share, range=voice.interval(found.triers))
    yield words(voice, "adopted.apart")


def _tables(report: KnowledgeReport, drawn: Sequence[Context], voice: Voice) -> Iterator[Table]:
    found = report.adopted
    if found.tries is None:  # so few told of any that all of it is withheld
        return
    yield counts(voice, "statuses", found.statuses)
    for one in found.contexts:
        told = any(n is not None for p in one.places for n in (p.open, p.worked, p.failed))
        if told and one not in drawn:
            yield _table(one, voice)
    rows = tuple(
        (label(voice, "why", one.word), voice.count(one.failed), voice.count(one.worked))
        for one in found.reasons
        if one.failed or one.worked
    )
    if rows:
        heads = tuple(words(voice, f"reasons.{head}") for head in ("what", "failed", "worked"))
        yield Table(words(voice, "reasons.table"), heads, rows)


def _figure(context: Context, first: bool, voice: Voice) -> Figure:
    rows = [_bar(place, voice) for place in context.places if place.share]
    return figure(
        f"adopted-{context.field}",
        words(voice, "adopted.finding", label=context.label),
        charts.bars(rows, words(voice, "adopted.axis"), dots=True),
        words(voice, "adopted.alt", items=voice.in_words(rows)),
        words(voice, "adopted.caption" if first else "adopted.caption_next"),
        _table(context, voice),
    )


def _bar(place: Place, voice: Voice) -> Bar:
    assert place.share is not None
    value = words(voice, "adopted.value", failed=place.failed, worked=place.worked)
    return Bar(place.label, place.share.value, value, place.share.low, place.share.high, True)


def _table(context: Context, voice: Voice) -> Table:
    heads = (context.label, *(words(voice, f"adopted.{head}") for head in HEADS),
             voice.say("range"))  # fmt: skip
    rows = tuple(
        (place.label, *(voice.count(getattr(place, head)) for head in HEADS),
         voice.interval(place.share))
        for place in context.places
    )  # fmt: skip
    return Table(words(voice, "adopted.table", label=context.label), heads, rows)
