"""The way into a room as a QR code, for the screen that is projected: no phone loads it.

It holds what the screen says in words, the address and the code, and nothing about the room: who
scans it logs in and is of the cohort, like anybody who types the code.
"""

from __future__ import annotations

from io import BytesIO

from lidera_nb.activities.roomview import DOOR
from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


def drawn(address: str) -> bytes:
    """An address as an SVG that takes any size; black on white in every colour scheme.

    >>> drawn("https://lidera.example/m/room#KTR479")[:4]
    b'<svg'
    """
    import segno  # here, since most servers never draw one

    out = BytesIO()
    segno.make_qr(address, error="m").save(
        out, kind="svg", border=QUIET, light="white", xmldecl=False, omitsize=True
    )
    return out.getvalue()


class QrHandler(Handler):
    """Draw the way into the room with this code."""

    right: Right | None = "review"

    def get(self, code: str) -> None:
        """Send the drawing of the address under which this page was asked for."""
        scheme = "https" if self.house.settings.secure else self.request.protocol
        self.set_header("Content-Type", "image/svg+xml")
        self.write(drawn(f"{scheme}://{self.request.host}{DOOR}#{code}"))
