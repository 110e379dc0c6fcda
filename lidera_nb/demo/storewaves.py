"""The network survey of a synthetic cohort in several waves: who names whom, as events.

Written in the shape that the survey gives them and not decided one by one: a list of everybody
who may be named would have to be made anew for each answer. Ties are the demonstration's
(`acquaintance`), a few of them other in each wave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from lidera_nb.activities.activity import Step
from lidera_nb.activities.survey.survey import text_shown
from lidera_nb.demo import acquaintance
from lidera_nb.demo.persona import Persona
from lidera_nb.demo.storeplay import Act
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent

FADES = 0.2
"""How likely a tie is missing in one wave."""


def answered(
    who: Persona, step: Step, cohort: str, wave: int, roster: Sequence[str], now: datetime
) -> Iterator[Act]:
    """What a persona did in one wave: nothing, for one in nine.

    Parameters
    ----------
    who
        The persona.
    step
        The survey's step in the course.
    cohort, wave
        Which wave of which group.
    roster
        Everybody of the group.
    now
        When the persona begins.
    """
    if not acquaintance.answers(who):
        return
    asked = step.definition
    agreed = kinds.SurveyConsented(
        ctx=_context(step, "before"),
        cohort=cohort,
        wave=wave,
        purposes=acquaintance.agreed(who, ("peers", "map")),
        text_hash=text_shown(asked, "es"),
    )
    yield now, b"agree", (NewEvent(agreed, who.person),)
    for relation in asked.instrument.relations:
        now += timedelta(minutes=1)
        answer = kinds.SurveyAnswered(
            ctx=_context(step, relation.id),
            cohort=cohort,
            wave=wave,
            relation=relation.id,
            whole=True,
            ties=_ties(who, relation, wave, roster),
            names={},
        )
        yield now, f"answer {relation.id}".encode(), (NewEvent(answer, who.person),)
    done = kinds.SurveyFinished(ctx=_context(step, "end"), cohort=cohort, wave=wave)
    yield now, b"end", (NewEvent(done, who.person),)


def _ties(who: Persona, relation: Any, wave: int, roster: Sequence[str]) -> dict[str, Any]:
    view = {
        "id": relation.id,
        "most": relation.most,
        "often": relation.frequency,
        "topics": [(topic, "") for topic in relation.topics],
    }
    people = [(person, person) for person in roster if person != who.person]
    named = acquaintance.named(who, view, [{"label": "", "people": people}], "-")
    return {
        tie["who"]: {"frequency": tie["frequency"], "topics": tie["topics"]}
        for tie in named
        if who.rng("fades", wave, relation.id, tie["who"]).random() >= FADES
    }


def _context(step: Step, node: str) -> kinds.Context:
    asked = step.definition
    return kinds.Context(
        module=step.module,
        step=step.key,
        definition=asked.instrument.id,
        version=asked.instrument.version,
        hash=asked.hash,
        lang="es",
        node=node,
    )
