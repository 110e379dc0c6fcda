"""The report on reflections as one of the kinds of report."""

from lidera_nb.dataset.read import Package
from lidera_nb.dataset.reviewtables import NAMES
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import ReflectionParameters
from lidera_nb.report.reflections.build import build
from lidera_nb.report.reflections.whole import SECTIONS


def _read(package: Package) -> bool:
    """Whether anything that was handed in was read or graded."""
    said = ("review_levels", "assignment_scores")
    whole = set(NAMES) <= set(package.tables)
    return whole and any(not package.tables[name].empty for name in said)


KIND = Kind(
    "reflections",
    "reflectionreport.kind",
    ("reflections", "reflections-failed", "reflections-provenance"),
    ReflectionParameters,
    build,
    SECTIONS,
    _read,
)
