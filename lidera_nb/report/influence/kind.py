"""The report on networks and judgement as one of the kinds of report."""

from lidera_nb.dataset.networktables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.report.influence.build import build
from lidera_nb.report.influence.whole import SECTIONS
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import InfluenceParameters


def _both(package: Package) -> bool:
    """Whether a network was asked about and a case was played."""
    asked = set(NAMES) <= set(package.tables)
    return asked and not package.tables["decisions"].empty


KIND = Kind(
    "influence",
    "influencereport.kind",
    ("influence", "influence-failed", "influence-provenance"),
    InfluenceParameters,
    build,
    SECTIONS,
    _both,
)
