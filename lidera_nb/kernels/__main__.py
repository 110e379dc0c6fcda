"""A warm parent's process: ``python -m lidera_nb.kernels``, started by `parent` alone."""

from __future__ import annotations

import json
import os
import socket
import sys

from lidera_nb.errors import SettingsError
from lidera_nb.kernels.child import leave, settle
from lidera_nb.kernels.forkserver import Forkserver
from lidera_nb.kernels.warmup import warm_up


def main() -> None:
    """Warm up, say so, serve; a fork comes out of `serve` and becomes a kernel."""
    told = json.loads(sys.argv[1])
    listener = socket.socket(fileno=told["listener"])
    with os.fdopen(told["answer"], "w") as answer:
        try:
            warm_up(told["warm"])
        except SettingsError as error:
            answer.write(str(error))
            sys.exit(2)
        # All that it will hold is there before it says so: who asks then sees what stays.
        server = Forkserver(listener, told["owner"])
        answer.write("ready")
    order = server.serve()
    if order is None:
        return
    leave(_kernel(order))


def _kernel(order: object) -> int:
    from lidera_nb.kernels.app import run

    try:
        run(settle(order))  # type: ignore[arg-type]
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    return 0


if __name__ == "__main__":
    main()
