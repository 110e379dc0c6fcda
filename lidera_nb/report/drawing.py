"""Drawing charts as SVG, here or where a run of many reports keeps the drawing engine warm.

vl-convert holds a JavaScript engine that takes most of a CPU second to start, and starts threads:
a kernel that is forked for one report cannot inherit a warm one. So whoever makes reports keeps
one, and its kernels send their charts there. The same chart gives the same bytes either way.
"""

from __future__ import annotations

import os
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DRAWING = "LIDERA_DRAWING"
"""Variable of a kernel's environment: the socket of a warm engine."""

_DREW, _FAILED = b"+", b"-"


def svg(spec: str) -> str:
    """A Vega-Lite chart, given as JSON, drawn as SVG.

    Raises
    ------
    ValueError
        If it is no chart.
    """
    address = os.environ.get(DRAWING)
    return _asked(address, spec) if address else _drawn(spec)


def _drawn(spec: str) -> str:
    import vl_convert  # loads 60 MB: not where another process draws

    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def _asked(address: str, spec: str) -> str:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(spec.encode())
        line.shutdown(socket.SHUT_WR)
        with line.makefile("rb") as answer:
            told, content = answer.read(1), answer.read().decode()
    if told != _DREW:
        raise ValueError(content or "the process that draws charts ended")
    return content


@contextmanager
def warm_drawing(folder: Path) -> Iterator[str]:
    """Keep an engine for as long as the block lasts; gives the path of its socket in `folder`.

    Where there are no such sockets (Windows) the path is empty: kernels draw for themselves.
    """
    if not hasattr(socket, "AF_UNIX"):
        yield ""
        return
    address = str(folder / "draw")
    with socketserver.UnixStreamServer(address, _Drawer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            thread.join()


class _Drawer(socketserver.StreamRequestHandler):
    """One chart: the request until it ends, then the drawing or what is wrong with it."""

    def handle(self) -> None:
        """Called by the server for each connection."""
        try:
            answer = _DREW + _drawn(self.rfile.read().decode()).encode()
        except ValueError as error:
            answer = _FAILED + str(error).encode()
        self.wfile.write(answer)
