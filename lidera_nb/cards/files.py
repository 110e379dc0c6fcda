"""Which files a card may carry: told by their first bytes, never by what a browser calls them.

Documents that can hold programs are not among them: an office file is taken as the PDF that its
author makes of it. A voice memo is its author's alone: a voice names whoever speaks.
"""

from __future__ import annotations

FILE_MOST = 8 * 1024 * 1024
"""Bytes of one file: ten minutes of a voice memo, or a photo of a phone."""

FILES_EACH = 6
"""Files of one card."""

OWN_MOST = 64 * 1024 * 1024
"""Bytes of all files of one author's cards."""

NAME_MOST = 120

SUFFIXES = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "webm",
}
"""Every kind of file that is taken, with the ending under which it is saved again."""

_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_MPEG = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")


def kind_of_file(content: bytes) -> str | None:
    """The media type of a file, None if it is of no kind that is taken.

    >>> kind_of_file(b"%PDF-1.7 ..."), kind_of_file(b"<html>")
    ('application/pdf', None)
    """
    for beginning, media in _BEGINNINGS:
        if content.startswith(beginning):
            return media
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12])
    if content[4:8] == b"ftyp":
        return "audio/mp4" if content[8:11] in (b"M4A", b"mp4", b"iso", b"3gp") else None
    return "audio/mpeg" if content[:2] in _MPEG else None


def is_memo(media: str) -> bool:
    """Whether a file is a voice memo, which only its author hears."""
    return media.startswith("audio/")
