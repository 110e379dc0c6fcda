"""Whether the server is well, for a proxy or a script; and its figures, for whoever runs it.

Neither says a word about anyone. The figures are for the operator alone: for who shows the token
that the settings name, or asks from this very machine where no proxy stands in front. Behind a
proxy everybody seems to come from this machine, so that there only the token counts.
"""

from __future__ import annotations

import hmac
from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.settings import Settings

FORWARDED = ("X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via", "X-Forwarded-Host")
"""What a proxy adds to a request: whoever's request has it did not come from this machine."""
HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names by which this machine is asked from itself; any other is a name that leads here."""


class HealthHandler(Handler):
    """Alive: answers as long as the server can answer."""

    right: Right | None = "public"

    def get(self) -> None:
        """Say that it is well, or that it cannot follow what other processes write."""
        self.write({"status": "behind" if self.house.behind else "ok"})


class ReadyHandler(Handler):
    """Ready: whether people should be sent here."""

    right: Right | None = "public"

    def get(self) -> None:
        """Say that it takes people in, or why not: the proxy then sends them elsewhere."""
        status = self.house.standing()
        if status != "ready":
            self.set_status(503)
        self.write({"status": status})


class MetricsHandler(Handler):
    """The server's figures, in Prometheus' text format."""

    right: Right | None = "public"

    def prepare(self) -> None:
        """For everybody but the operator there is nothing here."""
        super().prepare()
        if not is_operator(self.request, self.house.settings):
            raise HTTPError(404)

    def get(self) -> None:
        """Send them."""
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.write(self.house.measures.text())


def is_operator(request: HTTPServerRequest, settings: Settings) -> bool:
    """Whether a request comes from whoever runs the server."""
    if settings.metrics_token:
        shown = request.headers.get("Authorization", "").encode()
        return hmac.compare_digest(shown, f"Bearer {settings.metrics_token}".encode())
    if settings.url or settings.proxy or any(name in request.headers for name in FORWARDED):
        return False
    host = request.host.rpartition(":")[0] if ":" in request.host else request.host
    return host.lower() in HERE and _is_loopback(str(request.remote_ip))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
