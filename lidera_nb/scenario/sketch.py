"""A case as somebody tells it in a few answers, and the scenario that code makes of it.

A sketch is a line of two or three decisions and one ending, with one indicator, trust, that
moves only where an instructor says so. Its words are in one language; whoever completes the
other one writes line by line under the same text ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lidera_nb import texts
from lidera_nb.content import content_hash
from lidera_nb.textids import LANGUAGES

INDICATOR = "trust"
START = 50
BANDS = 5
POINTS = 20
"""The most that a choice may move trust, up or down."""
END = "end"
_CHOICES = "abc"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice and what followed from it, in the author's words."""

    label: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision: what was going on, what had to be decided, two or three choices."""

    now: str
    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the story under an invented name: who they are, and something they say."""

    name: str
    who: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A case as its author told it, in the language `lang`."""

    lang: str
    title: str
    role: str
    situation: str
    tension: str
    people: tuple[Someone, ...]
    moments: tuple[Moment, ...]
    outcome: str
    question: str

    @property
    def choices(self) -> list[tuple[str, str]]:
        """All choices as ``(scene, choice)``, in order."""
        return [
            (f"m{i}", _CHOICES[j])
            for i, moment in enumerate(self.moments, 1)
            for j in range(len(moment.options))
        ]


def lines(sketch: Sketch) -> dict[str, str]:
    """The author's own lines by text id, in the order of the story."""
    told = {
        "title": sketch.title,
        "role": sketch.role,
        "situation": sketch.situation,
        "scene.m1.tension": sketch.tension,
    }
    for i, one in enumerate(sketch.people, 1):
        told |= {f"cast.p{i}.name": one.name, f"cast.p{i}.role": one.who}
        told |= {f"scene.m1.p{i}": one.says} if one.says else {}
    for i, moment in enumerate(sketch.moments, 1):
        told |= dict(_moment_lines(f"m{i}", moment))
    return told | {f"scene.{END}.outcome": sketch.outcome, "question.colleague": sketch.question}


def _moment_lines(scene: str, moment: Moment) -> Iterator[tuple[str, str]]:
    if moment.now:
        yield f"scene.{scene}.now", moment.now
    yield f"decision.{scene}.prompt", moment.prompt
    for name, option in zip(_CHOICES, moment.options, strict=False):
        yield f"choice.{scene}.{name}.label", option.label
        yield f"choice.{scene}.{name}.consequence", option.after


def line_id(text: str) -> str:
    """A digest of a line of the author's: what was written for it holds while it is the same."""
    return content_hash(text)[:16]


def content(
    sketch: Sketch,
    case: str,
    version: int,
    month: str,
    words: Mapping[str, Mapping[str, str]],
    effects: Mapping[str, int],
) -> dict[str, Any]:
    """The content of a case, from which `lidera_nb.scenario.load.case_of` makes it.

    Parameters
    ----------
    sketch
        What the author told.
    case, version, month
        The id and number of the case, and the month in which it is set.
    words
        Language to text id to the line as it is to be read; every id of `lines`.
    effects
        Points of trust by choice, as ``m1.a``; none where it says nothing.
    """
    structure = _structure(sketch, case, version, month, effects)
    return {
        "structure": structure,
        **{lang: _texts(sketch, lang, words[lang]) for lang in LANGUAGES},
    }


def _texts(sketch: Sketch, lang: str, words: Mapping[str, str]) -> dict[str, str]:
    return {**fixed_lines(sketch, lang), **{name: words[name] for name in lines(sketch)}}


def fixed_lines(sketch: Sketch, lang: str) -> dict[str, str]:
    """The lines that are the same in every case of this kind."""
    told = {
        "summary": texts.say(lang, "own.fixed.summary"),
        f"indicator.{INDICATOR}.label": texts.say(lang, "own.fixed.trust"),
        f"scene.{END}.when": texts.say(lang, "own.fixed.end_when"),
        f"scene.{END}.title": texts.say(lang, "own.fixed.end_title"),
    }
    for i in range(BANDS):
        told[f"indicator.{INDICATOR}.band{i}"] = texts.say(lang, f"own.fixed.band{i}")
    for i in range(1, len(sketch.moments) + 1):
        told[f"scene.m{i}.when"] = texts.say(lang, "own.fixed.when", n=i)
        told[f"scene.m{i}.title"] = texts.say(lang, f"own.fixed.title{i}")
        told[f"decision.m{i}.reason"] = texts.say(lang, f"own.fixed.reason{i}")
    return told


def _structure(
    sketch: Sketch, case: str, version: int, month: str, effects: Mapping[str, int]
) -> dict[str, Any]:
    scenes = {
        f"m{i}": _scene(sketch, i, moment, effects) for i, moment in enumerate(sketch.moments, 1)
    }
    return {
        "id": case,
        "version": version,
        "set_in": month,
        "start": "m1",
        "indicators": {INDICATOR: {"start": START}},
        "cast": [f"p{i}" for i in range(1, len(sketch.people) + 1)],
        "scenes": {**scenes, END: {"beats": [{"id": "outcome"}], "ending": True}},
        "questions": ["colleague"],
    }


def _scene(sketch: Sketch, i: int, moment: Moment, effects: Mapping[str, int]) -> dict[str, Any]:
    to = f"m{i + 1}" if i < len(sketch.moments) else END
    beats: list[dict[str, str]] = [{"id": "tension"}] if i == 1 else []
    if i == 1:
        said = [f"p{n}" for n, one in enumerate(sketch.people, 1) if one.says]
        beats += [{"id": name, "kind": "say", "who": name} for name in said]
    if moment.now:
        beats.append({"id": "now"})
    names = _CHOICES[: len(moment.options)]
    # Which standards a case exercises is for an author with a guide at hand: the neutral tags.
    point = {
        "mbdle": ["a"],
        "psel": [1],
        "choices": [_choice(f"m{i}", n, to, effects) for n in names],
    }
    return {"beats": beats, "decision": point}


def _choice(scene: str, name: str, to: str, effects: Mapping[str, int]) -> dict[str, Any]:
    points = effects.get(f"{scene}.{name}", 0)
    effect = {"effect": {"indicators": {INDICATOR: points}}} if points else {}
    return {"id": name, "to": to, **effect}
