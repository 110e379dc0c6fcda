"""Making up a panel: each rule plays the case once in each role, under a player's conditions.

A rule sees what a player sees: the choices that are open, the papers at hand. Every other one
reads all that it can pay for, the rest read nothing. What they foresee is stated too: of the
case, how often it comes true when the play is finished at random; of others, how many of the
rules would choose so in the same place.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.decisions import Decision, Prediction
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.panel.model import Expert, PanelFile, Rule, Take
from lidera_nb.scenario.panel.replay import LONGEST
from lidera_nb.scenario.panel.rules import pick, rules_of
from lidera_nb.scenario.state import Play

GENERATOR = "lidera panel synthesise, rules of version 1"
SURE = (0, 25, 50, 75, 100)
SHARES = (0, 20, 40, 60, 80, 100)
FUTURES = 24
"""Random ends of a play from which a confidence is read."""


def synthesise(case: Case, seed: int) -> PanelFile:
    """The synthetic panel of a case; the same seed makes the same panel."""
    scenario = case.scenario
    made = [
        _expert(scenario, rule, role, Random(f"{seed} {scenario.id} {role} {number}"), number)  # noqa: S311 - a stated simulation
        for role in tuple(scenario.roles) or (None,)
        for number, rule in enumerate(rules_of(scenario))
    ]
    return PanelFile(
        case=scenario.id,
        hash=case.hash,
        synthetic=True,
        generator=GENERATOR,
        seed=seed,
        experts={f"s{number:02d}": expert for number, expert in enumerate(made, start=1)},
    )


def _expert(scenario: Scenario, rule: Rule, role: str | None, dice: Random, number: int) -> Expert:
    seed = dice.randrange(2**31)
    play = engine.begin(scenario, seed, role)
    takes: list[Take] = []
    while not play.ended and len(play.visited) < LONGEST:
        opened = tuple(_papers(scenario, play)) if number % 2 else ()
        for name in opened:
            play = engine.consult(scenario, play, name)
        take = _take(scenario, play, rule, opened, dice)
        if opened or take.choice:
            takes.append(take)
        play = (
            engine.choose(scenario, play, take.choice)
            if take.choice
            else engine.advance(scenario, play)
        )
    return Expert(seed=seed, role=role, rule=rule, takes=tuple(takes))


def _papers(scenario: Scenario, play: Play) -> Iterator[str]:
    """What lies at hand unread and can be paid for, one after the other."""
    for name in (*scenario.scenes[play.scene].documents, *play.inbox):
        paper = engine.at_hand(scenario, play, name)
        if paper and name not in play.consulted and asking.affords(paper.cost, play):
            after = engine.consult(scenario, play, name)
            if asking.open_choices(scenario, play) and not asking.open_choices(scenario, after):
                continue  # nothing would be left to decide with
            play = after
            yield name


def _take(
    scenario: Scenario, play: Play, rule: Rule, opened: tuple[str, ...], dice: Random
) -> Take:
    point = scenario.scenes[play.scene].decision
    if point is None:
        return Take(scene=play.scene, opened=opened)
    choice, weighed = pick(rule, scenario, play, dice)
    sure, share = _foreseen(scenario, play, point, choice, dice)
    return Take(
        scene=play.scene,
        opened=opened,
        choice=choice,
        confidence=sure,
        share=share,
        weighed=weighed,
    )


def _foreseen(
    scenario: Scenario, play: Play, point: Decision, choice: str, dice: Random
) -> tuple[int | None, int | None]:
    if point.prediction is None:
        return None, None
    if point.prediction.about == "case":
        after = engine.choose(scenario, play, choice)
        return _nearest(_comes_true(scenario, after, point.prediction, dice), SURE), None
    wanted = point.prediction.choice or choice
    rules = rules_of(scenario)
    alike = sum(pick(rule, scenario, play, dice)[0] == wanted for rule in rules)
    return None, _nearest(100 * alike / len(rules), SHARES)


def _comes_true(scenario: Scenario, play: Play, asked: Prediction, dice: Random) -> float:
    """In how many of a hundred random ends a prediction comes true, of those that settle it."""
    ends = (asking.settle(asked, _finished(scenario, play, dice)) for _ in range(FUTURES))
    settled = [end for end in ends if end is not None]
    return 100 * sum(settled) / len(settled) if settled else 50


def _finished(scenario: Scenario, play: Play, dice: Random) -> Play:
    play = play._replace(seed=dice.randrange(2**31))
    while not play.ended and len(play.visited) < LONGEST:
        options = asking.open_choices(scenario, play)
        if options:
            play = engine.choose(scenario, play, dice.choice(options).id)
        else:
            play = engine.advance(scenario, play)
    return play


def _nearest(value: float, steps: tuple[int, ...]) -> int:
    return min(steps, key=lambda step: abs(step - value))
