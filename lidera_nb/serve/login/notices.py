"""What a page is told of its login's end: once as the warning begins, once if it is withdrawn."""

from __future__ import annotations

import math
from typing import Any

from lidera_nb.serve.login.expiry import Kind, Standing


class Notices:
    """What one page was told last, and so what is new to it."""

    def __init__(self) -> None:
        self._told: Kind | None = None

    @property
    def warned(self) -> bool:
        """Whether a warning stands that was not withdrawn."""
        return self._told is not None

    def about(self, stands: Standing | None) -> dict[str, Any] | None:
        """The message to send now, if any. None as standing: the login is no more.

        >>> page, soon = Notices(), Standing(left=59.2, kind="idle", warn=True)
        >>> page.about(soon), page.about(soon)
        ({'type': 'expiring', 'seconds': 60, 'kind': 'idle'}, None)
        """
        if stands is None or stands.ended:
            return {"type": "signed_out"}
        if stands.warn and stands.kind != self._told:
            self._told = stands.kind
            return _expiring(math.ceil(stands.left), stands.kind)
        if self._told and not stands.warn:
            told, self._told = self._told, None
            return _expiring(0, told)
        return None


def _expiring(seconds: int, kind: Kind) -> dict[str, Any]:
    return {"type": "expiring", "seconds": seconds, "kind": kind}
