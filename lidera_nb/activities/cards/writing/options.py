"""The words that a card's author chooses from, with their labels in the language of the page."""

from __future__ import annotations

from functools import cache

from lidera_nb.activities.cards.labels import LABELLED, band_told, label
from lidera_nb.activities.cards.labels import options as labelled
from lidera_nb.schoolwords import VOCABULARY

CHOSEN = ("students", "dimension", "psel", "evidence", "partner", *VOCABULARY)


@cache
def options(lang: str) -> dict[str, list[dict[str, str]]]:
    """By field, the words with their labels; a cost band says where it ends."""
    found = {name: labelled(lang, name) for name in CHOSEN}
    found["cost"] = [
        {"id": band, "label": f"{label(lang, 'cost', band)}: {band_told(lang, int(band))}"}
        for band in LABELLED["cost"]
    ]
    return found
