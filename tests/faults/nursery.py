"""A process that has imported everything and forks a server whenever it is asked to.

Importing the server takes seconds; a campaign that kills it fifty times cannot pay them each
time. What is forked is the whole server of ``lidera serve`` (journal, keys, logins, sockets) in a
process of its own, opened from its folder as after any start; only the notebook is not executed
again: the page was drawn once by the same code.

Each line of standard input is a wish ``{"var", "port", "drawn", "patience", "places"}``, the last
two for `hooks`; each line of standard output an answer ``{"pid", "address"}``, ``{"refused"}`` (a
sentence) or ``{"crashed"}`` (a defect).
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import logging
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any

from lidera_nb.errors import LideraError
from lidera_nb.serve import app
from lidera_nb.serve.render import pages
from lidera_nb.settings import Settings
from tests.faults import hooks

END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux: a test that ends badly leaves no server behind."""


def main() -> None:
    """Fork a server for every line, until the input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if os.fork() == 0:
            os._exit(_serve(json.loads(line)))


def _serve(wish: dict[str, Any]) -> int:
    ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    logging.basicConfig(level=logging.CRITICAL)
    drawn = pickle.loads(Path(wish["drawn"]).read_bytes())
    pages.draw = lambda module, course, lang: drawn[module.id]
    hooks.change(wish["patience"], Path(wish["places"]))
    try:
        asyncio.run(_live(Settings(var=Path(wish["var"]), port=wish["port"])))
    except LideraError as error:
        _say({"refused": str(error)})
        return 2
    except BaseException as error:
        _say({"crashed": repr(error)})
        raise
    return 0


async def _live(settings: Settings) -> None:
    end = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end.set)
    async with app.serving(settings) as (_, address):
        _say({"pid": os.getpid(), "address": address})
        await end.wait()


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
