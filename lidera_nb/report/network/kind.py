"""The network report as one of the kinds of report."""

from lidera_nb.dataset.networktables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.report.kind import Kind
from lidera_nb.report.network.build import build
from lidera_nb.report.network.whole import SECTIONS
from lidera_nb.report.parameters import NetworkParameters


def _asked(package: Package) -> bool:
    """Whether a network was asked about."""
    return set(NAMES) <= set(package.tables)


KIND = Kind(
    "network",
    "networkreport.kind",
    ("network", "network-failed", "network-provenance"),
    NetworkParameters,
    build,
    SECTIONS,
    _asked,
)
