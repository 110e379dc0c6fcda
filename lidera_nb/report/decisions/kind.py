"""The report on decisions as one of the kinds of report."""

from lidera_nb.dataset.read import Package
from lidera_nb.report.decisions.build import build
from lidera_nb.report.decisions.whole import SECTIONS, order
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import DecisionParameters


def _played(package: Package) -> bool:
    """Whether anybody decided anything."""
    return not package.tables["decisions"].empty


KIND = Kind(
    "decisions",
    "decisionreport.kind",
    ("decisions", "decisions-failed", "decisions-provenance"),
    DecisionParameters,
    build,
    SECTIONS,
    _played,
    order,
)
