"""What a kind of report is: the data it needs, its parameters, its numbers and its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.dataset.described import Meta, read_meta
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.report.html import written
from lidera_nb.report.kinds import notebook_of
from lidera_nb.report.parameters import ReportParameters, parse_as
from lidera_nb.report.provenance import Record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

Make = Callable[[Any, Record, Voice], Iterable[Section]]
"""From a report, where it comes from and a language to its section, or several."""


def once(of: Callable[[Any, Voice], Section]) -> Make:
    """The maker of one section that needs no record."""
    return lambda report, _made, voice: (of(report, voice),)


def in_order(
    sections: Mapping[str, Make], report: Any, made: Record, voice: Voice
) -> list[Section]:
    """Every section, as they stand in `sections`."""
    return [section for make in sections.values() for section in make(report, made, voice)]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report.

    Attributes
    ----------
    name
        What the command line calls it; its notebook has that name as well.
    title
        Id of the text that names it above the title of the page.
    files
        Names of its files after the cohort's: of the report, of a failed one, of the provenance.
    parameters
        The model of its parameters.
    build
        From what was read and the parameters to every number of the report, as plain frozen data
        with the attributes ``meta`` and ``parameters``.
    sections
        Name to the maker of a section.
    has
        Whether a package holds data for it.
    order
        All sections in the order of the page.
    read
        Reads what the parameter ``package`` names.
    about
        What that says of itself, without reading a table.
    """

    name: str
    title: str
    files: tuple[str, str, str]
    parameters: type[ReportParameters]
    build: Callable[[Any, Any], Any]
    sections: Mapping[str, Make]
    has: Callable[[Package], bool]
    order: Callable[[Mapping[str, Make], Any, Record, Voice], list[Section]] = in_order
    read: Callable[[Path], Any] = read_package
    about: Callable[[Path], Meta] = read_meta

    @property
    def notebook(self) -> Path:
        """The notebook that is executed."""
        return notebook_of(self.name)

    def parse(self, raw: Mapping[str, Any]) -> ReportParameters:
        """Its parameters, or a `ReportError` that says what is wrong with them."""
        return parse_as(self.parameters, raw)

    def whole(self, report: Any, made: Record) -> list[Section]:
        """Every section of a report."""
        return self.order(self.sections, report, made, Voice(report.parameters.lang))

    def page(self, report: Any, made: Record) -> str:
        """A report as one HTML file that asks the network for nothing."""
        voice, meta = Voice(report.parameters.lang), _meta(report)
        exported = voice.say("made", exported=voice.day(meta.created))
        parts = self.whole(report, made)
        kind = voice.text(self.title)
        return written(voice, kind, meta.title, exported, parts, meta.synthetic, meta.pilot)


def _meta(report: Any) -> Meta:
    meta: Meta = report.meta
    return meta
