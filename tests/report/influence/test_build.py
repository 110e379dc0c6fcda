"""The numbers of a report on networks and judgement."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from lidera_nb.analysis.alike import alike
from lidera_nb.dataset.read import Package
from lidera_nb.errors import PackageError, ReportError
from lidera_nb.report.influence.build import build
from lidera_nb.report.influence.found.tied import Compared, tied
from lidera_nb.report.influence.kind import KIND
from lidera_nb.report.influence.model import InfluenceReport, Tied
from tests.report.influence.conftest import asked
from tests.toyjudgement import chosen, ties_of
from tests.toystudy import crowd


def one_cohort(copy: float, seed: int) -> Tied:
    """The test of a cohort of 24 of which nobody is silent."""
    study = crowd(24, waves=1, silent=0, seed=seed)
    made = chosen(ties_of(study), copy, random.Random(seed))
    pairs = alike({who: dict(enumerate(path)) for who, path in made.items()})
    what = Compared(pairs.people, pairs.beyond, {})
    found = tied("advice", study.graph(1, "advice"), what, asked(permutations=99))
    assert found is not None
    return found


def test_likeness_planted_on_ties_is_found(report: InfluenceReport) -> None:
    assert report.main is not None
    assert report.main.p < 0.05
    assert report.main.effect.low is not None
    assert 0 < report.main.effect.low < report.main.effect.value


def test_where_nothing_is_planted_about_one_cohort_in_twenty_seems_alike() -> None:
    false = sum(one_cohort(0.0, seed).p < 0.05 for seed in range(40))
    assert false <= 6  # 2 expected; more than 6 less than once in 200 times


def test_where_four_choices_in_ten_are_copied_most_small_cohorts_show_it() -> None:
    assert sum(one_cohort(0.4, seed).p < 0.05 for seed in range(12)) >= 9


def test_the_effect_is_the_difference_between_tied_and_other_pairs() -> None:
    study = crowd(24, waves=1, silent=0)
    graph = study.graph(1, "advice")
    made = chosen(ties_of(study), 0.2, random.Random(2))
    pairs = alike({who: dict(enumerate(path)) for who, path in made.items()})
    found = tied("a", graph, Compared(pairs.people, pairs.beyond, {}), asked(permutations=99))
    tie = np.array([[graph.has_edge(a, b) for b in pairs.people] for a in pairs.people])
    other = ~tie & ~np.eye(24, dtype=bool)
    assert found is not None
    assert found.base == pytest.approx(pairs.beyond[other].mean())
    assert found.effect.value == pytest.approx(pairs.beyond[tie].mean() - found.base)


def test_each_relation_is_tested_apart_and_p_reckons_with_it(report: InfluenceReport) -> None:
    assert [one.label for one in report.tied] == ["consejo", "colaboración"]
    assert report.tied[0].p == pytest.approx(2 * report.cuts[1].p)  # the same test, unadjusted


def test_who_did_not_answer_is_no_person_without_ties(report: InfluenceReport) -> None:
    assert report.overlap is not None
    assert (report.overlap.asked, report.overlap.both) == (36, 33)
    assert report.overlap.rest == (None, None, None)


def test_a_control_that_is_not_known_or_tells_nothing_is_left_out(report: InfluenceReport) -> None:
    assert report.main is not None
    labels = [term.label for term in report.main.terms]
    assert labels == ["Estar en la misma región", "Dirigir el mismo nivel educativo"]


def test_the_second_play_is_held_against_the_first_of_whom_one_turned_to(
    report: InfluenceReport,
) -> None:
    assert [one.occasion for one in report.exposures] == ["again"] * 3
    near = report.exposures[0]
    assert (near.measure, near.people) == ("nearness", 33)
    assert 0 < near.own < 1


def test_twelve_people_are_not_compared(few: Package) -> None:
    report = build(few, asked())
    assert (report.few, report.tied, report.near, report.exposures) == ("people", (), (), ())


def test_without_a_panel_there_is_no_nearness(planted: Package) -> None:
    tables = {name: table for name, table in planted.tables.items() if name != "panels"}
    report = build(replace(planted, tables=tables), asked(permutations=99))
    assert not report.panel
    assert {one.measure for one in (*report.near, *report.exposures)} == {"confidence", "read"}


def test_the_same_package_gives_the_same_numbers(planted: Package, report: InfluenceReport) -> None:
    assert build(planted, asked()) == report


def test_a_package_needs_a_network_and_decisions(planted: Package) -> None:
    bare = {n: t for n, t in planted.tables.items() if not n.startswith("network")}
    with pytest.raises(PackageError, match="holds no network"):
        build(replace(planted, tables=bare), asked())
    nobody = {**planted.tables, "decisions": planted.tables["decisions"].iloc[:0]}
    with pytest.raises(ReportError, match="nobody played a case; export the cohort again"):
        build(replace(planted, tables=nobody), asked())
    assert KIND.has(planted)
    assert not KIND.has(replace(planted, tables=nobody))


def test_an_unknown_relation_is_refused(planted: Package) -> None:
    with pytest.raises(ReportError, match="give one of: advice, collaboration"):
        build(planted, asked(relation="friends"))


def test_without_a_second_attempt_the_last_case_is_held_against_the_first(planted: Package) -> None:
    module = planted.tables["codebook"].query("kind == 'module'")["id"].iloc[0]
    decisions = planted.tables["decisions"].assign(counts=True)
    again = decisions["attempt"] == 2
    moved = decisions.assign(
        module=np.where(again, "later", module),
        scenario=np.where(again, "otro", decisions["scenario"]),
        attempt=1,
    )
    report = build(replace(planted, tables={**planted.tables, "decisions": moved}),
                   asked(permutations=99))  # fmt: skip
    assert {one.occasion for one in report.exposures} == {"course"}


def test_where_hardly_anybody_is_tied_pairs_are_not_compared(planted: Package) -> None:
    report = build(planted, asked(at_least=7))
    assert (report.few, report.tied, report.near) == ("ties", (), ())
