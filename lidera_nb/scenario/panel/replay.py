"""An expert's play, played again: what does not fit the case is refused, never guessed."""

from __future__ import annotations

from lidera_nb.errors import PlayError
from lidera_nb.scenario import engine
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.panel.model import Expert, Take
from lidera_nb.scenario.state import Play

LONGEST = 200
"""Scenes after which a play is given up: it goes round and round."""


def replayed(scenario: Scenario, expert: Expert) -> Play:
    """The play of an expert, to its ending.

    Raises
    ------
    PlayError
        If the case does not allow a take, or the play comes to no ending.
    """
    play = engine.begin(scenario, expert.seed, expert.role)
    for take in expert.takes:
        play = _taken(scenario, _reach(scenario, play, take.scene), take)
    play = _reach(scenario, play, "")
    if not play.ended:
        raise PlayError(f"the play stops in scene '{play.scene}', before an ending")
    return play


def _reach(scenario: Scenario, play: Play, scene: str) -> Play:
    """The play after the passages that lead to a scene, or as far as passages lead."""
    while play.scene != scene and scenario.scenes[play.scene].next:
        if len(play.visited) > LONGEST:
            raise PlayError(f"the play goes round and round at scene '{play.scene}'")
        play = engine.advance(scenario, play)
    return play


def _taken(scenario: Scenario, play: Play, take: Take) -> Play:
    if play.scene != take.scene:
        raise PlayError(f"the play comes to scene '{play.scene}', not to '{take.scene}'")
    for name in take.opened:
        play = engine.consult(scenario, play, name)
    if take.choice is None:
        return play
    return engine.choose(scenario, play, take.choice, take.late)
