"""Whether the answer hangs on how the question was asked."""

from __future__ import annotations

from lidera_nb.report.decisions.found.verdict import UNUSUAL
from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.influence.told.alike import ten, why
from lidera_nb.report.influence.told.words import words
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def sensitivity(report: InfluenceReport, voice: Voice) -> Section:
    """The main relation, asked in other ways."""
    title, main = words(voice, "cuts.title"), report.main
    if main is None or not report.cuts:
        return Section("cuts", title, lead=(why(report, voice),))
    return Section(
        "cuts",
        title,
        lead=(words(voice, "cuts.lead", relation=report.label),),
        figures=(ten((main, *report.cuts), "cuts", _finding(report, voice), voice),),
        closing=(words(voice, "cuts.reading"),),
    )


def _finding(report: InfluenceReport, voice: Voice) -> str:
    assert report.main is not None
    found = (report.main, *report.cuts)
    signs = {one.effect.value > 0 for one in found}
    clear = sum(one.p < UNUSUAL for one in found)
    if len(signs) > 1:
        return words(voice, "cuts.finding_signs")
    which = "all" if clear == len(found) else "none" if clear == 0 else "some"
    return words(voice, f"cuts.finding_{which}", clear=clear, n=len(found))
