"""A log without what people typed: of an error nobody foresaw, its kind and place are kept.

The message of such an error may quote its input (a validation error does), and a task's error is
shown with it. Errors of our own are sentences that we wrote, and are kept, without the ids of
people, streams and addresses that they may name.

A line is a sentence, or a JSON object for a log collector (``LIDERA_LOG=json``).
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from lidera_nb.errors import LideraError
from lidera_nb.settings import LogMode

_log = logging.getLogger("lidera.loop")
_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


_NAMED = re.compile(
    r"\b(person|access|cohort|review|room|card):[^\s,;'\")]+"  # streams
    r"|\bp-[A-Za-z0-9-]+|\bk_[A-Za-z0-9_-]+"  # people, and their keys
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-fA-F]{1,4}:){3,}[0-9a-fA-F:]*"  # addresses
)


def nameless(text: str) -> str:
    """A sentence without the ids of people, streams and addresses.

    >>> nameless("person:p-0a1b stands at 3; asked from 10.0.0.7")
    '… stands at 3; asked from …'
    """
    return _NAMED.sub("…", text)


class Discreet(logging.Formatter):
    """Formats errors by kind and place, and names nobody."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and below it where something went wrong."""
        return nameless(super().format(record))

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 - the name that logging calls
        """Where it went wrong, call by call, and what kind of error it was."""
        error = ei[1]
        return described(error) if error is not None else ""


class Lines(Discreet):
    """Formats each record as one JSON object on a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how grave, from which part of the server, what; and where it went wrong."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": nameless(record.getMessage()),
        }
        if record.exc_info:
            told["error"] = nameless(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def described(error: BaseException) -> str:
    """An error as the log may hold it.

    >>> described(ValueError("my secret reason"))
    'ValueError'
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    kind = type(error).__name__
    lines.append(f"{kind}: {error}" if isinstance(error, LideraError) else kind)
    if error.__cause__ is not None:
        lines.append(f"because of\n{described(error.__cause__)}")
    return "\n".join(lines)


def set_up_log(mode: LogMode = "text") -> None:
    """Log warnings and worse on standard error, discreetly.

    A collector of logs also hears when the server began, when it was asked to stop, and that it
    did.
    """
    handler = logging.StreamHandler()
    text = Discreet("%(levelname)s %(name)s: %(message)s")
    handler.setFormatter(Lines() if mode == "json" else text)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    if mode == "json":
        logging.getLogger("lidera").setLevel(logging.INFO)


def loop_trouble(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An event loop's handler for errors that nobody awaited."""
    error = context.get("exception")
    found = (type(error), error, error.__traceback__) if error is not None else None
    told = "a task failed" if error is not None else context.get("message", "")
    _log.error("%s", told, exc_info=found)
