"""Forms that point at one person: RUT, e-mail addresses, telephone numbers of Chile and the US.

It finds forms, not people. A RUT counts only with a check digit that is right, so that an amount
is not taken for one. A number without the marks of a telephone counts only after a word for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Literal

Kind = Literal["email", "rut", "phone"]

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BODY = r"(\d{1,2}\.?\d{3}\.?\d{3})"
_RUT = re.compile(rf"(?<![\d.,$-])({_BODY}\s?[-‐-–]\s?([\dkK]))(?!\w|-\w)")
_CALLED_RUT = re.compile(rf"(?i:\b(?:rut|run|c[eé]dula)[\s:]{{1,3}})({_BODY} ?([\dkK]))(?!\w|-\w)")
_PHONE = re.compile(
    r"(?<![\d.$])(?:"
    r"\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,4}\d{2,4}"  # +56 9 1234 5678
    r"|(?:\(\d{2,3}\)\s?|0?[92]\s?-?)\d{4}[\s.-]?\d{4}"  # 9 1234 5678, (45) 2123 4567
    r"|569\d{8}"
    r"|9\d{2} \d{3} \d{3}"
    r"|(?:\([2-7]\d\)\s?|[2-7]\d[\s-])\d{3}[\s-]?\d{4}"  # 45 221 2345
    r"|(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}"  # (555) 010-9999
    r")(?![\d.]\d|\d)"
)
_CALLED = re.compile(
    r"\b(?:tel[eé]fono|fono|celular|cel|whats?app|wsp|phone|mobile|cell|tel)\b"
    r"(?: number| is| es| del? \w+)?[\s.:,]{1,3}(\d[\d\s().-]{4,16}\d)(?!\w)",
    re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Each form as ``(kind, start, end)``: all e-mail addresses, then RUT, then telephones.

    A passage may be found as two kinds.

    >>> list(identifiers("RUT 12.345.678-5, 12.345.678-9 no lo es"))
    [('rut', 4, 16)]
    """
    for found in _EMAIL.finditer(text):
        yield "email", *found.span()
    for found in chain(_RUT.finditer(text), _CALLED_RUT.finditer(text)):
        if checked(found[2], found[3]):
            yield "rut", *found.span(1)
    for found in _PHONE.finditer(text):
        yield "phone", *found.span()
    for found in _CALLED.finditer(text):
        yield "phone", *found.span(1)


def checked(body: str, digit: str) -> bool:
    """Whether the check digit of a RUT is right (module 11, weights 2 to 7 from the right).

    >>> checked("12.345.678", "5"), checked("6000011", "K")
    (True, False)
    """
    digits = [int(one) for one in reversed(body.replace(".", ""))]
    rest = 11 - sum(one * (2 + i % 6) for i, one in enumerate(digits)) % 11
    return digit.lower() == {11: "0", 10: "k"}.get(rest, str(rest))
