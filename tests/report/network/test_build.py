"""A whole report: what is in it, what never is, and what a thin package yields."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError, ReportError
from lidera_nb.report.network.build import build
from lidera_nb.report.network.model import NetworkReport
from tests.report.network.conftest import asked, packed
from tests.toystudy import crowd, trio


def test_nobody_is_in_the_numbers(network_report: NetworkReport) -> None:
    assert "p_id" not in json.dumps(asdict(network_report), default=str)


def test_the_last_wave_is_told_of_every_relation(network_report: NetworkReport) -> None:
    assert network_report.last == 2
    assert [(one.wave, one.relation) for one in network_report.described] == [
        (1, "advice"), (1, "collaboration"), (2, "advice"), (2, "collaboration")]  # fmt: skip
    assert network_report.label == "consejo"


def test_the_same_package_gives_the_same_report(
    network_package: Path, network_report: NetworkReport
) -> None:
    assert build(read_package(network_package), asked()) == network_report


def test_the_same_relation_can_be_asked_for_by_name(network_package: Path) -> None:
    package = read_package(network_package)
    assert build(package, asked(relation="collaboration")).label == "colaboración"
    with pytest.raises(ReportError, match="'friendship', which is not in this package; give one"):
        build(package, asked(relation="friendship"))


def test_a_package_without_a_network_is_refused_in_one_sentence(package: Path) -> None:
    with pytest.raises(PackageError, match="holds no network: nobody was asked who they turn to"):
        build(read_package(package), asked())


def test_of_three_people_only_the_question_is_told(tmp_path: Path) -> None:
    report = build(read_package(packed(trio(), tmp_path)), asked())
    assert report.waves[0].answered is None
    assert (report.described, report.who, report.tests, report.picture) == ((), (), None, None)


def test_silence_in_the_last_wave_leaves_the_one_before(tmp_path: Path) -> None:
    study = crowd(waves=2)
    late = study.responses["wave"] == 2
    responses = study.responses.assign(responded=study.responses["responded"] & ~late)
    ties = study.ties[study.ties["wave"] == 1]
    quiet = type(study)(study.people, responses, ties, True)
    report = build(read_package(packed(quiet, tmp_path)), asked())
    assert report.last == 1
    assert report.changes == ()


def test_what_is_withheld_is_counted(network_report: NetworkReport) -> None:
    hidden = sum(spread.withheld for spread in network_report.received)
    assert network_report.withheld["received"] == hidden


def test_outside_chile_nothing_is_told_of_macrozones(tmp_path: Path) -> None:
    study = crowd(waves=1)
    abroad = type(study)(
        study.people.assign(territory="united_states"), study.responses, study.ties, True
    )
    report = build(read_package(packed(abroad, tmp_path)), asked())
    now = report.now()
    assert now is not None
    assert now.measures["crossing"] is None
    assert (report.groups, report.roles) == ((), ())
