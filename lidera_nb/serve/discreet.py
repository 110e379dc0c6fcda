"""A log without what people typed: of an error nobody foresaw, its kind and place are kept.

The message of such an error may quote its input (a validation error does), and a task's error is
shown with it. Errors of our own are sentences that we wrote, and are kept.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from types import TracebackType
from typing import Any

from lidera_nb.errors import LideraError

_log = logging.getLogger("lidera.loop")
_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Formats errors by kind and place."""

    def formatException(self, ei: _Caught) -> str:  # noqa: N802 - the name that logging calls
        """Where it went wrong, call by call, and what kind of error it was."""
        error = ei[1]
        return described(error) if error is not None else ""


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


def set_up_log() -> None:
    """Log warnings and worse on standard error, discreetly."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def loop_trouble(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An event loop's handler for errors that nobody awaited."""
    error = context.get("exception")
    found = (type(error), error, error.__traceback__) if error is not None else None
    told = "a task failed" if error is not None else context.get("message", "")
    _log.error("%s", told, exc_info=found)
