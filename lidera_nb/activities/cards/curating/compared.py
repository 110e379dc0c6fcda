"""Two versions of a card side by side, piece by piece, where they differ."""

from __future__ import annotations

from typing import Any

from lidera_nb.activities.cards.labels import head
from lidera_nb.activities.cards.shown import piece, told
from lidera_nb.cards.model import Content
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.workflow import changed

_CALLED = {"dimensions": "dimension", "partners": "partner"}
"""Fields of a card that are labelled in the singular."""


def compared(card: CardStory, sides: tuple[int, int], lang: str) -> dict[str, Any] | None:
    """The versions asked for, or else (0) the newest and the one before; None if one is gone.

    The newest version of a card that is being revised comes after the published one.
    """
    latest = card.latest
    if latest is None:
        return None
    kept = [one.number for one in card.versions[:-1]]
    usual = card.publications[-1].version if card.revising else (kept[-1] if kept else 0)
    before, after = card.version(sides[0] or usual), card.version(sides[1] or latest.number)
    if before is None or after is None or before.content is None or after.content is None:
        return None
    return {
        "before": before.number,
        "after": after.number,
        "changes": changes(before.content, after.content, lang),
    }


def changes(old: Content, new: Content, lang: str) -> list[dict[str, str]]:
    """What differs, in words: where, in which language, what stood there and what stands now."""
    found = {}
    for path in changed(old, new):
        where, spoken, words = _place(path, old, new, lang)
        if words[0] != words[1]:
            found[where, spoken] = {
                "label": where, "lang": spoken, "before": words[0], "after": words[1]
            }  # fmt: skip
    return list(found.values())


def _place(path: str, old: Content, new: Content, lang: str) -> tuple[str, str, tuple[str, str]]:
    """Where a path lies in words, the language of its texts, and both texts."""
    first, *rest = path.split(".")
    if first == "texts":
        spoken, name = rest[0], rest[1]
        return piece(lang, new.kind, name), spoken, (_said(old, *rest), _said(new, *rest))
    name = rest[0] if first == "context" else _CALLED.get(first, first)
    both = told(old, lang).get(name, ""), told(new, lang).get(name, "")
    return head(lang, name), lang, both


def _said(content: Content, spoken: str, name: str) -> str:
    words = content.texts.get("es" if spoken == "es" else "en")
    value = getattr(words, name) if words is not None else ""
    if isinstance(value, str):
        return value
    return "\n".join(one if isinstance(one, str) else f"{one.risk} → {one.answer}" for one in value)
