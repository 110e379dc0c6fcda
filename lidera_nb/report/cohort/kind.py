"""The cohort report as one of the kinds of report."""

from lidera_nb.dataset.read import Package
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.whole import SECTIONS, order
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import CohortParameters


def _played(package: Package) -> bool:
    """Whether anybody decided anything."""
    return not package.tables["decisions"].empty


KIND = Kind(
    "cohort",
    "report.kind",
    ("report", "failed", "provenance"),
    CohortParameters,
    build,
    SECTIONS,
    _played,
    order,
)
