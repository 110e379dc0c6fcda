"""A cohort report as a notebook shows it, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError
from lidera_nb.report.build import build
from lidera_nb.report.html import fragment
from lidera_nb.report.model import Report
from lidera_nb.report.parameters import parse
from lidera_nb.report.provenance import record
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice
from lidera_nb.report.whole import SECTIONS


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Sections that Jupyter displays as HTML."""

    sections: tuple[Section, ...]
    lang: str

    def __repr__(self) -> str:
        return "\n".join(section.title for section in self.sections)

    def _repr_html_(self) -> str:
        return "".join(fragment(section, self.lang) for section in self.sections)


@dataclass(frozen=True, slots=True)
class CohortView:
    """A report whose sections can be shown one by one.

    Attributes
    ----------
    report
        Every number of it, as plain data.
    """

    report: Report

    def show(self, name: str) -> Shown:
        """A section by its name in `lidera_nb.report.whole.SECTIONS`."""
        lang = self.report.parameters.lang
        made = SECTIONS[name](self.report, record(), Voice(lang))
        return Shown(tuple(made), lang)


def open_cohort(package: str, **parameters: Any) -> CohortView:
    """Read a package and build its report.

    Parameters
    ----------
    package
        Path of the data package; a relative one is looked for in the current folder and then in
        each folder above it, so that a notebook finds ``var/demo/package`` from where it lies.
    **parameters
        The others of `lidera_nb.report.parameters.CohortParameters`.

    Raises
    ------
    PackageError, ReportError
        If there is no such package, or a parameter is unknown or impossible.
    """
    asked = parse({"package": package, **parameters})
    return CohortView(build(read_package(find(Path(package))), asked))


def find(package: Path) -> Path:
    """The package's folder, from here or from a folder above."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / package).is_dir():
            return folder / package
    raise PackageError(
        f"there is no data package at {package}, here or in a folder above {here}; export one "
        "or set the parameter 'package'"
    )
