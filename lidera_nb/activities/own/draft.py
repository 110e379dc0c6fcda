"""A case as an instructor works on it: the author's lines, what was written for them, the case.

Whose cases an instructor has before them is settled by the server, which hands in only those of
the cohorts that they are an instructor of, without authors who rest or took their case back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from lidera_nb import texts
from lidera_nb.activities.own.handling import Handling
from lidera_nb.scenario.load import Case, case_of
from lidera_nb.scenario.sketch import Sketch, content, line_id, lines
from lidera_nb.scenario.textadvice import heaviness, most_of
from lidera_nb.textids import LANGUAGES

_KINDS = {"now": "now", "prompt": "prompt", "label": "label", "consequence": "after"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A case that was offered, and how far it is.

    `at` is when it was sent, `adapt` whether its own words may be changed.
    """

    case: str
    author: str
    name: str
    cohort: str
    cohort_title: str
    sketch: Sketch
    at: datetime
    adapt: bool
    byline: Literal["name", "colleague"]
    handling: Handling

    @property
    def other(self) -> str:
        """The language that the author did not write in."""
        return next(lang for lang in LANGUAGES if lang != self.sketch.lang)

    def words(self, lang: str) -> dict[str, str]:
        """The lines as they stand in a language, empty where one is still to be written."""
        own = lang == self.sketch.lang
        return {
            name: self._written(lang, name, text) or (text if own else "")
            for name, text in lines(self.sketch).items()
        }

    def _written(self, lang: str, name: str, original: str) -> str:
        """What was written for this very line of the author's; nothing once the line is another."""
        if lang == self.sketch.lang and not self.adapt:
            return ""
        found = self.handling.lines.get(f"{lang}:{name}", {})
        return found.get("text", "") if found.get("of") == line_id(original) else ""

    @property
    def missing(self) -> int:
        """How many lines are still to be written."""
        return sum(not text for text in self.words(self.other).values())

    def content(self, version: int) -> dict[str, Any]:
        """The case as it would be published; what is missing stands in the other language."""
        words = {self.sketch.lang: self.words(self.sketch.lang)}
        words[self.other] = {
            name: text or texts.say(self.other, "own.missing", text=words[self.sketch.lang][name])
            for name, text in self.words(self.other).items()
        }
        effects = {name: self.handling.effects.get(name, 0) for name in self.choices()}
        return content(self.sketch, self.case, version, f"{self.at:%Y-%m}", words, effects)

    def as_case(self) -> Case:
        """The case, to be tried or published: the published version until it differs from that."""
        versions = self.handling.versions
        last = case_of(self.content(max(versions, 1)))
        same = versions == 0 or last.hash == self.handling.published
        return last if same else case_of(self.content(versions + 1))

    def choices(self) -> list[str]:
        """All choices, as ``m1.a``."""
        return [f"{scene}.{choice}" for scene, choice in self.sketch.choices]

    @property
    def status(self) -> str:
        """How it stands, in the words of the desk."""
        found = self.handling.stands(self.at)
        return "changed" if found in ("sent", "opened") and self.handling.versions else found


def label(name: str, lang: str) -> str:
    """What a line is, in words."""
    kind, *path = name.split(".")
    if kind == "cast":
        return texts.say(lang, f"own.line.{'name' if path[1] == 'name' else 'who'}", n=path[0][1:])
    if kind == "question" or path[-1:] == ["outcome"]:
        return texts.say(lang, f"own.line.{'question' if kind == 'question' else 'outcome'}")
    if kind == "scene" and path[1].startswith("p"):
        return texts.say(lang, "own.line.says", n=path[1][1:])
    if path and path[-1] in _KINDS:
        choice = path[1].upper() if kind == "choice" else ""
        return texts.say(lang, f"own.line.{_KINDS[path[-1]]}", n=path[0][1:], choice=choice)
    return texts.say(lang, f"own.line.{path[-1] if path else kind}")


def advice(draft: Draft, lang: str) -> Iterator[str]:
    """What the checker would have an instructor weigh, line by line, in their own language."""
    for written in LANGUAGES:
        told = texts.say(lang, f"own.advice.{written}")
        for name, text in draft.words(written).items():
            here = {"line": label(name, lang), "where": told}
            most = most_of(name)
            if most is not None and len(text) > most:
                yield texts.say(lang, "own.advice.long", n=len(text), most=most, **here)
            if heaviness(text, written) is not None:
                yield texts.say(lang, "own.advice.heavy", **here)


def line_views(draft: Draft, lang: str) -> list[Mapping[str, Any]]:
    """Every line with its text in both languages; the author's own words beside."""
    both = {each: draft.words(each) for each in LANGUAGES}
    return [
        {
            "id": name,
            "label": label(name, lang),
            "original": text,
            **{each: both[each][name] for each in LANGUAGES},
        }
        for name, text in lines(draft.sketch).items()
    ]
