"""All sections of a report on many cohorts, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.kind import Make, once
from lidera_nb.report.portfolio.found.measured import MEASURES
from lidera_nb.report.portfolio.model import PortfolioReport
from lidera_nb.report.portfolio.told import frame
from lidera_nb.report.portfolio.told.compared import compared
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _record(report: PortfolioReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


def _measure(name: str) -> Make:
    return once(lambda report, voice: compared(report, name, voice))


SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    **{name: _measure(name) for name in MEASURES},
    "cohorts": once(frame.cohorts),
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section."""
