"""Made-up panels: alike from the same seed, diverse, and by rules that do what they say."""

from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.load import load
from lidera_nb.scenario.panel.load import panel_in, panel_of
from lidera_nb.scenario.panel.model import Rule
from lidera_nb.scenario.panel.rules import pick, promised, rules_of
from lidera_nb.scenario.panel.synthetic import synthesise
from lidera_nb.scenario.panel.tally import tally
from lidera_nb.scenario.panel.write import panel_text, write_panel
from tests.toycourse import write_course

SCENARIOS = Path(__file__).resolve().parents[3] / "course" / "scenarios"
CASES = sorted(path.parent for path in SCENARIOS.glob("*/scenario.yaml"))


def test_the_same_seed_makes_the_same_panel_and_another_seed_another(case):
    assert synthesise(case, 7) == synthesise(case, 7)
    assert synthesise(case, 7) != synthesise(case, 8)


def test_a_panel_is_written_and_read_back_as_it_was(case, folder):
    made = synthesise(case, 7)
    write_panel(made, folder)
    panel = panel_of(case, folder)
    assert panel.synthetic
    assert dict(panel.experts) == made.experts
    assert panel_text(made).startswith("# SYNTHETIC: nobody played this.")


def test_the_rule_for_an_indicator_takes_what_is_best_for_it(case):
    play = engine.begin(case.scenario, 1)
    trust, time = (Rule(name="indicator", of=name) for name in ("confianza", "tiempo"))
    assert pick(trust, case.scenario, play, Random(1))[0] == "llamar"
    assert pick(time, case.scenario, play, Random(1))[0] == "esperar"


def test_the_rule_for_the_weakest_looks_at_what_stands_lowest(case):
    play = engine.begin(case.scenario, 1)
    choice, weighed = pick(Rule(name="weakest"), case.scenario, play, Random(1))
    assert (choice, weighed.of) == ("llamar", "confianza")  # 50 beside 60


def test_the_careful_rule_avoids_the_largest_loss_and_the_steady_one_any_change(case):
    play = engine.begin(case.scenario, 1)
    # The largest losses are 4 (llamar), 8 (citar) and 6 (esperar); all changes 10, 10 and 9.
    assert pick(Rule(name="careful"), case.scenario, play, Random(1))[0] == "llamar"
    assert pick(Rule(name="steady"), case.scenario, play, Random(1))[0] == "esperar"


def test_what_is_alike_under_a_rule_is_parted_by_the_sum_and_then_by_a_draw(case):
    play = engine.begin(case.scenario, 1)
    choice, weighed = pick(Rule(name="people"), case.scenario, play, Random(1))
    assert (choice, weighed.tie) == ("llamar", "sum")


def test_what_comes_later_counts_half(case):
    play = engine.begin(case.scenario, 1)
    first = asking.open_choices(case.scenario, play)[0]
    assert promised(first).indicators == {"confianza": 6, "tiempo": -4}
    assert promised(first, now=0.5).indicators == {"confianza": 3, "tiempo": -2}


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_a_shipped_panel_is_the_one_that_its_seed_makes(folder):
    case = load(folder)
    shipped = (folder / "panel.yaml").read_text("utf-8")
    assert shipped == panel_text(synthesise(case, 2026)), "run: lidera panel synthesise"


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_a_shipped_panel_has_nine_experts_or_more_in_each_role_who_do_not_all_agree(folder):
    case = load(folder)
    made = synthesise(case, 2026)
    points = tally(panel_in(case, made))
    assert len(rules_of(case.scenario)) >= 9
    assert len({tuple(t.choice for t in one.takes) for one in made.experts.values()}) >= 9
    everyone = [p for p in points.values() if p.people == len(rules_of(case.scenario))]
    assert all(len(point.counts) > 1 for point in everyone)


@settings(max_examples=25, deadline=None)
@given(some.integers(0, 2**31))
def test_a_panel_of_any_seed_plays_the_case_to_its_endings(seed):
    case = _toy()
    panel = panel_in(case, synthesise(case, seed))
    assert all(play.ended for play in panel.plays.values())
    points = tally(panel)
    assert points[None, "puerta"].people == points[None, "consejo"].people == len(panel.plays)
    between = [points[None, at].people for at in ("sala", "patio") if (None, at) in points]
    assert sum(between) == len(panel.plays)


@cache
def _toy():
    with TemporaryDirectory() as place:
        return load(write_course(Path(place) / "course") / "scenarios" / "el-recado")
