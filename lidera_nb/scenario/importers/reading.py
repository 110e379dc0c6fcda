"""The bytes of a file from outside, never more than may be, and text only if it is UTF-8."""

from __future__ import annotations

from lidera_nb.scenario.importers.story import Ledger

MOST_BYTES = 10_000_000
"""A published Twine page holds its whole player, a megabyte or two, and perhaps pictures."""


def text_of(ledger: Ledger) -> str:
    """The text of the file that is imported.

    Raises
    ------
    ContentError
        It cannot be read, is too large, or is not UTF-8.
    """
    try:
        with ledger.path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ledger.refuse(f"the file cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise ledger.refuse(f"the file is larger than {MOST_BYTES // 1_000_000} MB; shorten it")
    return decoded(raw, ledger)


def decoded(raw: bytes, ledger: Ledger, what: str = "the file") -> str:
    """The text of these bytes, its line ends made one kind."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ledger.refuse(
            f"{what} is not UTF-8 (line {line}); save it as UTF-8 and try again"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
