"""Does a text seem to hold a RUT, an e-mail address or a telephone number?

A reminder asks people to name nobody; this finds what a reminder forgets. It finds forms, not
people: a name it cannot tell from any other word.
"""

from __future__ import annotations

from lidera_nb.identifiers import identifiers


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
    return next((kind for kind, _, _ in identifiers(text)), None)
