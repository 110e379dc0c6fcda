"""Who is in the network, who decided, and of whom both are known."""

from __future__ import annotations

from lidera_nb.report.figures import Table
from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.influence.told.words import words
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_REST = ("answered_only", "played_only", "neither")


def who(report: InfluenceReport, voice: Voice) -> Section:
    """The people behind every number of the report."""
    met, title = report.overlap, words(voice, "who.title")
    if met is None:
        return Section("who", title, lead=(words(voice, "who.none"),))
    rest = zip(_REST, met.rest, strict=True)
    counts = (("both", met.both), *rest, ("outside", met.outside))
    heads = (words(voice, "who.people"), words(voice, "who.count"))
    rows = tuple((words(voice, f"who.{name}"), voice.count(n)) for name, n in counts)
    lead = words(voice, "who.lead", wave=met.wave, asked=met.asked, both=met.both)
    return Section(
        "who",
        title,
        lead=(lead,),
        tables=(Table(words(voice, "who.table"), heads, rows),),
        closing=(words(voice, "who.silent"),),
    )
