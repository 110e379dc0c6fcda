"""How synthetic participants rate themselves: seeded, stated, and with a modest change."""

from pathlib import Path

import pytest

from lidera_nb.demo.persona import Persona, personas
from lidera_nb.demo.rating import CHANGE, answers, ratings
from lidera_nb.forms.scale import load_scale
from lidera_nb.scenario.load import load

COURSE = Path(__file__).parents[2] / "course"
SCALE = load_scale(COURSE / "instruments" / "scale-practices.yaml").scale


@pytest.fixture(scope="module")
def crowd() -> list[Persona]:
    return personas(load(COURSE / "scenarios" / "los-que-faltan").scenario, 2026, 60)


def mean(crowd: list[Persona], wave: int) -> float:
    scored = [item.scored(told[item.id], SCALE.points) for who in crowd
              for told in (ratings(who, SCALE, wave),) for item in SCALE.items
              if item.id in told]  # fmt: skip
    return sum(scored) / len(scored)


def test_the_same_persona_rates_the_same(crowd: list[Persona]) -> None:
    assert ratings(crowd[0], SCALE, 1) == ratings(crowd[0], SCALE, 1)
    assert ratings(crowd[0], SCALE, 1) != ratings(crowd[1], SCALE, 1)


def test_every_rating_is_on_the_scale_and_few_items_stay_open(crowd: list[Persona]) -> None:
    told = [ratings(who, SCALE, wave) for who in crowd for wave in (1, 2)]
    assert all(1 <= value <= SCALE.points for one in told for value in one.values())
    assert 0 < sum(len(SCALE.items) - len(one) for one in told) < 0.05 * len(told) * 10


def test_the_change_that_was_put_in_comes_out(crowd: list[Persona]) -> None:
    assert mean(crowd, 2) - mean(crowd, 1) == pytest.approx(CHANGE, abs=0.15)


def test_who_stops_on_the_way_answers_only_before(crowd: list[Persona]) -> None:
    stopped = [who for who in crowd if who.stops_after is not None and not who.rights]
    assert stopped
    assert all(answers(who, 1) and not answers(who, 2) for who in stopped)
