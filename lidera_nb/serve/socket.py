"""The one websocket of a person's page: acts come in, acknowledgements and views go out.

Every message is untrusted. Who speaks comes from the cookie, asked again each time; which page
it is from the page version that this server sent; what may be seen from the sessions. Views are
sent by a task of the connection's own, so that nobody waits for a browser that does not read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from tornado.web import HTTPError

from lidera_nb import texts
from lidera_nb.activities.course import Module
from lidera_nb.serve.access import may, right_for
from lidera_nb.serve.caps.limits import MESSAGE_MOST, MESSAGES_FLOOD, RETRY_SECONDS
from lidera_nb.serve.frames import dumped
from lidera_nb.serve.greeting import greeting
from lidera_nb.serve.headers import login_cookie
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.notices import Notices
from lidera_nb.serve.shape import named, placed, shaped
from lidera_nb.serve.shown import Shown
from lidera_nb.serve.wire import WireHandler, parsed

TOO_MUCH = 1008
"""The close code for a policy that was violated: too many messages, or too many pages."""

RESTART, AGAIN = 1012, 1013
"""The close codes of a server that restarts, and of one that has too much to do just now. The page
keeps what was not answered, and comes back later than after a lost connection."""


class Socket(WireHandler):
    """A person's connection to one page."""

    module: Module | None = None
    person = ""
    login = ""
    address = ""
    lang = "es"

    def prepare(self) -> None:
        """Only someone who is logged in gets a connection, and only while there is room."""
        super().prepare()
        secret = self.get_cookie(login_cookie(self.house.settings.secure)) or ""
        self.address = self.house.address_of(self.request)
        person, roles = self.house.identify(secret)
        if person is None or not roles:
            raise HTTPError(403)
        if self.house.draining or self.house.guards.crowd.full(self.address):
            self.house.measures.limited.labels("full").inc()
            self.set_header("Retry-After", str(RETRY_SECONDS))
            self.set_status(503)
            self.finish()
            return
        self.person, self.login = person, fingerprint(secret)
        self._hello = parsed(self.get_query_argument("hello", ""))
        self._shown = Shown()
        self._changed, self._showing, self._slowed = False, False, 0
        self._notices = Notices()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self, *_: str, **__: str) -> None:
        """Take a place among the open pages; a greeting in the address is answered at once."""
        self.set_nodelay(True)
        self.house.guards.crowd.enter(self)
        self.house.joined()
        self.house.pulse.watch(self)
        if self._hello:
            await self._greet(self._hello)

    def on_close(self) -> None:
        """Stop following the person's story."""
        self.house.guards.crowd.leave(self)
        self.house.sessions.listeners.unlisten(self.person, self.show)
        self._move_to(None)

    # --- what comes in --------------------------------------------------------------------

    async def on_message(self, message: str | bytes) -> None:
        """Hear a greeting, an act or a sign of life; anything else is passed over."""
        self.alive()
        if not await self._paced() or not await self._welcome():
            return
        heard = parsed(message)
        kind, module = heard.get("type"), self.module
        if kind == "hello":
            await self._greet(heard)
        elif module is not None and len(message) > MESSAGE_MOST:
            await self._refuse(heard, module, "refused.too_long")
        elif kind == "act" and module is not None:
            await self._act(heard, module)
        elif kind == "here":
            self._active()

    async def _paced(self) -> bool:
        """Wait until this message's turn; False if there was no end of them.

        Nothing more is read from the connection meanwhile: the network itself makes whoever
        sends too fast wait, and nothing that was sent is lost.
        """
        guards, waited = self.house.guards, False
        while wait := guards.messages.take(self.person, guards.now()):
            waited = True
            await asyncio.sleep(wait)
        self._slowed = self._slowed + 1 if waited else 0
        if waited:
            self.house.measures.limited.labels("messages").inc()
        if self._slowed > MESSAGES_FLOOD:
            self.house.measures.limited.labels("flood").inc()
            self.flooded()
            return False
        return True

    async def _welcome(self) -> bool:
        """Whether the login is still open and the page still this person's; says so if not."""
        if self._allowed():
            return True
        await self._end()
        return False

    def _allowed(self) -> bool:
        roles, module = self._roles(), self.module
        return roles is not None and (module is None or may(roles, right_for(module.audience)))

    def _roles(self) -> frozenset[str] | None:
        login = self.house.logins.known(self.login, self.house.clock())
        if login is None or login.person != self.person:
            return None
        return self.house.sessions.registry.roles(self.person)

    async def _greet(self, heard: dict[str, Any]) -> None:
        self.lang = "en" if heard.get("lang") == "en" else "es"
        module = await self._page(heard.get("page"))
        if module is None:
            await self.say({"type": "reload"})
            return
        self.house.welcome(self.person)
        self._move_to(module)
        await self.say(greeting(self.house, self.person, self.login, module, self.lang))
        if self.module is None:  # the browser left meanwhile
            return
        self.house.sessions.listeners.listen(self.person, self.show)
        self._shown.begin(heard.get("have"), module)
        self.show()
        self.look()

    def _move_to(self, module: Module | None) -> None:
        """Take note of the page; who has that of rooms open counts as present in theirs.

        Colleagues at the review desk see each other, too.
        """
        before, self.module = self.module, module
        desks = self.house.sessions.desks
        if before is not None and before.has("marking"):
            desks.depart(self.person)
        if module is not None and module.has("marking"):
            desks.arrive(self.person)
        if before is not None and before.is_door:
            self.house.sessions.rooms.depart(self.person)
        if module is not None and module.is_door:
            self.house.sessions.rooms.arrive(self.person)

    async def _page(self, version: Any) -> Module | None:
        """The page of this version, if this person may have it."""
        name = version.partition("@")[0] if isinstance(version, str) else ""
        module = self.house.sessions.course_of(self.person).modules.get(name)
        if module is None or not may(self._roles() or frozenset(), right_for(module.audience)):
            return None
        page = await self.house.pages.get(module, self.lang)
        return module if page.version == version else None

    async def _act(self, heard: dict[str, Any], module: Module) -> None:
        act = shaped(heard, module)
        if act is None:
            await self._refuse(heard, module, "refused.malformed")
            return
        self._active()
        done = await self.house.sessions.act(self.person, act, self.lang)
        if done.unanswered:  # the page keeps the act, comes back in a moment and sends it again
            self.close(AGAIN, "try again")
            return
        ack = {"type": "ack", "key": act.at[1], "id": act.message_id, "status": done.status}
        answer = [dumped({**ack, "n": done.n, "reason": done.reason, "at": done.at})]
        try:
            answer += self._after_own(module)
        finally:  # whatever goes wrong with a view, what was saved is said to be
            await self.send(answer)
            self.house.sessions.listeners.announce(self.person, apart=self.show)

    def _after_own(self, module: Module) -> list[bytes]:
        """What this page has to be told after an act of its own, beside the answer."""
        if self.module is not module or self._changed or not self._allowed():
            self.show()  # more than this act has happened: the page's own task looks at it all
            return []
        return self._news(module)

    async def _refuse(self, heard: dict[str, Any], module: Module, reason: str) -> None:
        head = self.house.sessions.story(self.person).head
        refused = {"type": "ack", "status": "refused", "n": head}
        told = {"reason": texts.say(self.lang, reason), "id": named(heard)}
        await self.say({**refused, **told, **placed(heard, module)})

    def _active(self) -> None:
        """Somebody is there: the login goes on, and a warning is withdrawn on all its pages."""
        self.house.touch_login(self.login)
        for line in self.house.guards.crowd.of_login(self.person, self.login):
            if line.warned:
                line.look()

    # --- what goes out --------------------------------------------------------------------

    @property
    def warned(self) -> bool:
        """Whether the page was told that its login ends soon."""
        return self._notices.warned

    def look(self) -> None:
        """See how the login stands, and tell the page what is new."""
        stands = self.house.logins.standing(self.login, self.house.clock())
        message = self._notices.about(stands)
        if message is None:
            return
        self._soon(self._end() if message["type"] == "signed_out" else self.say(message))

    def pause(self) -> None:
        """Tell the page that the person opened too many, and close."""
        self.house.measures.limited.labels("sockets").inc()
        self.house.guards.crowd.leave(self)
        self._soon(self._farewell({"type": "paused"}, TOO_MUCH, "too many pages"))

    def flooded(self) -> None:
        """Tell the page that it was paused for sending without end, and close."""
        self._soon(self._farewell({"type": "paused"}, TOO_MUCH, "too many messages"))

    def restart(self, within: float) -> None:
        """Tell the page that the server restarts, and over how many seconds to come back."""
        self._soon(self.say({"type": "restarting", "within": round(within * 1000)}))

    def farewell(self) -> None:
        """Close, so that the page comes back by itself."""
        self.close(RESTART, "restart")

    async def _end(self) -> None:
        await self._farewell({"type": "signed_out"})

    async def _farewell(
        self, message: dict[str, Any], code: int | None = None, reason: str | None = None
    ) -> None:
        await self.say(message)
        self.close(code, reason)

    def show(self) -> None:
        """See that this browser is sent what changed, soon; waits for nothing."""
        self._changed = True
        if not self._showing:
            self._showing = True
            self._soon(self._send_changes())

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send_changes(self) -> None:
        try:
            while self._changed:
                self._changed = False
                if self.module is not None and await self._welcome():
                    self._shown.anew()
                    await self.send(self._news(self.module))
        finally:
            self._showing = False

    def _news(self, module: Module) -> list[bytes]:
        """The views that changed since they were last sent, then where the stream stands.

        A page that is no longer this person's, such as that of a case that was taken back, is to
        be loaded again.
        """
        sessions, person = self.house.sessions, self.person
        if module.id not in sessions.course_of(person).modules:
            self.module = None
            return [dumped({"type": "reload"})]
        secret = self.house.keys.secret("views")
        news = sessions.looking.news(self._shown, person, module, self.lang, secret)
        return [*news, dumped({"type": "head", "n": sessions.story(person).head})]
