"""The server's local API: what live pages and their kernels may ask, on loopback only.

The live pages' process shows the secret it was started with and may redeem tickets and ask
which passes still hold. A kernel shows its page's pass and may look at that page and act on it,
as that person and nobody else. Everything it sends is untrusted; no answer carries a trace.
"""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Any

from tornado.web import Application, HTTPError, RequestHandler

from lidera_nb import texts
from lidera_nb.activities.course import Module
from lidera_nb.serve.login.passes import Pass
from lidera_nb.serve.shape import shaped

if TYPE_CHECKING:
    from lidera_nb.serve.house import House


class LocalHandler(RequestHandler):
    """Base of the local API: bearer token in, JSON in and out."""

    house: House

    def initialize(self, house: House) -> None:
        """Take the house that every handler stands in."""
        self.house = house

    def check_xsrf_cookie(self) -> None:
        """No browser and no cookie comes here."""

    @property
    def bearer(self) -> str:
        """The token that came with the request."""
        scheme, _, token = self.request.headers.get("Authorization", "").partition(" ")
        return token if scheme == "Bearer" else ""

    @property
    def asked(self) -> dict[str, Any]:
        """The request's JSON object."""
        try:
            body = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise HTTPError(400) from None
        if not isinstance(body, dict):
            raise HTTPError(400)
        return body

    def write_error(self, status_code: int, **_: Any) -> None:
        """The status, and nothing about its cause."""
        self.finish({"error": status_code})


class ProcessHandler(LocalHandler):
    """What only the live pages' process may ask."""

    def prepare(self) -> None:
        """Compare the secret in constant time."""
        if not hmac.compare_digest(self.bearer.encode(), self.house.live.secret.encode()):
            raise HTTPError(401)


class RedeemHandler(ProcessHandler):
    """A ticket for what it stands for."""

    def post(self) -> None:
        """Answer with the visit, once."""
        visit = self.house.live.redeem(str(self.asked.get("ticket")))
        if visit is None:
            raise HTTPError(404)
        self.write(visit)


class HoldingHandler(ProcessHandler):
    """Which of some passes still hold: their login is open and the person may have the page."""

    def post(self) -> None:
        """Answer for each token in the order asked; `here` says that their people are active."""
        tokens = self.asked.get("tokens")
        if not isinstance(tokens, list):
            raise HTTPError(400)
        self.house.live.kernels = len(tokens)
        admitted = [self.house.live.admitted(str(token)) for token in tokens]
        if self.asked.get("here") is True:
            for each in admitted:
                if each is not None:
                    self.house.touch_login(each[0].login)
        self.write({"holding": [each is not None for each in admitted]})


class PageHandler(LocalHandler):
    """What a page's kernel may ask."""

    held: Pass
    module: Module

    def prepare(self) -> None:
        """Admit the pass, for the very page that it was given for."""
        admitted = self.house.live.admitted(self.bearer)
        if admitted is None:
            raise HTTPError(401)
        self.held, self.module = admitted
        if self.asked.get("module") != self.module.id:
            raise HTTPError(403)


class ViewsHandler(PageHandler):
    """What the person may see of the page."""

    def post(self) -> None:
        """All views of the page, by key."""
        held = self.held
        self.write({"views": self.house.sessions.views(held.person, self.module, held.lang)})


class ActHandler(PageHandler):
    """What the person does on the page."""

    async def post(self) -> None:
        """Decide and commit; answer only afterwards."""
        held, message = self.held, self.asked.get("message")
        message = message if isinstance(message, dict) else {}
        act = shaped({**message, "key": self.asked.get("key")}, self.module)
        if act is None:
            head = self.house.sessions.story(held.person).head
            reason = texts.say(held.lang, "refused.malformed")
            self.write({"status": "refused", "n": head, "reason": reason, "at": ""})
            return
        self.house.touch_login(held.login)
        done = await self.house.sessions.act(held.person, act, held.lang)
        self.write({"status": done.status, "n": done.n, "reason": done.reason, "at": done.at})
        self.house.sessions.listeners.announce(held.person)


def local_application(house: House) -> Application:
    """The tornado application of the local API."""
    routes: list[tuple[str, type[LocalHandler]]] = [
        ("/redeem", RedeemHandler),
        ("/holding", HoldingHandler),
        ("/views", ViewsHandler),
        ("/act", ActHandler),
    ]
    return Application(
        [(path, handler, {"house": house}) for path, handler in routes],
        default_handler_class=_Nothing,
        default_handler_args={"house": house},
        log_function=lambda _: None,
    )


class _Nothing(LocalHandler):
    """Every other address."""

    def prepare(self) -> None:
        """There is nothing."""
        raise HTTPError(404)
