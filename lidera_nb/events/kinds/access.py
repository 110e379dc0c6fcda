"""Logins of one person."""

from __future__ import annotations

from lidera_nb.events.kinds.base import Payload


class LoginOpened(Payload):
    """A login began; `login` is the SHA-256 of the cookie's secret.

    `own`: the person said that nobody else uses this device.
    """

    login: str
    own: bool = False


class LoginSeen(Payload):
    """Somebody was active in a login; written now and then, so that a restart knows it."""

    login: str


class LoginClosed(Payload):
    """A login ended by logout or revocation."""

    login: str
