"""A report as a notebook shows it, section by section; and its page, of the very same sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from lidera_nb.errors import PackageError
from lidera_nb.report import kinds
from lidera_nb.report.html import fragment
from lidera_nb.report.kind import Kind
from lidera_nb.report.provenance import Record, record_here
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


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
class View:
    """A report whose sections can be shown one by one.

    Attributes
    ----------
    kind
        Which report.
    report
        Every number of it, as plain data.
    """

    kind: Kind
    report: Any
    _made: dict[str, tuple[Section, ...]] = field(default_factory=dict, compare=False, repr=False)

    def show(self, name: str) -> Shown:
        """A section by its name in the kind's `sections`."""
        return Shown(self.made(name), self.report.parameters.lang)

    def made(self, name: str) -> tuple[Section, ...]:
        """The sections of that name; made once, for drawing them is what costs."""
        if name not in self._made:
            voice = Voice(self.report.parameters.lang)
            self._made[name] = tuple(self.kind.sections[name](self.report, record_here(), voice))
        return self._made[name]

    def page(self) -> str:
        """The whole report as one HTML file: what was shown already, and the rest."""
        again = {name: partial(_again, self, name) for name in self.kind.sections}
        return replace(self.kind, sections=again).page(self.report, record_here())


def _again(view: View, name: str, _report: Any, _made: Record, _voice: Voice) -> Iterable[Section]:
    return view.made(name)


_opened: dict[str, View] = {}
"""The latest view of each kind in this process."""


def opened(kind: str, package: str, **parameters: Any) -> View:
    """The latest view of that kind if it is of just this, otherwise a new one."""
    asked = kinds.named(kind).parse({"package": package, **parameters})
    latest = _opened.get(kind)
    if latest is not None and latest.report.parameters == asked:
        return latest
    return open_report(kind, package, **parameters)


def open_report(kind: str, package: str, **parameters: Any) -> View:
    """Read a package and build a report of it.

    Parameters
    ----------
    kind
        Which report, by its name in `lidera_nb.report.kinds.NAMES`.
    package
        Path of the data package; a relative one is looked for in the current folder and then in
        each folder above it, so that a notebook finds ``var/demo/package`` from where it lies.
    **parameters
        The others that the kind has (`lidera_nb.report.parameters`).

    Raises
    ------
    PackageError, ReportError
        If there is no such package, it holds nothing for this report, or a parameter is unknown
        or impossible.
    """
    found = kinds.named(kind)
    asked = found.parse({"package": package, **parameters})
    view = _opened[kind] = View(found, found.build(found.read(find(Path(package))), asked))
    return view


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
