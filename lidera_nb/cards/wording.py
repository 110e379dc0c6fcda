"""A card's words as pieces that can be worded one by one, and the card with some worded anew.

Whoever curates works piece by piece in either language, so that two who work on different pieces
do not undo each other's. Steps are one piece, a line each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lidera_nb.cards.model import LINE_MOST, PROSE_MOST, TITLE_MOST, Content, Lang, Words

STEPS = "steps"


def pieces(content: Content, lang: str) -> dict[str, str]:
    """The pieces of a card in a language by path, those that are empty among them.

    A language in which the card does not exist yet has the same pieces as the one it has.
    """
    there = content.texts.get("es" if lang == "es" else "en")
    known = there or content.words(lang)[1]
    told = _told(there) if there else {}
    return {path: told.get(path, "") for path in _told(known)}


def _told(words: Words) -> dict[str, str]:
    told: dict[str, str] = {}
    for name in Words.model_fields:
        value = getattr(words, name)
        if name == "risks":
            for at, risk in enumerate(value):
                told |= {f"risks.{at}.risk": risk.risk, f"risks.{at}.answer": risk.answer}
        else:
            told[name] = "\n".join(value) if name == STEPS else value
    return told


def longest(path: str) -> int:
    """How many characters a piece may have."""
    if path == "title":
        return TITLE_MOST
    return LINE_MOST if path.startswith("risks.") else PROSE_MOST


def worded(content: Content, changed: Mapping[Lang, Mapping[str, str]]) -> Content | None:
    """The card with some pieces worded anew, None where it would be no card any more.

    That is so for a piece that it has not, a text that is too long, and words without a title. A
    language of which nothing is left is no longer one of the card's.
    """
    texts: dict[str, Any] = content.model_dump(mode="json")["texts"]
    for lang, lines in changed.items():
        now = pieces(content, lang)
        if not lines.keys() <= now.keys():
            return None
        now |= lines
        texts[lang] = _words(now)
        if not any(now.values()):
            del texts[lang]
        elif not now["title"].strip():
            return None
    try:
        return Content.model_validate({**content.model_dump(mode="json"), "texts": texts})
    except ValidationError:
        return None


def _words(told: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {path: text for path, text in told.items() if "." not in path}
    made[STEPS] = [line.strip() for line in told[STEPS].splitlines() if line.strip()]
    risks = sum(path.endswith(".risk") for path in told)
    pairs = [
        {"risk": told[f"risks.{at}.risk"], "answer": told[f"risks.{at}.answer"]}
        for at in range(risks)
    ]
    made["risks"] = [pair for pair in pairs if any(pair.values())]
    return made
