"""Answering a network survey: what one may name whom, one relation at a time, until it closes.

Answers may be corrected while the wave is open. Refusing to be named holds from that moment for
every list and every output, and can be taken back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from lidera_nb.activities.activity import (
    Activity,
    Decision,
    Env,
    Refusal,
    View,
    act,
    cover,
    gate,
    parse,
)
from lidera_nb.activities.playview import closed
from lidera_nb.activities.survey import messages, surveyview
from lidera_nb.activities.survey.answers import HEARS, Answering, evolve
from lidera_nb.activities.survey.asking import MODEL, Asked
from lidera_nb.activities.survey.messages import Agree, Answer, Naming, OfWave
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.forms.instrumentload import PURPOSES, LoadedInstrument


def decide(state: Answering, body: Mapping[str, Any], env: Env) -> Decision:
    """What a message means while the wave is open."""
    shut = gate(env)
    if shut:
        return shut
    message = parse(messages.MESSAGES, body)
    if isinstance(message, Refusal):
        return message
    if isinstance(message, Naming):
        return naming(env.facts.unnamed, message.refuse, env.person)
    assert isinstance(message, OfWave)
    asked: Asked | None = env.models.get(MODEL)
    if asked is None or (asked.cohort, asked.wave.number) != (message.cohort, message.wave):
        return Refusal("refused.survey_over")
    if not asked.wave.open:
        return Refusal("refused.survey_closed")
    if message.form != asked.wave.asked.hash:
        return Refusal("refused.form_changed")
    if isinstance(message, Agree):
        return _agree(message, asked, env)
    assert isinstance(message, Answer)
    return _answer(state, message, asked, env)


def naming(unnamed: bool, refuse: bool, person: str) -> tuple[NewEvent, ...]:
    """Refusing to be named, or taking that back; asking for what is so already is no event."""
    if unnamed == refuse:
        return ()
    return (NewEvent(kinds.NamingRefused() if refuse else kinds.NamingAllowed(), subject=person),)


def _agree(message: Agree, asked: Asked, env: Env) -> Decision:
    if set(message.purposes) != set(PURPOSES):
        return Refusal("refused.malformed")
    consented = kinds.SurveyConsented(
        ctx=_context(asked, env, "before"),
        cohort=asked.cohort,
        wave=asked.wave.number,
        purposes=message.purposes,
        text_hash=text_shown(asked.wave.asked, env.lang),
    )
    return (act(consented, env), *naming(env.facts.unnamed, message.refuse, env.person))


def _answer(state: Answering, message: Answer, asked: Asked, env: Env) -> Decision:
    at = (asked.cohort, asked.wave.number)
    if at not in state.informed:
        return Refusal("refused.survey_first")
    before = state.of(*at)
    names = messages.names_in(message, env.person, before)
    if isinstance(names, Refusal):
        return names
    ties = messages.ties_in(message, asked, env.person, {**before.names, **names})
    if isinstance(ties, Refusal):
        return ties
    if not ties and not message.nobody:
        return Refusal("refused.survey_nobody")
    relation = asked.wave.asked.instrument.relation(message.relation)
    assert relation is not None
    whole = messages.whole(relation, ties, message.nobody)
    answered = kinds.SurveyAnswered(
        ctx=_context(asked, env, message.relation),
        cohort=asked.cohort,
        wave=asked.wave.number,
        relation=message.relation,
        whole=whole,
        ties=ties,
        names={token: name for token, name in names.items() if token in ties},
    )
    done = before.whole | {message.relation} if whole else before.whole - {message.relation}
    return (act(answered, env), *_finished(before.finished, done, asked, env))


def _finished(already: bool, done: frozenset[str], asked: Asked, env: Env) -> tuple[NewEvent, ...]:
    wanted = {relation.id for relation in asked.wave.asked.instrument.relations}
    if already or not wanted <= done:
        return ()
    ctx = _context(asked, env, "end")
    finished = kinds.SurveyFinished(ctx=ctx, cohort=asked.cohort, wave=asked.wave.number)
    return (act(finished, env),)


def _context(asked: Asked, env: Env, node: str) -> kinds.Context:
    instrument = asked.wave.asked.instrument
    return env.context(instrument.id, instrument.version, asked.wave.asked.hash, node)


def text_shown(loaded: LoadedInstrument, lang: str) -> str:
    """SHA-256 of what a person read before the first name, in a stable order."""
    told = ("intro", "sees.", "naming.", "purpose.")
    lines = (f"{k}\t{t}" for k, t in sorted(loaded.texts[lang].items()) if k.startswith(told))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def view(state: Answering, env: Env) -> View:
    """What this person is asked, and what they answered so far."""
    shut = cover(env)
    if shut:
        return closed(env.step.titles[env.lang], shut, env)
    return surveyview.view(state, env.models.get(MODEL), env)


ACTIVITY = Activity(Answering, evolve, decide, view, models=(MODEL,), hears=HEARS)
