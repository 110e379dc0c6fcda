"""From the tables about cards to what the report says; pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lidera_nb.dataset import networktables
from lidera_nb.dataset.cardtables import NAMES
from lidera_nb.dataset.networked import network_of
from lidera_nb.dataset.read import Package
from lidera_nb.errors import ReportError
from lidera_nb.network import Study
from lidera_nb.report.knowledge.found.adopted import adopted
from lidera_nb.report.knowledge.found.captured import captured
from lidera_nb.report.knowledge.found.diffused import diffused
from lidera_nb.report.knowledge.found.exchanged import exchanged
from lidera_nb.report.knowledge.found.reviewed import reviewed
from lidera_nb.report.knowledge.model import (
    Adopted,
    Captured,
    Exchanged,
    KnowledgeReport,
    Reviewed,
    Spread,
)
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import KnowledgeParameters
from lidera_nb.texts import ZONE


def build(package: Package, asked: KnowledgeParameters) -> KnowledgeReport:
    """The report of a package.

    Raises
    ------
    ReportError
        If nobody wrote, reviewed or tried a card, or the relation that is asked for is unknown.
    """
    if not set(NAMES) <= set(package.tables):
        raise ReportError(
            f"the package of '{package.meta.cohort}' holds no cards: nobody wrote, reviewed or "
            "tried one, or it was exported before there were cards; export the cohort again once "
            "one was written, or ask for the cohort report"
        )
    tables, threshold = package.tables, asked.threshold
    names = Names(Labels(tables["codebook"], asked.lang), asked.lang)
    people = {str(one) for one in tables["participants"]["study_id"]}
    until = datetime.fromisoformat(package.meta.created).astimezone(ZONE).date()
    written = captured(tables["cards"], people, threshold)
    read = reviewed(tables["cards"], tables["card_reviews"], people, until, threshold)
    tried = adopted(tables["card_tries"], people, names, threshold)
    study = _study(package, asked)
    spread = diffused(tables, study, names, asked) if study else Spread("", 0, 0, None, "network")
    visits = exchanged(tables, threshold)
    hidden = _withheld(written, read, tried, spread) | _hidden(visits)
    relation = asked.relation or next(iter(study.relations), "") if study else ""
    return KnowledgeReport(package.meta, asked, relation, written, read, tried, spread, visits,
                           hidden)  # fmt: skip


def _study(package: Package, asked: KnowledgeParameters) -> Study | None:
    if not set(networktables.NAMES) <= set(package.tables):
        return None
    study = network_of(package)
    if asked.relation and asked.relation not in study.relations:
        raise ReportError(
            f"the parameter 'relation' is '{asked.relation}', which is not in this package; "
            f"give one of: {', '.join(study.relations) or 'none was answered yet'}"
        )
    return study


def _hidden(visits: Exchanged) -> dict[str, int]:
    """How many numbers on visits and labs are withheld, where there are any."""
    counts = [n for _, n in (*visits.outcomes, *visits.distances, *visits.labs)]
    return {"exchanged": sum(n is None for n in counts)} if counts else {}


def _withheld(written: Captured, read: Reviewed, tried: Adopted, spread: Spread) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    counts: list[Any] = [n for _, n in (*written.origins, *written.each, *written.reached)]
    places = [one for context in tried.contexts for one in context.places]
    cells = [n for one in places for n in (one.open, one.worked, one.failed)]
    return {
        "captured": sum(n is None for n in (*counts, written.writers, written.cards)),
        "reviewed": sum(n is None for _, n in read.advice),
        "adopted": sum(n is None for n in (*cells, *(n for _, n in tried.statuses))),
        "diffused": int(spread.few == "withheld"),
    }
