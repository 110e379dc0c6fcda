"""A room over a journal in memory, and the people in it, for tests."""

import itertools
from dataclasses import replace

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.room import Room, tell
from lidera_nb.activities.seat import MODEL, Seat
from lidera_nb.activities.story import begin, receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal
from tests.activities.conftest import MODULE, NOW

REASON = "Porque protege a quien menos puede hablar."
GUESTS = ("ana", "eva", "lea", "paz", "sol", "tea")
DOOR, DESK, WALL = ("room", "room"), ("facilitate", "facilitate"), ("project", "project")


class Group:
    """A room over a journal in memory; every person sits where the server would seat them."""

    def __init__(self, course) -> None:
        self.course, self.journal, self.ids = course, MemoryJournal(), itertools.count()
        cases = [s for s in course.steps() if s.activity == "simulation"]
        self.cases = {(s.module, s.key): s for s in cases}
        self.room, self.now = None, NOW
        self.present, self.resting, self.sharing = set(GUESTS), set(), set()
        self.unsure = set()

    def seat(self, person):
        led = (("valle", "Valle"),) if person == "ines" else ()
        return Seat(self.room, person in GUESTS, led, tuple(self.cases.values()), "KTR479",
                    frozenset(self.present), frozenset(self.resting),
                    frozenset(self.sharing))  # fmt: skip

    def story(self, person):
        story = begin(self.course, person)
        agreed = frozenset() if person in self.unsure else frozenset({("room", "consent")})
        return replace(story, facts=replace(story.facts, done=agreed))

    def around(self, person, lang="es"):
        models = {MODEL: self.seat(person), "cohorts": ()}
        return Circumstance(frozenset(), lang, self.now, 7, models)

    def does(self, person, at, **body):
        decision = receive(self.story(person), at, body, self.around(person))
        if isinstance(decision, Refusal):
            return decision.text
        entry = Entry("room:r", f"m{next(self.ids)}", b"", decision, person, self.now)
        events = self.journal.append([entry])[0].events if decision else ()
        self.room = tell(self.room or Room("r", self.cases), events)
        return [event.kind for event in events]

    def sees(self, person, at=DOOR, lang="es"):
        return show(self.story(person), at, self.around(person, lang))

    def leads(self, do, **given):
        given = {"room": "r", **given}
        if do in ("advance", "ask", "reveal", "settle"):
            given = {"scene": self.room.play.scene, **given}
        if do in ("reveal", "settle"):
            given = {"round": self.room.rounds[-1].number, **given}
        return self.does("ines", DESK, do=do, **given)

    def opens(self, **given):
        body = {"cohort": "valle", "module": MODULE, "step": "case", "role": None, **given}
        return self.does("ines", DESK, do="open", **body)

    def votes(self, person, choice=0, reason=REASON, **given):
        offered = self.room.case.scenario.scenes[self.room.play.scene].decision.choices
        body = {"scene": self.room.play.scene, "round": self.room.rounds[-1].number,
                "choice": offered[choice].id, **given}  # fmt: skip
        return self.does(person, DOOR, do="vote", room="r", reason=reason, **body)

    def asks(self):
        """Everybody is in, and the first vote is open."""
        self.opens()
        for person in GUESTS:
            self.does(person, DOOR, do="join", code="KTR479")
        self.leads("begin")
        while self.room.case.scenario.scenes[self.room.play.scene].decision is None:
            self.leads("advance")
        self.leads("ask", round=1)
