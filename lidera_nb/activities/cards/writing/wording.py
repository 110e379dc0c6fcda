"""From what a browser sent to a card's content: checked, tidied, and never half taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lidera_nb.activities.activity import Refusal
from lidera_nb.cards.model import PROSE_MOST, Content
from lidera_nb.plaintext import clean_text

_DEEP = 6


class UncleanError(Exception):
    """A text holds characters that are never kept."""


def content_of(sent: Mapping[str, Any]) -> Content | Refusal:
    """The content that was sent; a refusal if it is none."""
    try:
        return Content.model_validate(_tidy(dict(sent), _DEEP))
    except UncleanError:
        return Refusal("refused.reason_characters")
    except ValidationError:
        return Refusal("refused.malformed")


def remark(value: str) -> str | Refusal:
    """What an author says beside the card itself, as it is kept; it may be empty."""
    text = clean_text(value, PROSE_MOST)
    if text is None:
        return Refusal("curating.refused.comment_text", {"most": PROSE_MOST})
    return text


def _tidy(value: Any, deep: int) -> Any:
    """Every text within as it is kept; lines that are empty are no lines."""
    if not deep:
        raise UncleanError
    if isinstance(value, dict):
        return {name: _tidy(one, deep - 1) for name, one in value.items()}
    if isinstance(value, list):
        kept = [_tidy(one, deep - 1) for one in value]
        return [one for one in kept if one not in ("", {"risk": "", "answer": ""})]
    if not isinstance(value, str):
        return value
    text = clean_text(value, PROSE_MOST)
    if text is None:
        raise UncleanError
    return text
