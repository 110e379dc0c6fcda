"""Whom a PDF names as its author within: told to whoever adds it, since it is kept as it came.

A program writes that name without asking (that of the account, mostly). Taking it out would need
the whole document written anew. What stands in a compressed part of it is not found here.
"""

from __future__ import annotations

import re

_INFO = re.compile(
    rb"/Author\s*(?:\(((?:\\.|[^\\()]){1,400})\)|<([0-9A-Fa-f\s]{2,800})>)", re.DOTALL
)
_XMP = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,400})<", re.DOTALL)
_REACH, _LOOKS = 900, 16
"""How far a name may reach, and how many places are looked at: a file may be made to take long."""

_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAME_MOST = 80


def pdf_author(content: bytes) -> str:
    """The author that a PDF names, "" if none is found.

    >>> pdf_author(b"%PDF-1.7 1 0 obj << /Author (Ana Soto) >>")
    'Ana Soto'
    """
    found = _first(_INFO, b"/Author", content)
    if found is not None:
        plain, coded = found.groups()
        return _text(_ESCAPED.sub(_unescaped, plain) if coded is None else _bytes(coded))
    told = _first(_XMP, b"<dc:creator>", content)
    return _tidy(told[1].decode("utf-8", "replace")) if told else ""


def _first(pattern: re.Pattern[bytes], opening: bytes, content: bytes) -> re.Match[bytes] | None:
    """What a pattern finds at one of the first places at which it could begin."""
    at = -1
    for _ in range(_LOOKS):
        at = content.find(opening, at + 1)
        found = pattern.match(content[at : at + _REACH]) if at >= 0 else None
        if at < 0 or found:
            return found
    return None


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign.isdigit() and sign < b"8" else sign


def _bytes(coded: bytes) -> bytes:
    digits = b"".join(coded.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _text(raw: bytes) -> str:
    """A text of a PDF: UTF-16 or UTF-8 if it says so, or else near enough to Latin-1."""
    if raw.startswith(b"\xfe\xff"):
        return _tidy(raw[2:].decode("utf-16-be", "replace"))
    if raw.startswith(b"\xef\xbb\xbf"):
        return _tidy(raw[3:].decode("utf-8", "replace"))
    return _tidy(raw.decode("latin-1"))


def _tidy(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())[:NAME_MOST]
