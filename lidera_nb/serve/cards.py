"""Access cards: new codes for some people of a cohort, on a page to print, shown this once.

A code exists in clear in this one answer and nowhere else: the journal holds its keyed digest, no
view and no address holds it. The drawing on a card leads to the login with the code behind the
``#``, which browsers keep to themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tornado.web import HTTPError

from lidera_nb.activities import enrolment
from lidera_nb.activities.guide.enrolling import MOST
from lidera_nb.activities.guide.handing import handed
from lidera_nb.activities.guide.reading import may_reissue
from lidera_nb.activities.readmodels import led_by
from lidera_nb.activities.registry import Code, Cohort, Member, Registry
from lidera_nb.errors import JournalError
from lidera_nb.events.journal import NewEvent
from lidera_nb.people.names import name_fault, tidy
from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.serve.qr import drawn

DOOR = "/login?card"
"""Where a card leads: it asks for a code also where somebody is logged in already."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is printed on a card; `drawing` is an SVG of the way in."""

    name: str
    code: str
    drawing: bytes


class CardsHandler(Handler):
    """New codes as cards, for people of a cohort that one leads."""

    right: Right | None = "review"

    async def post(self, name: str) -> None:
        """Make cards for the people who were chosen, or hand over to a new colleague."""
        assert self.person is not None
        registry = self.house.sessions.registry
        cohort = next((one for one in led_by(self.person, registry) if one.id == name), None)
        if cohort is None:
            raise HTTPError(404)
        taker = tidy(self.get_body_argument("taker", ""))
        if taker:
            await self._hand_over(cohort, taker)
        else:
            await self._reissue(cohort, registry)

    async def _reissue(self, cohort: Cohort, registry: Registry) -> None:
        assert self.person is not None
        asked = list(dict.fromkeys(self.get_body_arguments("person")))
        people = [cohort.members[one] for one in asked if one in cohort.members]
        if not asked or len(people) != len(asked) or len(asked) > MOST:
            raise HTTPError(400)
        if not all(may_reissue(self.person, one.person, registry) for one in people):
            raise HTTPError(403)
        codes, events = self._codes(registry, people)
        await self._note(cohort, events)
        for one in people:
            await self.house.close_logins(one.person)
        self._show(cohort, people, codes)

    async def _hand_over(self, cohort: Cohort, name: str) -> None:
        """The colleague joins, gets a code, and leads from now on: all of it or nothing."""
        assert self.person is not None
        own = cohort.members.get(self.person)
        if own is None or own.role != "instructor" or name_fault(name):
            raise HTTPError(400)
        colleague = Member(enrolment.new_person(), "instructor", name)
        codes, events = self._codes(self.house.sessions.registry, [colleague])
        joined, *rest = handed(cohort, self.person, colleague.person, name)
        await self._note(cohort, (joined, *events, *rest))
        self._show(cohort, [colleague], codes)

    def _codes(
        self, registry: Registry, people: Sequence[Member]
    ) -> tuple[list[str], tuple[NewEvent, ...]]:
        """A code for each, no two of which share a handle, and the events that make them work."""
        key = self.house.keys.secret("codes")
        codes: list[str] = []
        events: list[NewEvent] = []
        for one in people:
            code, made = enrolment.new_access_code(registry, one.person, key)
            taken = {**registry.codes, code.handle: Code(code.handle, one.person, "")}
            registry = replace(registry, codes=taken)
            codes.append(str(code))
            events += made
        return codes, tuple(events)

    async def _note(self, cohort: Cohort, events: tuple[NewEvent, ...]) -> None:
        assert self.person is not None
        try:
            await self.house.sessions.note(f"cohort:{cohort.id}", events, self.person)
        except JournalError:
            raise HTTPError(503) from None

    def _show(self, cohort: Cohort, people: Sequence[Member], codes: Sequence[str]) -> None:
        scheme = "https" if self.house.settings.secure else self.request.protocol
        door = f"{scheme}://{self.request.host}/login"
        ways = [f"{scheme}://{self.request.host}{DOOR}#{code}" for code in codes]
        cards = [
            Card(one.name, code, drawn(way))
            for one, code, way in zip(people, codes, ways, strict=True)
        ]
        self.page(
            "cards.html", "/staff/cohort", title=self.t("cards.title"),
            cohort=cohort.title, cards=cards, door=door, sheet=self.house.assets.cards,
        )  # fmt: skip
