"""Two versions of a card beside each other: what was taken out, what was put in, by words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from lidera_nb.activities.cards.labels import LABELLED, head, label
from lidera_nb.activities.cards.reading import heading
from lidera_nb.cards.model import Content
from lidera_nb.cards.workflow import changed

_FIELDS = {"dimensions": "dimension", "partners": "partner"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both versions have, or that one of them has."""

    kind: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two versions differ; `lang` is that of the words, "" for what has none."""

    title: str
    lang: str
    pieces: tuple[Piece, ...]


def compared(before: Content, after: Content, lang: str) -> list[Change]:
    """All that differs between two versions of a card, told to a reader of `lang`."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    made = []
    for path in dict.fromkeys(_place(path) for path in changed(before, after)):
        words = [" · ".join(_told(_at(one, path), path, lang)) for one in (old, new)]
        spoken = path[1] if path[0] == "texts" else ""
        found = pieces(*words) if spoken else swapped(*words)
        made.append(Change(_title(after, path, lang), spoken, tuple(found)))
    return made


def swapped(before: str, after: str) -> Iterator[Piece]:
    """Closed words give way to others as a whole: half a label says nothing."""
    if before:
        yield Piece("out", before)
    if after:
        yield Piece("in", after)


def pieces(before: str, after: str) -> Iterator[Piece]:
    """What two texts share and what only one of them has.

    >>> [(one.kind, one.text) for one in pieces("lunes a las 8", "martes a las 8")]
    [('out', 'lunes'), ('in', 'martes'), ('same', ' a las 8')]
    """
    old, new = (re.findall(r"\s+|\S+", text) for text in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[a:b]))
            continue
        if a < b:
            yield Piece("out", "".join(old[a:b]))
        if c < d:
            yield Piece("in", "".join(new[c:d]))


def _place(path: str) -> tuple[str, ...]:
    """The part of a card that a changed path lies in: ``texts.es.what``, ``context.level``."""
    parts = tuple(path.split("."))
    return parts[: {"texts": 3, "context": 2}.get(parts[0], 1)]


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = (value or {}).get(name)
    return value


def _title(content: Content, path: tuple[str, ...], lang: str) -> str:
    if path[0] == "texts":
        return (
            heading(content.kind, path[2], lang) if len(path) > 2 else label(lang, "lang", path[1])
        )
    return head(lang, _FIELDS.get(path[-1], path[-1]))


def _told(value: Any, path: tuple[str, ...], lang: str) -> Iterator[str]:
    """A part of a card as words: text as it stands, closed words by their labels."""
    field = _FIELDS.get(path[-1], path[-1])
    match value:
        case None:
            return
        case dict() if field == "cost":
            yield label(lang, "cost", value["band"])
        case dict():
            yield from (str(one) for one in value.values() if isinstance(one, str))
        case list():
            for one in value:
                yield from _told(one, path, lang)
        case _:
            known = str(value) in LABELLED.get(field, ())
            yield label(lang, field, value) if known else str(value)
