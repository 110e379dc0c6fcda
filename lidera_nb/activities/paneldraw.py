"""Drawing a panel from a cohort whose people are experts: their first plays, without their names.

Experts play under the same conditions as everybody: the same page, the same reason before the
consequence. So a panel is read off the journal like any play. In are only those who agreed that
their decisions and reasons are shown beyond their cohort, whose data do not rest, and who played
this version of the case to an ending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from lidera_nb.activities.activity import Step, concerns
from lidera_nb.activities.experts import FEWEST
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.storystate import Story
from lidera_nb.errors import AccessError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.panel.model import Expert, PanelFile, Take

PURPOSE = "panel"
"""The consent purpose without which nobody enters a panel."""

GENERATOR = "lidera panel import, drawn of version 1"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A panel that was drawn, and how many people were left out and why."""

    panel: PanelFile
    unwilling: int
    unfinished: int


def draw(
    case: Case,
    step: Step,
    cohort: Cohort,
    stories: Mapping[str, Story],
    streams: Mapping[str, Iterable[Event]],
) -> Drawn:
    """The panel of a cohort.

    Parameters
    ----------
    case
        The version that must have been played.
    step
        The step at which it was played.
    cohort, stories, streams
        Whose plays, folded and as they happened, by person.

    Raises
    ------
    AccessError
        It is a pilot cohort, or fewer than `FEWEST` people are left: so few would know each other
        by their reasons.
    """
    if cohort.pilot:
        raise AccessError(
            f"'{cohort.id}' is a pilot cohort: its people tested the case, under other conditions "
            "than those who play it; draw the panel from another cohort"
        )
    willing = [person for person, told in stories.items() if _agrees(told)]
    plays = {person: expert_of(streams[person], step, case.hash) for person in willing}
    done = {person: expert for person, expert in plays.items() if expert is not None}
    unwilling, unfinished = len(stories) - len(willing), len(willing) - len(done)
    if len(done) < FEWEST:
        raise AccessError(
            f"a panel needs {FEWEST} people who agreed to it and finished this version of the "
            f"case; '{cohort.id}' has {len(done)} ({unwilling} did not agree, {unfinished} did "
            "not finish this version), so nothing was written"
        )
    return Drawn(_panel(case, cohort, done), unwilling, unfinished)


def _agrees(story: Story) -> bool:
    return story.facts.purposes.get(PURPOSE, False) and not story.facts.resting


def _panel(case: Case, cohort: Cohort, done: Mapping[str, Expert]) -> PanelFile:
    # In an order that tells nothing of who is who: that of a digest of what was played.
    mixed = sorted(done.values(), key=lambda one: blake2b(one.model_dump_json().encode()).digest())
    experts = {f"e{number:02d}": one for number, one in enumerate(mixed, start=1)}
    return PanelFile(
        case=case.scenario.id,
        hash=case.hash,
        synthetic=cohort.synthetic,
        generator=GENERATOR,
        experts=experts,
    )


def expert_of(events: Iterable[Event], step: Step, digest: str) -> Expert | None:
    """The first play at a step as an expert's, None if it is of another version or unfinished."""
    first = list(_first_play(events, step))
    begun = first[0].payload if first else None
    if not isinstance(begun, kinds.CaseStarted) or begun.ctx.hash != digest:
        return None
    if not isinstance(first[-1].payload, kinds.CaseEnded):
        return None
    return Expert(seed=begun.seed, role=begun.role, takes=tuple(_takes(first)))


def _first_play(events: Iterable[Event], step: Step) -> Iterator[Event]:
    """The events of the first play, from its start to its ending if it has one."""
    begun = False
    for event in events:
        if not concerns(event, step):
            continue
        begun = begun or isinstance(event.payload, kinds.CaseStarted)
        if begun:
            yield event
        if isinstance(event.payload, kinds.CaseEnded):
            return


def _takes(events: Iterable[Event]) -> Iterator[Take]:
    opened: dict[str, list[str]] = {}
    for event in events:
        match event.payload:
            case kinds.DocumentConsulted(document=document, ctx=ctx):
                opened.setdefault(ctx.node, []).append(document)
            case kinds.CaseAdvanced(ctx=ctx) if ctx.node in opened:
                yield Take(scene=ctx.node, opened=tuple(opened.pop(ctx.node)))
            case kinds.CaseDecided() as made:
                yield _decided(made, tuple(opened.pop(made.ctx.node, ())))


def _decided(made: kinds.CaseDecided, opened: tuple[str, ...]) -> Take:
    return Take(
        scene=made.ctx.node,
        opened=opened,
        choice=made.choice,
        late=made.late,
        confidence=made.confidence,
        share=made.share,
        reason={made.ctx.lang: made.reason} if made.reason else {},
    )
