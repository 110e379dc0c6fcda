"""How a survey looks to whoever answers it: before the first name, relation by relation, closed.

Kept small on the wire: people and ties are short lists, not mappings. The order of their parts is
that of ``RosterView`` in ``widgets/shared/model.d.ts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.survey.answers import Answering, Answers
from lidera_nb.activities.survey.asking import Asked, Entry
from lidera_nb.activities.survey.samename import key
from lidera_nb.forms.instrument import Instrument, Relation
from lidera_nb.forms.instrumentload import PURPOSES, READERS, LoadedInstrument
from lidera_nb.schoolwords import TERRITORIES

Words = Mapping[str, str]


def view(state: Answering, asked: Asked | None, env: Env) -> View:
    """What somebody may see of the survey now."""
    shown: View = {"status": "open", "title": env.step.titles[env.lang], "phase": "waiting"}
    wait = texts.say(env.lang, "survey.wait")
    if asked is None:
        return {**shown, "refused": env.facts.unnamed, "wait": wait}
    loaded, number = asked.wave.asked, asked.wave.number
    words, answers = loaded.texts[env.lang], state.of(asked.cohort, number)
    shown |= {
        "status": "done" if answers.finished else "open",
        "group": asked.title,
        "cohort": asked.cohort,
        "wave": number,
        "form": loaded.hash,
        "refused": env.facts.unnamed,
        "naming": {"label": words["naming.label"], "help": words["naming.help"]},
    }
    if asked.wave.closed_at is not None:
        closed = texts.moment(env.lang, asked.wave.closed_at)
        return {**shown, "phase": "closed", "closed": closed, "wait": wait}
    shown["due"] = not answers.finished
    told = (asked.cohort, number) in state.informed
    shown |= {"phase": "asking" if told else "before", **_before(words, state, asked, env.lang)}
    return {**shown, **_questions(loaded, answers, asked, env)} if told else shown


def _before(words: Words, state: Answering, asked: Asked, lang: str) -> dict[str, Any]:
    """Who will see what, and for what the person's name may be shown."""
    return {
        "intro": words["intro"],
        "sees": [
            {"who": texts.say(lang, f"survey.reader.{reader}"), "text": words[f"sees.{reader}"]}
            for reader in READERS
        ],
        "purposes": [
            {
                "id": purpose,
                "label": words[f"purpose.{purpose}.label"],
                "help": words[f"purpose.{purpose}.help"],
                "value": state.agreed(asked.cohort, purpose),
            }
            for purpose in PURPOSES
        ],
    }


def _questions(
    loaded: LoadedInstrument, answers: Answers, asked: Asked, env: Env
) -> dict[str, Any]:
    words, instrument = loaded.texts[env.lang], loaded.instrument
    scale = any(relation.frequency for relation in instrument.relations)
    points = range(1, instrument.points + 1) if scale else ()
    return {
        "thanks": words["thanks"],
        "scale": [[point, words[f"scale.{point}"]] for point in points],
        "relations": [
            _relation(relation, words, answers, asked) for relation in instrument.relations
        ],
        "roster": _groups(asked, instrument, env),
        "written": [[token, name] for token, name in answers.names.items()],
    }


def _relation(relation: Relation, words: Words, answers: Answers, asked: Asked) -> dict[str, Any]:
    here = f"relation.{relation.id}"
    ties = [
        [who, tie.frequency, list(tie.topics)]
        for alter, tie in answers.ties.get(relation.id, {}).items()
        if (who := _shown(alter, answers, asked))
    ]
    return {
        "id": relation.id,
        "title": words[f"{here}.title"],
        "question": words[f"{here}.question"],
        "help": words[f"{here}.help"],
        "often": words.get(f"{here}.often", ""),
        "about": words.get(f"{here}.about", ""),
        "topics": [[topic, words[f"{here}.topic.{topic}"]] for topic in relation.topics],
        "listed": relation.listed,
        "free": relation.free,
        "most": relation.most,
        "state": _state(relation, answers),
        "ties": ties,
    }


def _state(relation: Relation, answers: Answers) -> str:
    if relation.id in answers.whole:
        return "whole"
    return "begun" if relation.id in answers.ties else ""


def _shown(alter: str, answers: Answers, asked: Asked) -> str:
    """What the browser calls somebody who was named; nothing for who may not be shown any more."""
    if alter in answers.names:
        return alter
    entry = asked.by_person.get(alter)
    return entry.handle if entry else ""


# --- the list -----------------------------------------------------------------------------


def _groups(asked: Asked, instrument: Instrument, env: Env) -> list[dict[str, Any]]:
    """The list of people by territory, from north to south; who did not say stands at the end."""
    words = asked.words.get(env.lang, {})
    notes = _notes(asked.roster, words)
    order: list[str | None] = [*TERRITORIES, None]
    found = []
    for territory in order:
        here = [entry for entry in asked.roster if entry.territory == territory]
        if instrument.order == "shuffled":
            here.sort(key=lambda entry: blake2b(f"{env.person}{entry.handle}".encode()).digest())
        if here:
            people = [
                [e.handle, e.name, *([n] if (n := notes.get(e.handle)) else [])] for e in here
            ]
            label = words.get(f"field.territory.{territory}", "")
            found.append({"label": label, "people": people})
    return found


def _notes(roster: Iterable[Entry], words: Words) -> dict[str, str]:
    """What tells people of one name apart: the territory and the level of their schools."""
    same: dict[str, list[Entry]] = {}
    for entry in roster:
        same.setdefault(key(entry.name), []).append(entry)
    return {
        entry.handle: _note(entry, words)
        for entries in same.values()
        if len(entries) > 1
        for entry in entries
    }


def _note(entry: Entry, words: Words) -> str:
    said = (("territory", entry.territory), ("level", entry.level))
    told = (words.get(f"field.{name}.{value}", "") for name, value in said if value)
    return " · ".join(part for part in told if part)
