"""What somebody could do next in a play, as far as it can change how the play goes on.

A document that no condition asks for and that brings nothing but its price changes no way the
story can take, and leaving it unread is never worse: exploring leaves it closed. When two plays
agree on all that the scenario can still ask, they have the same future and the same `key`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.effects import Effect
from lidera_nb.scenario.model import Document, Incoming, Scenario
from lidera_nb.scenario.state import Play
from lidera_nb.scenario.walk import conditions, decisions

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Relevant:
    """What conditions of a scenario ask of the past, and what else can matter.

    `papers` are documents and messages worth opening, `late` the decisions at which it may be
    worth while to let the time run out.
    """

    papers: tuple[str, ...]
    choices: frozenset[tuple[str, str]]
    scenes: frozenset[str]
    marks: frozenset[str]
    late: frozenset[str]


def relevant(scenario: Scenario) -> Relevant:
    """Read off a scenario what its conditions can ask for."""
    tests = [condition for _, condition in conditions(scenario)]
    asked = {test.consulted for test in tests}
    papers: dict[str, Document | Incoming] = {**scenario.documents, **scenario.messages}
    bringing = {name for name, paper in papers.items() if _brings(paper.effect)}
    return Relevant(
        papers=tuple(name for name in papers if name in asked or name in bringing),
        choices=frozenset(pair for test in tests for pair in (test.chose or {}).items()),
        scenes=frozenset(test.visited for test in tests if test.visited),
        marks=frozenset(test.mark for test in tests if test.mark),
        late=frozenset(
            name
            for name, decision in decisions(scenario)
            if decision.limit and _brings(decision.limit.effect)
        ),
    )


def _brings(effect: Effect) -> bool:
    gains = (*effect.indicators.values(), *effect.attitudes.values(), *effect.resources.values())
    return bool(effect.marks) or any(gain > 0 for gain in gains) or bool(effect.attitudes)


def key(play: Play, what: Relevant) -> Key:
    """What a play's future depends on; equal keys mean equal futures."""
    chosen = {(taken.scene, taken.choice) for taken in play.taken}
    return (
        play.visited[-1],
        tuple(play.indicators.values()),
        tuple(play.attitudes.values()),
        tuple(play.resources.values()),
        play.marks & what.marks,
        play.consulted.intersection(what.papers),
        what.choices & chosen,
        what.scenes.intersection(play.visited),
        play.pending,
        len(play.taken),
        frozenset(play.inbox),
    )


def readings(scenario: Scenario, play: Play, what: Relevant) -> Iterator[Play]:
    """The play with every selection of papers read that matter and can be had here."""
    yield play
    here = scenario.scenes[play.visited[-1]].documents
    unread = [
        name
        for name in what.papers
        if (name in here or name in play.inbox) and name not in play.consulted
    ]
    yield from _selections(scenario, play, unread)


def _selections(scenario: Scenario, play: Play, unread: list[str]) -> Iterator[Play]:
    for i, name in enumerate(unread):
        paper = engine.at_hand(scenario, play, name)
        if paper is not None and asking.affords(paper.cost, play):
            read = engine.consult(scenario, play, name)
            yield read
            yield from _selections(scenario, read, unread[i + 1 :])
