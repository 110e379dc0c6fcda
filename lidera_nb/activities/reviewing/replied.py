"""What the author of a text did with what was published: looked at it, and answered once."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts as words
from lidera_nb.activities.feedback.reading import Reading, Said
from lidera_nb.activities.reviewing.passages import Seen
from lidera_nb.activities.reviewing.queue import Lying
from lidera_nb.activities.reviewing.texts import CohortTexts


def reading_of(texts: CohortTexts, person: str) -> Reading | None:
    """What somebody looked at and answered; every page with feedback knows all of it."""
    states = texts.story(person).states.values()
    return next((state for state in states if isinstance(state, Reading)), None)


def answer_to(lying: Lying, texts: CohortTexts) -> Said | None:
    """The author's answer to what is published about this hand-in, None if there is none."""
    published, reading = lying.told.published, reading_of(texts, lying.piece.person)
    if published is None or reading is None:
        return None
    said = reading.answered.get((lying.piece.at, published.review.number))
    return said if said is not None and said.text else None


def replied(lying: Lying, texts: CohortTexts, seen: Seen, lang: str) -> dict[str, Any] | None:
    """When the author looked at what is published (empty: not yet), and the answer, if any."""
    published = lying.told.published
    if published is None:
        return None
    reading = reading_of(texts, lying.piece.person)
    looked = reading.seen.get(lying.piece.at) if reading else None
    said = answer_to(lying, texts)
    return {
        "seen": words.moment(lang, looked) if looked and looked >= published.at else "",
        "text": seen.shown(said.text) if said else "",
        "at": words.moment(lang, said.at) if said else "",
    }
