"""Beginning a play in the middle: any scene, with levels and papers as an author wants to see them.

Only a preview begins so. Nothing was decided before such a beginning, so a condition that asks
for an earlier decision or scene doesn't hold in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lidera_nb.errors import PlayError
from lidera_nb.scenario import engine
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.state import Levels, Play
from lidera_nb.scenario.turn import FULL
from lidera_nb.scenario.walk import effects

LEVELS = ("indicator", "attitude", "resource")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a play is to begin; what is not said is as the case has it.

    Attributes
    ----------
    scene
        The scene on the screen; the first one of the case (or role) if none.
    levels
        Name to value, of indicators, attitudes and resources; ``attitude.rosa`` where a name is
        of two kinds.
    read
        Documents and messages that were consulted before.
    marks
        Facts of the play that were set before.
    role
        Whom the participant plays.
    seed
        What settles every chance; any if none.
    """

    scene: str = ""
    levels: Mapping[str, int] = field(default_factory=dict)
    read: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    role: str | None = None
    seed: int | None = None

    @property
    def skips(self) -> bool:
        """Whether the play is under way at once: there is nothing to choose at the briefing."""
        return bool(self.scene or self.role)


def begin_at(scenario: Scenario, opening: Opening, seed: int, role: str | None = None) -> Play:
    """A play that begins as `opening` says; `seed` and `role` stand where it says nothing.

    Raises
    ------
    PlayError
        The case has no such scene, role, level, paper or mark, or a value is out of bounds; the
        sentence names those that there are.
    """
    _known("scene", filter(None, (opening.scene,)), scenario.scenes)
    role = role if opening.role is None else opening.role
    if scenario.roles and role is None:
        listed = ", ".join(scenario.roles)
        raise PlayError(f"this case is played in roles; say in which one to begin: {listed}")
    play = engine.begin(scenario, seed if opening.seed is None else opening.seed, role)
    play = _with_levels(play, opening.levels)
    play = _with_papers(scenario, play, opening.read)
    marks = {mark for _, effect in effects(scenario) for mark in effect.marks}
    play = play._replace(marks=frozenset(_known("mark", opening.marks, marks)))
    if opening.scene:
        play = engine.enter(scenario, play._replace(visited=()), opening.scene)
    return play


def _known(what: str, given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    names = tuple(given)
    for name in names:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise PlayError(f"this case has no {what} '{name[:60]}'; it has: {listed}")
    return names


def _with_papers(scenario: Scenario, play: Play, read: tuple[str, ...]) -> Play:
    papers = [*scenario.documents, *scenario.messages]
    opened = frozenset(_known("document or message", read, papers))
    arrived = [name for name in read if name in scenario.messages and name not in play.inbox]
    return play._replace(consulted=opened, inbox=(*play.inbox, *dict.fromkeys(arrived)))


def _with_levels(play: Play, levels: Mapping[str, int]) -> Play:
    standing: dict[str, dict[str, int]] = {
        "indicator": dict(play.indicators),
        "attitude": dict(play.attitudes),
        "resource": dict(play.resources),
    }
    for name, value in levels.items():
        kind, bare = _named(standing, name)
        _within(kind, bare, value)
        standing[kind][bare] = value
    return play._replace(
        indicators=MappingProxyType(standing["indicator"]),
        attitudes=MappingProxyType(standing["attitude"]),
        resources=MappingProxyType(standing["resource"]),
    )


def _named(standing: Mapping[str, Levels], name: str) -> tuple[str, str]:
    """Which kind of level is meant, and its name in it."""
    before, dot, after = name.partition(".")
    kinds, bare = ((before,), after) if dot else (LEVELS, name)
    found = [kind for kind in kinds if bare in standing.get(kind, ())]
    if len(found) > 1:
        either = " or ".join(f"'{kind}.{bare}'" for kind in found)
        raise PlayError(f"'{bare}' is of more than one kind in this case; write {either}")
    if not found:
        listed = "; ".join(
            f"{kind}s: {', '.join(names)}" for kind, names in standing.items() if names
        )
        raise PlayError(
            f"this case has no indicator, attitude or resource '{name[:60]}'; it has {listed}"
        )
    return found[0], bare


def _within(kind: str, name: str, value: int) -> None:
    if value < 0 or (kind != "resource" and value > FULL):
        bounds = "0 or more" if kind == "resource" else f"from 0 to {FULL}"
        raise PlayError(f"the {kind} '{name}' cannot be {value}; give {bounds}")
