"""What a browser may say to the survey, and what it means: every value is untrusted.

A person of the list is meant by a handle, somebody who was written by a token. A token that is
new comes from the browser; it is kept under another one, in which the person is mixed, so that
nobody can take a token of somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Annotated, Any

from pydantic import Field

from lidera_nb.activities.activity import Message, Refusal
from lidera_nb.activities.survey.answers import Answers
from lidera_nb.activities.survey.asking import Asked
from lidera_nb.forms.instrument import Instrument, Relation
from lidera_nb.people.personal import likely_personal
from lidera_nb.plaintext import TextFault, examine

NAME_MOST = 80
WRITTEN_MOST = 60
"""Names that one person may write in a wave."""

_MARK = r"^[0-9a-f]{16}$"
_SIZE = 8


class Named(Message):
    """Somebody who was named: how often, about what."""

    who: Annotated[str, Field(max_length=32)]
    frequency: int | None = None
    topics: list[str] = Field(default_factory=list, max_length=40)


class Written(Message):
    """A name that was written just now."""

    token: Annotated[str, Field(pattern=_MARK)]
    name: str


class OfWave(Message):
    """Anything said in a wave; `form` is the hash of the instrument that was on the screen."""

    cohort: str
    wave: int
    form: str


class Agree(OfWave):
    """The person read who sees what, and says what their name may be shown for, if at all."""

    purposes: dict[str, bool]
    refuse: bool = False


class Answer(OfWave):
    """An answer for one relation; `nobody` says that an empty one is meant."""

    relation: str
    ties: list[Named] = Field(max_length=200)
    names: list[Written] = Field(default_factory=list, max_length=60)
    nobody: bool = False


class Naming(Message):
    """Whether the person refuses to be named."""

    refuse: bool


MESSAGES: dict[str, type[Message]] = {"agree": Agree, "answer": Answer, "naming": Naming}


def token_for(person: str, token: str) -> str:
    """The token under which a written name is kept."""
    return blake2b(f"{person}\0{token}".encode(), digest_size=_SIZE).hexdigest()


def names_in(message: Answer, person: str, before: Answers) -> dict[str, str] | Refusal:
    """The written names of a message by their tokens; a refusal at the first that cannot stand."""
    found: dict[str, str] = {}
    for written in message.names:
        name = examine(written.name, NAME_MOST)
        if isinstance(name, TextFault) or not name or "\n" in name:
            return Refusal("refused.survey_name", {"most": NAME_MOST})
        if likely_personal(name):
            return Refusal("refused.survey_personal")
        found[token_for(person, written.token)] = name
    if len(before.names.keys() | found.keys()) > WRITTEN_MOST:
        return Refusal("refused.survey_written", {"most": WRITTEN_MOST})
    return found


def ties_in(
    message: Answer, asked: Asked, person: str, names: Mapping[str, str]
) -> dict[str, dict[str, Any]] | Refusal:
    """The people a message names, by id or token; a refusal where one cannot be named."""
    instrument = asked.wave.asked.instrument
    relation = instrument.relation(message.relation)
    if relation is None:
        return Refusal("refused.malformed")
    if len(message.ties) > relation.most:
        return Refusal("refused.survey_most", {"most": relation.most})
    found: dict[str, dict[str, Any]] = {}
    for named in message.ties:
        alter = _alter(named.who, relation, asked, person, names)
        if alter is None:
            return Refusal("refused.survey_stranger")
        if alter in found or not _fits(named, relation, instrument):
            return Refusal("refused.malformed")
        found[alter] = {"frequency": named.frequency, "topics": named.topics}
    return found


def _alter(
    who: str, relation: Relation, asked: Asked, person: str, names: Mapping[str, str]
) -> str | None:
    """Who is meant, if they may be named in this relation."""
    if relation.listed and who in asked.by_handle:
        return asked.by_handle[who].person
    if relation.free:
        return next((t for t in (who, token_for(person, who)) if t in names), None)
    return None


def _fits(named: Named, relation: Relation, instrument: Instrument) -> bool:
    often = named.frequency
    if often is not None and not (relation.frequency and 1 <= often <= instrument.points):
        return False
    once = len(set(named.topics)) == len(named.topics)
    return once and set(named.topics) <= set(relation.topics)


def whole(relation: Relation, ties: Mapping[str, Mapping[str, Any]], nobody: bool) -> bool:
    """Whether nothing of an answer is left open."""
    if not ties:
        return nobody
    often = all(tie["frequency"] is not None for tie in ties.values())
    about = all(tie["topics"] for tie in ties.values())
    return (often or not relation.frequency) and (about or not relation.topics)
