"""The driver's connection to PostgreSQL, but one that leaves nothing open where it fails.

pg8000 (1.31) forgets its socket where a server hangs up before it greeted. This module must not
know what is asked on a connection.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any


def tidy(kind: Any) -> Any:
    """The driver's class of connections; whatever goes wrong is told as the driver tells it."""

    class Connection(kind):  # type: ignore[misc]  # the driver is imported when it is needed
        def __init__(self, *args: Any, **options: Any) -> None:
            try:
                super().__init__(*args, **options)
            except BaseException:
                _let_go(self)
                raise

    return Connection


def _let_go(half_made: Any) -> None:
    """Close the file over the socket, then the socket; either may not be there yet, or no more."""
    for part in ("_sock", "_usock"):
        opened = getattr(half_made, part, None)
        if opened is not None:
            with suppress(OSError):  # what could not be sent is still in the file
                opened.close()
