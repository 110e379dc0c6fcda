"""From a story to the structure of a case and its texts in both languages, as plain data.

What the story cannot know (standards, reasons, what follows a choice) becomes a placeholder that
the author finds by its first words. The missing language is filled with the story's own words.
This module must not know files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lidera_nb import texts
from lidera_nb.scenario.importers.names import Names
from lidera_nb.scenario.importers.story import Page, Picture, Story, Way
from lidera_nb.textids import LANGUAGES

MOST_CHOICES = 5
MBDLE, PSEL = "a", 1
"""Placeholders: a decision must exercise something, and only its author knows what."""
INDICATOR = "clima"


@dataclass
class Draft:
    """A case in the making.

    Attributes
    ----------
    structure
        What ``scenario.yaml`` will say.
    words
        Language to dotted id to text.
    pictures
        File name to bytes.
    own
        Ids whose text is the story's own: in the other language it awaits translation.
    blanks
        Ids whose text is a placeholder.
    split
        Scenes that had more ways than a decision may have.
    """

    structure: dict[str, Any]
    words: dict[str, dict[str, str]] = field(default_factory=lambda: {la: {} for la in LANGUAGES})
    pictures: dict[str, bytes] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    split: list[str] = field(default_factory=list)

    def say(self, text_id: str, text: str, otherwise: str) -> None:
        """The story's own text or, where it has none, the one of the catalogue."""
        if text:
            self.own.append(text_id)
            for lang in LANGUAGES:
                self.words[lang][text_id] = text
        else:
            self.fill(text_id, otherwise)

    def fill(self, text_id: str, otherwise: str) -> None:
        """A text of the catalogue, which may be a placeholder."""
        for lang in LANGUAGES:
            self.words[lang][text_id] = texts.say(lang, f"import.{otherwise}")
        if otherwise.startswith("blank"):
            self.blanks.append(text_id)


def compose(story: Story, slug: str, month: str) -> Draft:
    """The case called `slug` that tells the story, set in a month as ``2026-08``."""
    naming = Names("scene")
    names = {page.key: naming.give(page.title or page.key) for page in story.pages}
    draft = Draft(_head(slug, month, names[story.start]))
    _whole(draft, story)
    for page in story.pages:
        ways = [Way(names[way.to], way.label, way.consequence) for way in page.ways]
        _scene(draft, naming, names[page.key], page, ways)
    return draft


def _head(slug: str, month: str, start: str) -> dict[str, Any]:
    return {
        "id": slug,
        "version": 1,
        "set_in": month,
        "start": start,
        "indicators": {INDICATOR: {"start": 50}},
        "cast": [],
        "scenes": {},
    }


def _whole(draft: Draft, story: Story) -> None:
    draft.say("title", story.title, "untitled")
    draft.say("summary", story.summary, "blank.summary")
    for text_id in ("role", "situation"):
        draft.fill(text_id, f"blank.{text_id}")
    for part in ("label", *(f"band{i}" for i in range(5))):
        draft.fill(f"indicator.{INDICATOR}.{part}", f"indicator.{part}")


def _scene(draft: Draft, naming: Names, name: str, page: Page, ways: list[Way]) -> None:
    """A scene and, where it has too many ways, further ones that offer the rest."""
    draft.fill(f"scene.{name}.when", "blank.when")
    draft.say(f"scene.{name}.title", page.title, "blank.title")
    scene: dict[str, Any] = {"beats": _beats(draft, name, page)}
    draft.structure["scenes"][name] = scene
    if len(ways) > MOST_CHOICES:
        draft.split.append(name)
        rest = Page(page.key, page.title, ())
        more = naming.give(page.title or page.key)
        here = [*ways[: MOST_CHOICES - 1], Way(more, "")]
        scene["decision"] = _decision(draft, name, here)
        _scene(draft, naming, more, rest, ways[MOST_CHOICES - 1 :])
    elif len(ways) > 1:
        scene["decision"] = _decision(draft, name, ways)
    elif ways:
        scene["next"] = ways[0].to
    else:
        scene["ending"] = True


def _beats(draft: Draft, name: str, page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for i, line in enumerate(page.lines or ("",), 1):
        text_id = f"scene.{name}.b{i}"
        if isinstance(line, Picture):
            draft.pictures[line.name] = line.raw
            draft.say(text_id, line.alt, "blank.alt")
            found.append({"id": f"b{i}", "kind": "image", "src": line.name})
        else:
            draft.say(text_id, line, "blank.text")
            found.append({"id": f"b{i}"})
    return found


def _decision(draft: Draft, name: str, ways: list[Way]) -> dict[str, Any]:
    draft.fill(f"decision.{name}.prompt", "prompt")
    draft.fill(f"decision.{name}.reason", "blank.reason")
    naming = Names("choice")
    choices = []
    for way in ways:
        choice = naming.give(way.label or "more")
        text_id = f"choice.{name}.{choice}"
        draft.say(f"{text_id}.label", way.label, "more")
        draft.say(f"{text_id}.consequence", way.consequence, "blank.consequence")
        choices.append({"id": choice, "to": way.to})
    return {"mbdle": [MBDLE], "psel": [PSEL], "choices": choices}
