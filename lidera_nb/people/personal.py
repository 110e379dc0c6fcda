"""Does a text seem to hold a RUT, an e-mail address or a telephone number?

A reminder asks people to name nobody; this finds what a reminder forgets. It finds forms, not
people: a name it cannot tell from any other word. A RUT counts only with a check digit that is
right, so that an amount is not taken for one.
"""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_RUT = re.compile(r"(?<![\d.])(\d{1,2}\.?\d{3}\.?\d{3})\s?[-‐-–]\s?([\dkK])(?![\w])")
_PHONE = re.compile(
    r"(?<![\d.])(?:"
    r"\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,4}\d{2,4}"  # +56 9 1234 5678
    r"|(?:\(\d{2,3}\)\s?|0?[92]\s?-?)\d{4}[\s.-]?\d{4}"  # 9 1234 5678, (45) 2123 4567
    r"|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"  # (555) 010-9999
    r")(?![\d.]\d|\d)"
)


def likely_personal(text: str) -> str | None:
    """``email``, ``rut`` or ``phone`` where the text seems to hold one; None where it does not.

    >>> likely_personal("Escribir a la mamá: rosa@ejemplo.cl")
    'email'
    >>> likely_personal("RUT 12.345.678-5"), likely_personal("12.345.678-9 no lo es")
    ('rut', None)
    >>> likely_personal("Su celular es +56 9 1234 5678")
    'phone'
    >>> likely_personal("El 12-03-2026 quedaban $1.234.567 y 912 libros")
    """
    if _EMAIL.search(text):
        return "email"
    if any(_checked(body, digit) for body, digit in _RUT.findall(text)):
        return "rut"
    return "phone" if _PHONE.search(text) else None


def _checked(body: str, digit: str) -> bool:
    """Whether the check digit of a RUT is right (modulo 11, weights 2 to 7 from the right)."""
    digits = [int(one) for one in reversed(body.replace(".", ""))]
    rest = 11 - sum(one * (2 + i % 6) for i, one in enumerate(digits)) % 11
    return digit.lower() == {11: "0", 10: "k"}.get(rest, str(rest))
