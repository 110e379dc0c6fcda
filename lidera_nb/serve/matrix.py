"""Who reaches what, as rows: every address and method of the three servers against every role.

The rows are worked out from the handlers themselves: their right, their audience, the methods
they have, and a scope rule where a right alone does not settle it. Nothing here opens or closes a
door; ``docs/access.md`` is printed from these rows and the tests ask a live server for each.
An address whose handler has no rule here is an error, so that none can be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Literal

from tornado.routing import PathMatches
from tornado.web import RequestHandler

from lidera_nb.serve.access import Right, may, right_for
from lidera_nb.serve.cards import CardsHandler
from lidera_nb.serve.content import ReportHandler
from lidera_nb.serve.health import MetricsHandler
from lidera_nb.serve.live import handlers as live
from lidera_nb.serve.live.app import LiveApp
from lidera_nb.serve.localapi import PageHandler, ProcessHandler, local_application
from lidera_nb.serve.routes import ROUTES
from lidera_nb.serve.socket import Socket

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
AUDIENCES = ("participant", "staff")
ELSEWHERE = frozenset({ReportHandler, CardsHandler})
"""Handlers that keep what is another cohort's from whoever holds the right in their own."""

Reach = Literal["open", "login", "home", "other", "denied", "unknown", "absent", "method"]
"""``open``: the handler answers · ``login``: the way to the login · ``home``: sent home, without
a visit · ``other``: sent to the main server, which decides · ``denied``: 403 · ``unknown``: 401
· ``absent``: 404, as if it were not there · ``method``: 405."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks.

    `outside` says that what is asked for belongs to another cohort than theirs, or (a kernel)
    to another person.
    """

    name: str
    role: str = ""
    outside: bool = False

    @property
    def roles(self) -> frozenset[str]:
        """The roles as `may` takes them."""
        return frozenset({self.role} - {""})


ASKERS = (
    Asker("anonymous"),
    Asker("participant", "participant"),
    Asker("other participant", "participant", outside=True),
    Asker("instructor", "instructor"),
    Asker("other instructor", "instructor", outside=True),
    Asker("evaluator", "evaluator"),
    Asker("other evaluator", "evaluator", outside=True),
    Asker("curator", "curator"),
    Asker("admin", "admin"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One method of one address: the rule in words, and what each of `ASKERS` reaches.

    `answered` says whether the handler has this method at all; `audience` whose page is asked
    for, where one address serves both.
    """

    server: str
    address: str
    method: str
    answered: bool
    rule: str
    reach: tuple[Reach, ...]
    audience: str = ""


def rows() -> list[Row]:
    """Every row, server by server, in the order of the tables of addresses."""
    return [*main_rows(), *live_rows(), *local_rows()]


def has(handler: type[Any], method: str) -> bool:
    """Whether a handler answers a method at all."""
    name = method.lower()
    return getattr(handler, name) is not getattr(RequestHandler, name)


# --- the main server ----------------------------------------------------------------------


def main_rows() -> list[Row]:
    """The public server's rows, from its table of addresses."""
    return [
        Row("main", pattern, method, has(handler, method), _rule(handler),
            _each(_main, handler, method))
        for pattern, handler in ROUTES
        for method in METHODS
    ]  # fmt: skip


def _each(reach: Any, *asked: Any) -> tuple[Reach, ...]:
    return tuple(reach(asker, *asked) for asker in ASKERS)


def _rule(handler: type[Any]) -> str:
    if issubclass(handler, Socket):
        return "any role; the page's version decides which page"
    if issubclass(handler, MetricsHandler):
        return "the operator: by token, or from this very machine where no proxy stands in front"
    audience = getattr(handler, "audience", "")
    right = f"{handler.right}, then {right_for(audience)}" if audience else str(handler.right)
    return f"{right}; of one's own cohorts" if handler in ELSEWHERE else right


def _main(asker: Asker, handler: type[Any], method: str) -> Reach:
    if issubclass(handler, Socket):
        return _beyond(handler, method) if asker.role else "denied"
    if issubclass(handler, MetricsHandler):
        return "absent"
    right: Right | None = handler.right
    if right is None or not may(asker.roles, right):
        return "denied" if asker.role or method != "GET" or right is None else "login"
    if not has(handler, method):
        return "method"
    audience = getattr(handler, "audience", "")
    if audience and not may(asker.roles, right_for(audience)):
        return "denied"
    return "absent" if handler in ELSEWHERE and asker.outside else "open"


def _beyond(handler: type[Any], method: str) -> Reach:
    return "open" if has(handler, method) else "method"


# --- the live pages' process --------------------------------------------------------------

_LIVE_RULES = {
    live.Enter: "a ticket whose login is open and whose role fits the page",
    live.LivePage: "a visit to this very page",
    live.OwnKernel: "the kernel's owner, by visit",
    live.KernelSocket: "the kernel's owner, by visit",
    live.Standing: "public; it knows a kernel only for its owner's visit",
    live.Clip: "public; sent to the main server, which decides",
    live.Shutdown: "the kernel's owner, by visit",
    live.Static: "public",
}


def visits(asker: Asker) -> str:
    """The audience whose pages somebody may visit, "" if none's: what their ticket is for."""
    return next((a for a in AUDIENCES if may(asker.roles, right_for(a))), "")


def live_rows() -> list[Row]:
    """The live process's rows, from the handlers that it starts with."""
    bare: Any = SimpleNamespace(labextensions_path=[], static_paths=[])
    made = []
    for pattern, handler, *_ in LiveApp.init_handlers(bare):
        for audience in AUDIENCES if handler is live.LivePage else ("",):
            made += [
                Row("live", pattern, method, has(handler, method), _LIVE_RULES[handler],
                    _each(_live, handler, method, audience), audience)
                for method in METHODS
            ]  # fmt: skip
    return made


def _live(asker: Asker, handler: type[Any], method: str, audience: str) -> Reach:
    if handler is live.LivePage and visits(asker) != audience:
        return "other"
    if handler is live.Clip and method == "GET":
        return "other"
    if handler in (live.OwnKernel, live.KernelSocket, live.Shutdown):
        return _kernel(asker, handler, method)
    if handler is live.Enter and method == "GET" and not visits(asker):
        return "home"
    return _beyond(handler, method)


def _kernel(asker: Asker, handler: type[Any], method: str) -> Reach:
    """What belongs to a kernel; Jupyter tells the methods of an API to everyone, and no more."""
    if method == "OPTIONS" and has(handler, method):
        return "open"
    if handler is live.KernelSocket and method not in ("GET", "HEAD", "OPTIONS"):
        return "absent"
    owner = asker.role == "participant" and not asker.outside
    if not visits(asker) or (has(handler, method) and not owner):
        return "denied"
    return _beyond(handler, method)


# --- the local API ------------------------------------------------------------------------


def local_rows() -> list[Row]:
    """The local API's rows; whoever asks shows a pass for the page of the row's audience."""
    house: Any = None
    made = []
    for rule in local_application(house).wildcard_router.rules:
        handler, matcher = rule.target, rule.matcher
        assert isinstance(matcher, PathMatches)
        page = issubclass(handler, PageHandler)
        words = "a pass for this very page" if page else "the live process's secret"
        pattern = matcher.regex.pattern.rstrip("$")
        made += [
            Row("local", pattern, method, has(handler, method), words,
                _each(_local, handler, method, audience), audience)
            for audience in (AUDIENCES if page else ("",))
            for method in METHODS
        ]  # fmt: skip
    return made


def _local(asker: Asker, handler: type[Any], method: str, audience: str) -> Reach:
    if issubclass(handler, ProcessHandler) or not may(asker.roles, right_for(audience)):
        return "unknown"
    return _beyond(handler, method)
