"""One rule for all text that people write: what is kept, what is tidied, what is refused.

Text comes from an untrusted browser and goes to storage, screens and spreadsheets. This module
knows nothing of where it was asked for; callers turn a `TextFault` into a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SHRINK = 4
"""Composing and trimming make a text shorter, in any living script less than this many times."""


class TextFault(Enum):
    """Why a text was refused."""

    NOT_TEXT = "not_text"
    CHARACTERS = "characters"
    TOO_LONG = "too_long"


def clean_text(value: object, most: int) -> str | None:
    """A text as it is kept, or None where `examine` finds a fault."""
    text = examine(value, most)
    return None if isinstance(text, TextFault) else text


def examine(value: object, most: int) -> str | TextFault:
    r"""A text as it is kept, or why it is not.

    Line ends become ``\n``, bidirectional overrides vanish, characters are composed (NFC) and
    white space around the text is trimmed. Cleaning a clean text changes nothing.

    Parameters
    ----------
    value
        Anything at all.
    most
        The longest text that is kept, in characters after cleaning.

    Returns
    -------
    str or TextFault
        ``NOT_TEXT`` for anything but ``str``; ``CHARACTERS`` for control characters other than
        newline and tab and for lone surrogates; ``TOO_LONG`` above `most`.

    Examples
    --------
    >>> examine("  Lo dejé citado.\r\n", 100)
    'Lo dejé citado.'
    >>> examine("no\x00", 100)
    <TextFault.CHARACTERS: 'characters'>
    """
    if not isinstance(value, str):
        return TextFault.NOT_TEXT
    text = value.strip()
    if len(text) > _SHRINK * most:  # composing an endless run of accents would take too long
        return TextFault.TOO_LONG
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _REFUSED.search(text):
        return TextFault.CHARACTERS
    text = unicodedata.normalize("NFC", _BIDI.sub("", text)).strip()
    return TextFault.TOO_LONG if len(text) > most else text
