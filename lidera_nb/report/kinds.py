"""The kinds of report that a package can be asked for: notebook, parameters and page of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from lidera_nb.dataset.networktables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.report import build, html, parameters, whole
from lidera_nb.report.network import page as network
from lidera_nb.report.parameters import CohortParameters, NetworkParameters, ReportParameters
from lidera_nb.report.provenance import Record

NOTEBOOKS = Path(__file__).parents[2] / "evaluation" / "notebooks"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report.

    Attributes
    ----------
    name
        What the command line calls it.
    files
        Names of its files after the cohort's: of the report, of a failed one, of the provenance.
    notebook
        The notebook that is executed.
    parse
        Gives its parameters or says what is wrong with them.
    page
        The whole report as HTML.
    """

    name: str
    files: tuple[str, str, str]
    notebook: Path
    parse: Callable[[Mapping[str, Any]], ReportParameters]
    page: Callable[[Package, Any, Record, datetime], str]


def _cohort_page(package: Package, asked: CohortParameters, made: Record, now: datetime) -> str:
    report = build.build(package, asked)
    return html.page(report, whole.sections(report, made), now)


COHORT = Kind(
    "cohort",
    ("report", "failed", "provenance"),
    NOTEBOOKS / "cohort.ipynb",
    parameters.parse,
    _cohort_page,
)
NETWORK = Kind(
    "network",
    ("network", "network-failed", "network-provenance"),
    NOTEBOOKS / "network.ipynb",
    partial(parameters.parse_as, NetworkParameters),
    network.page,
)
KINDS = {kind.name: kind for kind in (COHORT, NETWORK)}


def kinds_of(package: Package) -> tuple[Kind, ...]:
    """The reports that a package has data for; of an empty one, the cohort's."""
    if not set(NAMES) <= set(package.tables):
        return (COHORT,)
    return (NETWORK,) if package.tables["decisions"].empty else (COHORT, NETWORK)
