"""Texts with what gives somebody away taken out, as far as a scan finds it."""

from __future__ import annotations

from collections.abc import Sequence

from lidera_nb.reflection.scan import find
from lidera_nb.texts import say


def masked(text: str, names: Sequence[str], lang: str) -> tuple[str, int]:
    """A text with names, RUTs, telephones and e-mails replaced, and how many were.

    Parameters
    ----------
    text
        As it was written.
    names
        Of everybody who may be meant.
    lang
        Of the words that take their place.

    Examples
    --------
    >>> masked("Hablé con Ana Soto al +56 9 1234 5678.", ["Ana Soto"], "en")
    ('Hablé con [name] al [telephone].', 2)
    """
    found = find(text, names)
    for one in reversed(found):
        text = f"{text[: one.start]}[{say(lang, f'tiers.mask.{one.kind}')}]{text[one.end :]}"
    return text, len(found)
