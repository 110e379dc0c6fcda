"""The diagnosis of a small panel, worked by hand."""

import pytest

from lidera_nb.activities.paneldiagnosis import diagnose
from lidera_nb.scenario.load import load
from lidera_nb.scenario.panel.load import panel_in
from lidera_nb.scenario.panel.model import Expert, PanelFile, Take
from tests.toycourse import write_course


@pytest.fixture
def case(tmp_path):
    return load(write_course(tmp_path / "course") / "scenarios" / "el-recado")


def panel(case, *roads):
    scenes = {"llamar": "sala", "esperar": "patio"}
    experts = {}
    for number, (first, second, third, sure) in enumerate(roads, start=1):
        takes = (
            Take(scene="puerta", choice=first, confidence=sure),
            Take(scene=scenes[first], choice=second),
            Take(scene="consejo", choice=third, confidence=sure),
        )
        experts[f"e{number:02d}"] = Expert(seed=number, takes=takes)
    file = PanelFile(case=case.scenario.id, hash=case.hash, synthetic=False, generator="by hand",
                     experts=experts)  # fmt: skip
    return panel_in(case, file)


MOST = ("llamar", "preguntar", "votar", 100)
ONE = ("esperar", "entrar", "votar", 50)


def test_six_experts_are_diagnosed_decision_by_decision(case):
    found = diagnose(case, panel(case, *[MOST] * 5, ONE))
    first, sala, patio, last = found.decisions
    assert (first.scene, first.people, dict(first.counts)) == (
        "puerta", 6, {"llamar": 5, "citar": 0, "esperar": 1})  # fmt: skip
    assert (first.modal, first.modal_share) == ("llamar", pytest.approx(5 / 6))
    assert first.baseline == pytest.approx(1 / 3)
    assert first.agreement == pytest.approx(10 / 15)
    assert (sala.spread, last.agreement) == (0, 1)
    assert patio.agreement is None


def test_few_are_said_to_be_few(case):
    found = diagnose(case, panel(case, *[MOST] * 5, ONE))
    assert [one.standing for one in found.decisions] == ["few", "few", "hidden", "few"]
    ten = diagnose(case, panel(case, *[MOST] * 10))
    assert {one.standing for one in ten.decisions} == {"enough"}


def test_a_panel_that_always_takes_the_first_is_told_to_be_unusual(case):
    found = diagnose(case, panel(case, *[MOST] * 6))
    assert (found.first.taken, found.first.of) == (18, 18)
    assert found.first.unusual
    assert found.last.taken == 0


def test_how_surely_a_panel_answers_is_told(case):
    found = diagnose(case, panel(case, *[MOST] * 3, ONE))
    assert (found.sure.count, found.sure.mean, found.sure.ends) == (8, 87.5, 0.75)
    assert found.shares.count == 0
