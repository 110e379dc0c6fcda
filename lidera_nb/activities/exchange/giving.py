"""What a participant says: what they offer, what they ask for, whether colleagues may find them.

Each is a form that may be sent anew, and holds no other step up. What came of it is told in the
words under the form that was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lidera_nb.activities.activity import Activity, Env, View
from lidera_nb.activities.exchange import said
from lidera_nb.activities.exchange.mine import MODEL, Mine
from lidera_nb.activities.exchange.words import MONTHS, TOPICS, ticked
from lidera_nb.activities.forms import Filled, Recall, Record, filled_view, form_activity
from lidera_nb.events import kinds
from lidera_nb.forms.load import LoadedForm


def _ticks(prefix: str, chosen: Sequence[str], words: Sequence[str]) -> dict[str, bool]:
    return {f"{prefix}_{word}": word in chosen for word in words}


def _number(answers: Mapping[str, Any], name: str) -> int:
    return int(answers.get(name) or 0)


def _record_offer(ctx: kinds.Context, _: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    return kinds.VisitOffered(
        ctx=ctx, open=answers["open"] == "agreed", topics=ticked(answers, "topic", TOPICS),
        months=ticked(answers, "month", MONTHS), places=_number(answers, "places"),
        groups=_number(answers, "groups"),
    )  # fmt: skip


def _recall_offer(told: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(told, kinds.VisitOffered):
        return None
    return {**_open(told), "places": told.places, "groups": told.groups}


def _record_ask(ctx: kinds.Context, _: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    return kinds.VisitAsked(
        ctx=ctx, open=answers["open"] == "agreed", topics=ticked(answers, "topic", TOPICS),
        months=ticked(answers, "month", MONTHS), people=_number(answers, "people"),
        hours=_number(answers, "hours"),
    )  # fmt: skip


def _recall_ask(told: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(told, kinds.VisitAsked):
        return None
    return {**_open(told), "people": told.people, "hours": told.hours}


def _open(told: kinds.VisitOffered | kinds.VisitAsked) -> dict[str, Any]:
    ticks = _ticks("topic", told.topics, TOPICS) | _ticks("month", told.months, MONTHS)
    return {"open": "agreed" if told.open else "not_now", **ticks}


def _record_peers(ctx: kinds.Context, _: LoadedForm, answers: Mapping[str, Any]) -> kinds.Act:
    topics = ticked(answers, "topic", TOPICS)
    return kinds.PeersJoined(ctx=ctx, joined=answers["joined"] == "agreed", topics=topics)


def _recall_peers(told: kinds.Payload) -> Mapping[str, Any] | None:
    if not isinstance(told, kinds.PeersJoined):
        return None
    return {
        "joined": "agreed" if told.joined else "not_now",
        **_ticks("topic", told.topics, TOPICS),
    }


def giving(record: Record, recall: Recall, became: Callable[[Mine, str], list[str]]) -> Activity:
    """A form whose words, once sent, go on with what became of it."""
    form = form_activity(record, recall)

    def view(state: Filled, env: Env) -> View:
        shown = filled_view(state, env)
        if shown["status"] != "done" or MODEL not in env.models:
            return shown
        lines = became(env.models[MODEL](), env.lang)
        return {**shown, "done_text": "\n\n".join([shown["done_text"], *lines])}

    return Activity(form.initial, form.evolve, form.decide, view, models=(MODEL,))


OFFER = giving(_record_offer, _recall_offer, said.receiving)
ASK = giving(_record_ask, _recall_ask, said.going)
PEERS = giving(_record_peers, _recall_peers, said.suggested)
