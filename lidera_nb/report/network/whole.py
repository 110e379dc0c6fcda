"""All sections of a network report, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.report.kind import Make, once
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.network.told import (
    brokers,
    change,
    description,
    frame,
    mixing,
    received,
    response,
    sensitivity,
    tests,
)
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def _record(report: NetworkReport, made: Record, voice: Voice) -> Iterator[Section]:
    yield frame.record(report, made, voice)


SECTIONS: dict[str, Make] = {
    "summary": once(frame.summary),
    "response": once(response.response),
    "who": once(response.who),
    "description": once(description.description),
    "measures": once(description.measures),
    "received": once(received.received),
    "mixing": once(mixing.mixing),
    "brokers": once(brokers.brokers),
    "change": once(change.change),
    "tests": once(tests.tests),
    "sensitivity": once(sensitivity.sensitivity),
    "method": once(frame.method),
    "record": _record,
}
"""Name to the maker of a section."""
