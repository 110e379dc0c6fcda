"""The report on many cohorts as one of the kinds of report."""

from lidera_nb.dataset.described import read_metas
from lidera_nb.dataset.read import Package
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import PortfolioParameters
from lidera_nb.report.portfolio.build import build
from lidera_nb.report.portfolio.read import read_portfolio
from lidera_nb.report.portfolio.whole import SECTIONS


def _several(_package: Package) -> bool:
    """One package is never many."""
    return False


KIND = Kind(
    "portfolio",
    "portfolioreport.kind",
    ("report", "failed", "provenance"),
    PortfolioParameters,
    build,
    SECTIONS,
    _several,
    read=read_portfolio,
    about=read_metas,
)
