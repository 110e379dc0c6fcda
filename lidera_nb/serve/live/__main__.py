"""Runs the live pages' process: configuration in, ``ready <port>`` out, end with the parent."""

from __future__ import annotations

import os
import sys
import threading

# jsonschema would import this if it is there, to check a format that nobody here uses; building
# its grammar takes a second of every start. Without it jsonschema falls back by itself.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from tornado.ioloop import IOLoop  # noqa: E402

from lidera_nb.serve.live.app import LiveApp, configured  # noqa: E402
from lidera_nb.serve.live.config import LiveConfig  # noqa: E402


def main() -> None:
    """Serve until the parent closes our standard input, or a signal comes."""
    live = LiveConfig.from_line(sys.stdin.buffer.readline())
    app = LiveApp.instance(config=configured(live), live=live, ready=_say)
    app.initialize([])
    _end_with_the_parent(IOLoop.current())
    try:
        app.start()
    except OSError as error:
        sys.exit(f"live pages: port {live.port} of {live.host} cannot be used ({error.strerror})")


def _say(port: int) -> None:
    """Tell the parent; from here on, what kernels print goes where our log goes."""
    sys.stdout.write(f"ready {port}\n")
    sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def _end_with_the_parent(loop: IOLoop) -> None:
    def wait() -> None:
        sys.stdin.buffer.read()
        loop.add_callback(loop.stop)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    main()
