"""Beginning in the middle of a case, and what is said to whoever asks for what it has not."""

import pytest

from lidera_nb.errors import PlayError
from lidera_nb.scenario.load import load
from lidera_nb.scenario.opening import Opening, begin_at
from tests.livingcourse import write_living_course
from tests.toycourse import write_course


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    root = write_course(tmp_path_factory.mktemp("toy"))
    return load(root / "scenarios" / "el-recado").scenario


@pytest.fixture(scope="module")
def living(tmp_path_factory):
    root = write_living_course(tmp_path_factory.mktemp("living"))
    return load(next(iter((root / "scenarios").glob("*/scenario.yaml"))).parent).scenario


def refused(scenario, **asked):
    with pytest.raises(PlayError) as caught:
        begin_at(scenario, Opening(**asked), 1)
    return str(caught.value)


def test_a_play_begins_at_the_scene_and_levels_that_were_asked_for(toy):
    play = begin_at(toy, Opening(scene="consejo", levels={"confianza": 12}, read=("nota",)), 7)
    assert (play.scene, play.visited, play.taken) == ("consejo", ("consejo",), ())
    assert dict(play.indicators) == {"confianza": 12, "tiempo": 60}
    assert (play.consulted, play.seed) == ({"nota"}, 7)


def test_what_is_not_said_is_as_the_case_has_it(toy):
    assert begin_at(toy, Opening(), 3).scene == "puerta"
    assert begin_at(toy, Opening(seed=5), 3).seed == 5


def test_a_role_begins_where_it_begins(living):
    role = next(iter(living.roles))
    play = begin_at(living, Opening(role=role), 1)
    assert (play.role, play.scene) == (role, living.roles[role].start or living.start)


def test_a_message_that_was_read_has_arrived(living):
    name, role = next(iter(living.messages)), next(iter(living.roles))
    play = begin_at(living, Opening(role=role, read=(name,)), 1)
    assert name in play.inbox
    assert name in play.consulted


def test_what_the_case_has_not_is_named_with_what_it_has(toy, living):
    assert refused(toy, scene="luna") == (
        "this case has no scene 'luna'; it has: consejo, fin_acuerdo, fin_orden, patio, puerta, "
        "sala"
    )
    assert refused(toy, read=("acta",)) == (
        "this case has no document or message 'acta'; it has: nota"
    )
    assert refused(toy, marks=("visto",)) == "this case has no mark 'visto'; it has: none"
    assert refused(toy, levels={"amor": 1}) == (
        "this case has no indicator, attitude or resource 'amor'; it has indicators: confianza, "
        "tiempo"
    )
    assert refused(toy, role="utp") == "this case has no role 'utp'; take one of: none"
    roles = ", ".join(living.roles)
    assert refused(living) == (f"this case is played in roles; say in which one to begin: {roles}")


@pytest.mark.parametrize("value", [-1, 101])
def test_a_level_out_of_bounds_is_refused(toy, value):
    assert refused(toy, levels={"confianza": value}) == (
        f"the indicator 'confianza' cannot be {value}; give from 0 to 100"
    )


def test_a_name_of_two_kinds_must_say_which(living):
    who = next(iter(living.stakeholders))
    twice = living.model_copy(
        update={"indicators": {**living.indicators, who: next(iter(living.indicators.values()))}}
    )
    role = next(iter(living.roles))
    assert refused(twice, role=role, levels={who: 3}) == (
        f"'{who}' is of more than one kind in this case; write 'indicator.{who}' or "
        f"'attitude.{who}'"
    )
    play = begin_at(twice, Opening(role=role, levels={f"attitude.{who}": 3}), 1)
    assert play.attitudes[who] == 3
