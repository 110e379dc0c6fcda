"""*Feedback*: what came back, read in its module or all of it on a page, and answered once.

Reading it is noted, so that who wrote it knows; answering is a turn in a conversation, and there
is one. Neither is a step that anybody is behind with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Message,
    Refusal,
    Step,
    View,
    gate,
    parse,
)
from lidera_nb.activities.calendar import ALWAYS
from lidera_nb.activities.feedback.returned import MODEL, Feedback, Returned
from lidera_nb.activities.feedback.view import (
    growth_views,
    item_view,
    readers_told,
    rubric_views,
    waiting_views,
)
from lidera_nb.activities.playview import closed
from lidera_nb.activities.reviewing.told import TextAt, text_at
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.plaintext import TextFault, examine

ANSWER_MOST = 2000
_FAULTS = {
    TextFault.NOT_TEXT: "refused.malformed",
    TextFault.CHARACTERS: "returned.refused.characters",
    TextFault.TOO_LONG: "returned.refused.long",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the author answered, and when."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """When a text's feedback was last looked at, and what was said to that of each hand-in."""

    step: Step
    seen: Mapping[TextAt, datetime] = field(default_factory=dict)
    answered: Mapping[tuple[TextAt, int], Said] = field(default_factory=dict)

    def fresh(self, one: Returned) -> bool:
        """Whether it was signed after the author last looked."""
        seen = self.seen.get(one.at)
        return seen is None or seen < one.published.at


class Seen(Message):
    """The feedback on a hand-in was opened."""

    module: Annotated[str, Field(max_length=80)]
    step: Annotated[str, Field(max_length=80)]
    number: Annotated[int, Field(ge=1)]


class Answer(Seen):
    """What the author says to it."""

    text: Annotated[str, Field(max_length=4 * ANSWER_MOST)]


def evolve(state: Reading, event: Event) -> Reading:
    """A look is as good in one place as in another: all pages with feedback know of it."""
    payload = event.payload
    match payload:
        case kinds.FeedbackSeen():
            return replace(state, seen={**state.seen, text_at(payload): event.at})
        case kinds.FeedbackAnswered():
            at = (text_at(payload), payload.number)
            said = Said(payload.text, event.at)
            return replace(state, answered={**state.answered, at: said})
        case _:
            return state


def decide(state: Reading, body: Mapping[str, Any], env: Env) -> Decision:
    """Only of what is published at this moment anything can be noted or said."""
    if shut := _closed(env):
        return shut
    message = parse({"seen": Seen, "answer": Answer}, body)
    if isinstance(message, Refusal):
        return message
    assert isinstance(message, Seen)
    one = _all(env).of(message.module, message.step, message.number)
    if one is None:
        return Refusal("returned.refused.gone")
    if isinstance(message, Answer):
        return _answer(state, one, message.text, env)
    return (_told(kinds.FeedbackSeen(**_of(one)), env),) if state.fresh(one) else ()


def _answer(state: Reading, one: Returned, text: str, env: Env) -> Decision:
    if (one.at, one.handed.number) in state.answered:
        return Refusal("returned.refused.answered")
    words = examine(text, ANSWER_MOST)
    if isinstance(words, TextFault):
        return Refusal(_FAULTS[words], {"most": ANSWER_MOST})
    if not words:
        return Refusal("returned.refused.empty")
    seen = (_told(kinds.FeedbackSeen(**_of(one)), env),) if state.fresh(one) else ()
    return (*seen, _told(kinds.FeedbackAnswered(**_of(one), text=words), env))


def _of(one: Returned) -> dict[str, Any]:
    person, module, step = one.at
    return {"person": person, "module": module, "step": step, "number": one.handed.number}


def _told(payload: kinds.OfText, env: Env) -> NewEvent:
    return NewEvent(payload, env.person)


def view(state: Reading, env: Env) -> View:
    """What came back for this module; on a page where nothing is written, all that came back."""
    title = env.step.titles[env.lang]
    if shut := _closed(env):
        return closed(title, shut, env)
    feedback, rubrics, lang = _all(env), env.step.definition, env.lang
    module = env.step.module if env.step.module in feedback.modules else ""
    items = [one for one in feedback.returned if module in ("", one.step.module)]
    return {
        "status": "open",
        "title": title,
        "intro": env.step.intros.get(lang, ""),
        "why": "" if items else _nothing_yet(feedback, module, lang),
        "items": [{**item_view(one, rubrics, lang), **_between(state, one, lang)} for one in items],
        "rubrics": rubric_views(items, rubrics, lang),
        "waiting": waiting_views(feedback, module, lang),
        "growth": [] if module else growth_views(items, rubrics, lang),
    }


def _between(state: Reading, one: Returned, lang: str) -> View:
    """What passed between the author and who signed: whether it was read, what was answered."""
    said = state.answered.get((one.at, one.handed.number))
    answer = said and {"text": said.text, "at": texts.moment(lang, said.at)}
    return {"fresh": state.fresh(one), "answer": answer, "most": ANSWER_MOST}


def _nothing_yet(feedback: Feedback, module: str, lang: str) -> str:
    """What will come, and who reads."""
    handed = [one for one in feedback.waiting if module in ("", one.step.module)]
    promise = "returned.soon" if handed else "returned.before"
    return f"{texts.say(lang, promise)}\n\n{readers_told(feedback, lang)}"


def _all(env: Env) -> Feedback:
    feedback: Feedback = env.models[MODEL]()
    return feedback


def _closed(env: Env) -> Refusal | None:
    """Feedback can be read while its module is shut, and whatever else is done there."""
    return gate(replace(env, step=replace(env.step, after=()), window=ALWAYS))


ACTIVITY = Activity(
    Reading,
    evolve,
    decide,
    view,
    models=(MODEL,),
    hears=(kinds.FeedbackSeen, kinds.FeedbackAnswered),
)
