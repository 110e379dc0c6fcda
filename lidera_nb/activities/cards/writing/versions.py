"""The versions of a card beside each other: which there are, and where two of them differ."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.workflow import changed


def kept(card: CardStory, env: Env) -> list[dict[str, Any]]:
    """Every version, the newest first: when it was written, by whom, and what became of it."""
    out = {one.version for one in card.publications}
    return [
        {
            "number": one.number,
            "at": texts.moment(env.lang, one.at),
            "mine": one.by == card.author,
            "published": one.number in out,
            "note": one.note,
        }
        for one in reversed(card.versions)
    ]


def compared(card: CardStory, against: int) -> dict[str, Any] | None:
    """Where the newest version differs from an earlier one, by field; None if none lies open.

    Fields are told by their path in the content, the cost by its ``band``; a value is a text, a
    list of lines or a word.
    """
    earlier, latest = card.version(against), card.latest
    if earlier is None or latest is None or earlier.content is None or latest.content is None:
        return None
    old, new = (one.content.model_dump(mode="json") for one in (earlier, latest) if one.content)
    found = changed(earlier.content, latest.content)
    paths = dict.fromkeys("band" if path.split(".")[0] == "cost" else path for path in found)
    return {
        "number": against,
        "fields": [
            {"path": path, "before": _at(old, path), "after": _at(new, path)} for path in paths
        ],
    }


def _at(content: Any, path: str) -> Any:
    path = "cost.band" if path == "band" else path
    for name in path.split("."):
        content = content.get(name) if isinstance(content, dict) else None
    return content
