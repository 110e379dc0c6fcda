"""The report as a whole: what is planted is found, what is not is not, and what is said where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lidera_nb.dataset.cardtables import NAMES
from lidera_nb.dataset.networktables import NAMES as NETWORK
from lidera_nb.dataset.read import Package
from lidera_nb.errors import ReportError
from lidera_nb.report.kinds import kinds_of
from lidera_nb.report.knowledge.build import build
from lidera_nb.report.knowledge.model import KnowledgeReport
from tests.report.knowledge.conftest import asked
from tests.toyknowledge import knowledge


def without(package: Package, names: tuple[str, ...]) -> Package:
    return replace(
        package, tables={name: t for name, t in package.tables.items() if name not in names}
    )


def test_what_passes_along_ties_lies_far_from_chance(report: KnowledgeReport) -> None:
    found = report.diffused.found
    assert found is not None
    assert found.after > found.high
    assert found.p < 0.01


def test_where_nothing_passes_chance_gives_as_much(tmp_path: Path) -> None:
    found = build(knowledge(tmp_path), asked()).diffused.found
    assert found is not None
    assert found.low <= found.after <= found.high


def test_the_same_seed_gives_the_same_report(planted: Package, report: KnowledgeReport) -> None:
    assert build(planted, asked()) == report
    other = build(planted, asked(seed=2)).diffused.found
    assert other is not None
    assert report.diffused.found is not None
    assert other.after == report.diffused.found.after
    assert other.expected != report.diffused.found.expected


def test_without_a_network_the_rest_is_told(planted: Package) -> None:
    found = build(without(planted, NETWORK), asked())
    assert (found.diffused.found, found.diffused.few) == (None, "network")
    assert found.adopted.tries == 108


def test_with_few_tries_nothing_is_compared(planted: Package) -> None:
    tries = planted.tables["card_tries"].head(9)
    few = replace(planted, tables={**planted.tables, "card_tries": tries})
    assert build(few, asked()).diffused.few == "tries"


def test_a_package_without_cards_is_refused_in_a_sentence(planted: Package) -> None:
    bare = without(planted, NAMES)
    assert "knowledge" not in [kind.name for kind in kinds_of(bare)]
    with pytest.raises(ReportError, match="holds no cards: nobody wrote, reviewed or tried one"):
        build(bare, asked())


def test_an_unknown_relation_is_refused_with_those_there_are(planted: Package) -> None:
    with pytest.raises(ReportError, match="'x', which is not in this package; give one of: advice"):
        build(planted, asked(relation="x"))
