"""The report on knowledge cards as one of the kinds of report."""

from lidera_nb.dataset.cardtables import NAMES
from lidera_nb.dataset.read import Package
from lidera_nb.report.kind import Kind
from lidera_nb.report.knowledge.build import build
from lidera_nb.report.knowledge.whole import SECTIONS
from lidera_nb.report.parameters import KnowledgeParameters


def _any(package: Package) -> bool:
    """Whether somebody wrote, reviewed or tried a card."""
    return set(NAMES) <= set(package.tables)


KIND = Kind(
    "knowledge",
    "knowledgereport.kind",
    ("knowledge", "knowledge-failed", "knowledge-provenance"),
    KnowledgeParameters,
    build,
    SECTIONS,
    _any,
)
