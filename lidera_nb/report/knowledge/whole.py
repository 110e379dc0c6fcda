"""All sections of a report on knowledge cards, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.kind import Make, once
from lidera_nb.report.knowledge.model import KnowledgeReport
from lidera_nb.report.knowledge.told import (
    adopted,
    captured,
    diffused,
    exchanged,
    frame,
    reviewed,
)
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _record(report: KnowledgeReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    "captured": once(captured.captured),
    "reviewed": once(reviewed.reviewed),
    "adopted": once(adopted.adopted),
    "diffused": once(diffused.diffused),
    "exchanged": exchanged.exchanged,
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section."""
