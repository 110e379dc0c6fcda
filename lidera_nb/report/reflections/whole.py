"""All sections of a report on reflections, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.kind import Make, once
from lidera_nb.report.provenance import Record
from lidera_nb.report.reflections.model import ReflectionReport
from lidera_nb.report.reflections.told import agreement, flow, frame, growth, levels, scores
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _record(report: ReflectionReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    "flow": once(flow.flow),
    "levels": once(levels.levels),
    "growth": once(growth.growth),
    "agreement": once(agreement.agreement),
    "scores": once(scores.scores),
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section."""
