"""Whether the server is well: for a proxy or a script, without a word about anyone."""

from __future__ import annotations

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler


class HealthHandler(Handler):
    """Answers as long as the server can answer."""

    right: Right | None = "public"

    def get(self) -> None:
        """Say that it is well, or that it cannot follow what other processes write."""
        if self.house.behind:
            self.set_status(503)
        self.write({"status": "behind" if self.house.behind else "ok"})
