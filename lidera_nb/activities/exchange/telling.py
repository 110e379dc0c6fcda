"""What somebody brings home from a visit, or takes from an encounter: theirs, to make a card of.

Beside the reflection on a visit stands what they noted in their diary. On an encounter one looks
back once it has begun, if one had a seat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import playview
from lidera_nb.activities.activity import Activity, Decision, Env, Refusal, View
from lidera_nb.activities.exchange import encounterrooms, said
from lidera_nb.activities.exchange.encounterrooms import Encounterroom
from lidera_nb.activities.exchange.giving import giving
from lidera_nb.activities.exchange.mine import MODEL, Mine
from lidera_nb.activities.exchange.words import day_told
from lidera_nb.activities.forms import Filled, form_activity
from lidera_nb.events import kinds
from lidera_nb.exchange.encounters import attended
from lidera_nb.forms.load import LoadedForm


def _record_told(ctx: kinds.Context, _: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    words = {name: str(answers.get(name) or "") for name in ("saw", "brings", "tries")}
    return kinds.VisitTold(ctx=ctx, **words)


def _recall_told(told: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(told, kinds.VisitTold):
        return None
    return {"saw": told.saw, "brings": told.brings, "tries": told.tries}


def _beside(form: Activity) -> Activity:
    """A form above whose questions stands what was noted in the diary."""

    def view(state: Filled, env: Env) -> View:
        shown = form.view(state, env)
        mine: Mine = env.models[MODEL]() if MODEL in env.models else Mine()
        if shown["status"] == "locked" or not mine.diary:
            return shown
        noted = [f"**{day_told(one.day, env.lang)}.** {_plain(one.text)}" for one in mine.diary]
        lead = texts.say(env.lang, "diary.beside")
        return {**shown, "intro": "\n\n".join([shown["intro"], lead, *noted])}

    return replace(form, view=view)


def _plain(text: str) -> str:
    """Words as they were written, without the marks that would set something off."""
    return text.replace("*", "\u2217")


VISITED = _beside(giving(_record_told, _recall_told, said.brought))


def _record_encounter(ctx: kinds.Context, _: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    words = {name: str(answers.get(name) or "") for name in ("took", "doubts", "tries")}
    return kinds.EncounterTold(ctx=ctx, **words)


def _recall_encounter(told: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(told, kinds.EncounterTold):
        return None
    return {"took": told.took, "doubts": told.doubts, "tries": told.tries}


def _afterwards(form: Activity) -> Activity:
    """A form for whoever was at an encounter that has begun; what they wrote stays theirs."""

    def been(env: Env) -> list[str]:
        rooms: Sequence[Encounterroom] = env.models.get(encounterrooms.MODEL, ())
        known = [one for room in rooms for one in room.encounters.values()]
        today = env.now.astimezone(texts.ZONE).date()
        return [one.facts.topic for one in attended(known, env.person, today)]

    def decide(state: Filled, body: Mapping[str, Any], env: Env) -> Decision:
        if not been(env):
            return Refusal("encounters.locked")
        decided = form.decide(state, body, env)
        assert isinstance(decided, tuple | Refusal)
        return decided

    def view(state: Filled, env: Env) -> View:
        topics = been(env)
        if not topics and not state.values:
            title = env.step.titles[env.lang]
            return playview.closed(title, Refusal("encounters.locked"), env)
        shown = form.view(state, env)
        if shown["status"] == "locked" or not topics:
            return shown
        where = texts.say(env.lang, "encounters.been", topics=" · ".join(topics))
        card = texts.say(env.lang, "exchange.to_card")
        return {
            **shown,
            "intro": f"{shown['intro']}\n\n{where}",
            "done_text": f"{shown['done_text']}\n\n{card}",
        }

    return replace(form, decide=decide, view=view, models=(encounterrooms.MODEL,))


ENCOUNTERED = _afterwards(form_activity(_record_encounter, _recall_encounter))
