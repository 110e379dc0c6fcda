"""All sections of a network report, by name and in the order of the page."""

from __future__ import annotations

from collections.abc import Callable

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

Make = Callable[[NetworkReport, Record, Voice], Section]


def _of(make: Callable[[NetworkReport, Voice], Section]) -> Make:
    return lambda report, _made, voice: make(report, voice)


SECTIONS: dict[str, Make] = {
    "summary": _of(frame.summary),
    "response": _of(response.response),
    "who": _of(response.who),
    "description": _of(description.description),
    "measures": _of(description.measures),
    "received": _of(received.received),
    "mixing": _of(mixing.mixing),
    "brokers": _of(brokers.brokers),
    "change": _of(change.change),
    "tests": _of(tests.tests),
    "sensitivity": _of(sensitivity.sensitivity),
    "method": _of(frame.method),
    "record": frame.record,
}
"""Name to the maker of a section."""


def sections(report: NetworkReport, made: Record) -> list[Section]:
    """Every section of the report."""
    voice = Voice(report.parameters.lang)
    return [make(report, made, voice) for make in SECTIONS.values()]
