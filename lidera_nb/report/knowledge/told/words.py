"""How this report speaks: its texts and the labels of cards in one language."""

from __future__ import annotations

from typing import Any

from lidera_nb.report.figures import Table
from lidera_nb.report.knowledge.model import Counted
from lidera_nb.report.voice import Voice


def words(voice: Voice, text: str, /, **values: Any) -> str:
    """A text by its id below ``knowledgereport``."""
    return voice.text(f"knowledgereport.{text}", **values)


def label(voice: Voice, field: str, word: str) -> str:
    """What a word of a card is called wherever cards are shown."""
    return voice.text(f"cards.{field}.{word}")


def counts(voice: Voice, name: str, found: Counted, field: str = "") -> Table:
    """Counts as a table.

    Parameters
    ----------
    voice
        The report's language.
    name
        Id of its texts: ``<name>.table``, ``.what``, ``.count``, and of its words without `field`.
    found
        Words and their counts.
    field
        The field of cards whose words they are.
    """
    heads = (words(voice, f"{name}.what"), words(voice, f"{name}.count"))
    rows = tuple(
        (label(voice, field, word) if field else words(voice, f"{name}.{word}"), voice.count(n))
        for word, n in found
    )
    return Table(words(voice, f"{name}.table"), heads, rows)
