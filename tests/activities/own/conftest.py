"""An author, two colleagues and two instructors who act through the pure functions."""

from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.own import commons
from lidera_nb.activities.own.page import course_for
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.registry import Cohort, Member, Registry
from lidera_nb.activities.story import begin, passed, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal
from tests.owncase import DESK, MODULE, OFFER, PARTS, english


def member(person, role):
    return Member(person, role, person.title())


REGISTRY = Registry({
    "valle": Cohort("valle", "Valle", members={
        one.person: one for one in (member("ana", "participant"), member("eva", "participant"),
                                    member("ines", "instructor"), member("ivo", "instructor"))
    }),
    "norte": Cohort("norte", "Norte", members={
        one.person: one for one in (member("omar", "participant"), member("igor", "instructor"))
    }),
})  # fmt: skip


class World:
    """People of two cohorts over one journal; everyone acts as the server would let them."""

    def __init__(self, course):
        self.course, self.journal, self.stories = course, MemoryJournal(), {}
        self.now = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)

    @property
    def commons(self):
        return commons.read(self.journal, REGISTRY)

    def story(self, person):
        if person not in self.stories:
            events = self.journal.read(f"person:{person}")
            begun = {e.payload.ctx.module for e in events if isinstance(e.payload, kinds.Act)}
            course = course_for(self.course, self.commons, REGISTRY, person, begun)
            self.stories[person] = tell(begin(course, person), events)
        return self.stories[person]

    def around(self, person, module, lang="es"):
        page = course_for(self.course, self.commons, REGISTRY, person, {module}).modules.get(module)
        models = read_models(person, page, REGISTRY, self.story)
        return Circumstance(frozenset(), lang, self.now, 7, models)

    def act(self, person, module, key, **body):
        """Do something; the refusal's text, or what was done."""
        decision = receive(self.story(person), (module, key), body, self.around(person, module))
        if isinstance(decision, Refusal):
            return decision.text
        if isinstance(decision, Passing):
            self.stories[person] = passed(self.story(person), (module, key), decision)
            return decision
        self.note(person, *decision)
        return decision

    def note(self, person, *events):
        self.now += timedelta(minutes=1)
        entry = Entry(f"person:{person}", f"m{self.journal.last()}", b"", events, person, self.now)
        self.journal.append([entry])
        self.stories.clear()

    def view(self, person, module, key, lang="es"):
        return show(self.story(person), (module, key), self.around(person, module, lang))

    def submits(self, person, key, values, module=MODULE):
        form = self.story(person).steps[module, key].definition.hash
        return self.act(person, module, key, do="submit", form=form, values=values)

    def writes(self, person="ana", **changed):
        self.submits(person, "consent", {"learning": True})
        for key, values in PARTS.items():
            self.submits(person, key, {**values, **changed.get(key, {})})

    def offers(self, person="ana", **changed):
        return self.submits(person, "offer", {**OFFER, **changed})

    def desk(self, person="ines", **body):
        return self.act(person, DESK, "cases", **body)

    def drafts(self, person="ines"):
        return self.view(person, DESK, "cases")["drafts"]

    def opened(self, person="ines"):
        return self.view(person, DESK, "cases").get("open")

    def case(self):
        return self.drafts()[0]["case"]

    def completes(self, person="ines"):
        """Write everything in the other language."""
        case = self.case()
        self.desk(person, do="open", case=case)
        told = self.opened(person)["lines"]
        written = [{"lang": "en", "id": o["id"], "text": english(o["original"])} for o in told]
        return self.desk(person, do="save", case=case, lines=written)

    def publishes(self, person="ines"):
        self.completes(person)
        opened = self.opened(person)
        return self.desk(person, do="publish", case=opened["case"], version=opened["version"])


@pytest.fixture
def world(course):
    return World(course)


@pytest.fixture
def offered(world):
    """Ana wrote a case and offered it."""
    world.writes()
    world.offers()
    return world


@pytest.fixture
def published(offered):
    """Inés completed it and gave it to the cohort."""
    offered.publishes()
    return offered
