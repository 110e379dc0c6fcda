"""What can be the name of somebody who is enrolled: it goes to cards, tables and spreadsheets.

A name is made of letters, a few marks and few digits. So no formula of a spreadsheet, no control
character, no turned writing direction, and neither a RUT nor an address can be one.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

LONGEST = 80
DIGITS = 4
"""As many digits as a number that tells two people apart may have; a RUT has more."""

_MARKS = frozenset(" .'’-–(),/&·")

NameFault = Literal["empty", "long", "characters", "beginning", "digits"]
"""Why something is no name; the same words as in ``widgets/cohort/people.js``."""


def tidy(written: str) -> str:
    """A name with its spaces in order and its letters composed.

    >>> tidy("  Ana   Pe\u0301rez ")
    'Ana Pérez'
    """
    composed = unicodedata.normalize("NFC", written[: 4 * LONGEST])
    return " ".join(part for part in composed.split(" ") if part)


def name_fault(name: str) -> NameFault | None:
    """Why a tidied name cannot stand, None if it can.

    >>> name_fault("María-José O'Higgins (UTP)"), name_fault("=1+1"), name_fault("12.345.678-5")
    (None, 'characters', 'beginning')
    """
    if not name:
        return "empty"
    if len(name) > LONGEST:
        return "long"
    if not all(_may_stand(letter) for letter in name):
        return "characters"
    if not name[0].isalpha():
        return "beginning"
    return "digits" if sum(letter.isdigit() for letter in name) > DIGITS else None


def _may_stand(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter)[0] in "LMN"
