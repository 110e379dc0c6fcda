"""All sections of a report on networks and judgement, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.influence.model import InfluenceReport
from lidera_nb.report.influence.told import alike, frame, later, near, sensitivity, who
from lidera_nb.report.kind import Make, once
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _record(report: InfluenceReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    "who": once(who.who),
    "alike": once(alike.alike),
    "near": once(near.near),
    "later": once(later.later),
    "sensitivity": once(sensitivity.sensitivity),
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section."""
