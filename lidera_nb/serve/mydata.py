"""My data: what is recorded, a copy to take away, resting, and leaving."""

from __future__ import annotations

import json

from tornado.web import HTTPError

from lidera_nb.activities import rights
from lidera_nb.activities.activity import Refusal
from lidera_nb.errors import JournalError
from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.serve.stories import stream_of


class OwnData(Handler):
    """What both handlers of one's own data share."""

    async def decide(self, action: str) -> None:
        """Do what a person asked for their own data, if it can be done now."""
        assert self.person is not None
        facts = self.house.sessions.story(self.person).facts
        decision = rights.decide(facts, action, self.person)
        if isinstance(decision, Refusal):
            raise HTTPError(400)
        if not decision:
            return
        try:
            await self.house.sessions.note(stream_of(self.person), decision, self.person)
        except JournalError:
            raise HTTPError(503) from None
        self.house.sessions.listeners.announce(self.person)


class MyDataHandler(OwnData):
    """The page, and the requests it sends."""

    right: Right | None = "own"

    def get(self) -> None:
        """Show how one's data stand and what can be asked."""
        assert self.person is not None
        facts = self.house.sessions.story(self.person).facts
        self.page("mydata.html", title=self.t("mydata.title"), facts=facts)

    async def post(self) -> None:
        """Do what was asked: rest, go on, or leave."""
        assert self.person is not None
        action = self.get_body_argument("action", "")
        if action.startswith("withdraw") and self.get_body_argument("sure", "") != "yes":
            raise HTTPError(400)
        await self.decide(action)
        if action == "withdraw_erase":
            await self._leave()
        self.redirect("/my-data", status=303)

    async def _leave(self) -> None:
        """Close all logins of someone whose words were erased."""
        assert self.person is not None
        await self.house.close_logins(self.person)
        self.clear_login()


class CopyHandler(OwnData):
    """A copy of one's own data, as JSON: by a form, because that it was taken is written down."""

    right: Right | None = "own"

    async def post(self) -> None:
        """Note that a copy was taken, and send it."""
        assert self.person is not None
        await self.decide("download")
        events = self.house.sessions.journal.read(stream_of(self.person))
        events += self.house.sessions.rooms.of(self.person)
        events += self.house.sessions.cards.events_of(self.person)
        events += self.house.sessions.cohorts.events_of(self.person)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="lidera-mis-datos.json"')
        copy = rights.copy_of(self.person, events)
        self.write(json.dumps(copy, ensure_ascii=False, indent=1))
