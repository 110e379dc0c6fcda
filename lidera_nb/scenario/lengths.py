"""How long a case takes: the words and decisions on the ways that plays really took.

A reader meets the situation, the lines of each scene, every paper at hand there, the question
and the choices that are open, and afterwards the consequence of the one taken with all that
arrives with it. A clip counts as its transcript, an image as nothing. Reading goes at 180 words
a minute, at ease and on a phone, and a reason takes 90 seconds.

A play is looked at when it has ended: its levels are known scene by scene, its marks only at the
end, so that a line that asks for a mark counts if the mark was ever set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import CLIPS, Scenario
from lidera_nb.scenario.state import Play, Taken
from lidera_nb.scenario.walk import Fault

WORDS_PER_MINUTE = 180
SECONDS_PER_REASON = 90
SHORTEST, LONGEST = 20, 45
"""Minutes that a case may take: it is played in one sitting, with a talk about it after."""


@dataclass(frozen=True, order=True)
class Length:
    """How long one play is: minutes, decisions, and words to read."""

    minutes: float
    decisions: int
    words: int


@dataclass(frozen=True)
class Lengths:
    """The shortest, the middle and the longest of some plays."""

    shortest: Length
    middle: Length
    longest: Length


def lengths(case: Case, plays: Iterable[Play], lang: str) -> Lengths | None:
    """How long these plays of a case are; None if there are none.

    Of an even number of plays the longer of the two in the middle is the middle one.
    """
    count = {name: len(text.split()) for name, text in case.texts[lang].items()}
    found = sorted(_length(case.scenario, play, count) for play in plays)
    return Lengths(found[0], found[len(found) // 2], found[-1]) if found else None


def length_advice(found: Lengths, lang: str) -> Iterator[Fault]:
    """What to weigh about a case that is over too soon or goes on too long."""
    for which, length, fits in (
        ("shortest", found.shortest, found.shortest.minutes >= SHORTEST),
        ("longest", found.longest, found.longest.minutes <= LONGEST),
    ):
        if not fits:
            message = (
                f"in '{lang}' the {which} of the sampled plays takes {length.minutes:.0f} minutes "
                f"({length.decisions} decisions, {length.words} words); aim at {SHORTEST} to "
                f"{LONGEST}"
            )
            yield Fault((), message)


def _length(scenario: Scenario, play: Play, count: Mapping[str, int]) -> Length:
    read = sum(count.get(name, 0) for name in path_texts(scenario, play))
    decisions = len(play.taken)
    minutes = read / WORDS_PER_MINUTE + decisions * SECONDS_PER_REASON / 60
    return Length(round(minutes, 2), decisions, read)


def path_texts(scenario: Scenario, play: Play) -> Iterator[str]:
    """The ids of all texts that a careful reader met on the way of a play."""
    yield from ("summary", "situation", "role")
    if play.role:
        yield f"roles.{play.role}.brief"
    for name in play.inbox:
        yield from _paper("message", name)
    papers: set[str] = set()
    for stage, taken in _stages(scenario, play):
        scene = scenario.scenes[stage.scene]
        papers.update(scene.documents)
        yield from _scene(scenario, stage)
        if taken is not None:
            yield from _decision(scenario, taken)
    for name in sorted(papers):
        yield from _paper("document", name)


def _stages(scenario: Scenario, play: Play) -> Iterator[tuple[Play, Taken | None]]:
    """The play as it stood in each scene, and the decision that was taken there."""
    begun, ahead = engine.begin(scenario, play.seed, play.role), list(play.taken)
    for i, name in enumerate(play.visited, start=1):
        past = play.taken[: len(play.taken) - len(ahead)]
        at = past[-1] if past else begun
        decides = scenario.scenes[name].decision is not None and bool(ahead)
        yield (
            play._replace(
                visited=play.visited[:i],
                taken=past,
                indicators=at.indicators,
                attitudes=at.attitudes,
                resources=at.resources,
            ),
            ahead.pop(0) if decides else None,
        )


def _scene(scenario: Scenario, stage: Play) -> Iterator[str]:
    yield f"scene.{stage.scene}.title"
    for beat in asking.beats(scenario, stage):
        if beat.kind != "image":
            yield f"{'transcript' if beat.kind in CLIPS else 'scene'}.{stage.scene}.{beat.id}"


def _decision(scenario: Scenario, taken: Taken) -> Iterator[str]:
    here = taken.scene
    yield from (f"decision.{here}.{text}" for text in ("prompt", "reason", "prediction"))
    yield from (f"choice.{here}.{choice}.label" for choice in taken.offered)
    yield f"choice.{here}.{taken.choice}.consequence"
    if taken.late:
        yield f"decision.{here}.late"
    decision = scenario.scenes[here].decision
    chosen = next(one for one in decision.choices if one.id == taken.choice) if decision else None
    if chosen is not None and chosen.chance is not None:
        yield f"chance.{chosen.chance.id}.{'hit' if taken.chance else 'miss'}"
    for arrival in taken.arrivals:
        yield from (f"later.{arrival.id}.title", f"later.{arrival.id}.text")


def _paper(kind: str, name: str) -> Iterator[str]:
    yield from (f"{kind}.{name}.title", f"{kind}.{name}.body")
