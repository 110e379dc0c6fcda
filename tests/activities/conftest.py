"""A person who acts on the real course through the pure functions and a journal in memory."""

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.course import Course
from lidera_nb.activities.story import begin, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal
from tests.ourcourse import our_course

ROOT = Path(__file__).resolve().parents[2]
MODULE = "01-los-que-faltan"
NOW = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)


class Person:
    """Acts on steps of the first module; keeps every view that was ever shown."""

    def __init__(self, course: Course, seed: int = 7, name: str = "ana") -> None:
        self.course, self.journal = course, MemoryJournal()
        self.story, self.name = begin(course, name), name
        self.around = Circumstance(frozenset({"participant"}), "es", NOW, seed)
        self.ids = itertools.count()

    def act(self, key: str, at: str = MODULE, **body):
        """Do something in a step; returns the refusal, or the new events."""
        decision = receive(self.story, (at, key), body, self.around)
        if isinstance(decision, Refusal):
            return decision
        return self.note(*decision)

    def note(self, *events):
        entry = Entry(f"person:{self.name}", f"m{next(self.ids)}", b"", events, self.name, NOW)
        appended = self.journal.append([entry])[0].events
        self.story = tell(self.story, appended)
        return appended

    def view(self, key: str, lang: str = "es"):
        around = Circumstance(frozenset({"participant"}), lang, NOW, self.around.seed)
        return show(self.story, (MODULE, key), around)

    def submit(self, key, values):
        form = self.story.steps[MODULE, key].definition.hash
        return self.act(key, do="submit", form=form, values=values)

    def consent(self, **purposes):
        return self.submit("consent", {"learning": True, **purposes})

    def profile(self):
        return self.submit("profile", {
            "territory": "araucania", "level": "primary", "size": "under_150",
            "dependence": "municipal", "vulnerability": "high", "rurality": "rural",
        })  # fmt: skip

    def decide(self, pick=0, reason="Porque protege a quien menos puede.", **extra):
        scene = self.view("case")["scene"]
        body = {"scene": scene["id"], "reason": reason,
                "choice": scene["decision"]["choices"][pick]["id"]}  # fmt: skip
        if "prediction" in scene["decision"]:
            body["confidence"] = 50
        return self.act("case", do="decide", **{**body, **extra})

    def play(self, pick=0):
        """Play the case to an ending, always taking the choice number `pick` if there is one."""
        self.act("case", do="start")
        while self.view("case")["status"] == "open":
            scene = self.view("case")["scene"]
            if scene["advance"]:
                self.act("case", do="advance", scene=scene["id"])
            else:
                self.decide(min(pick, len(scene["decision"]["choices"]) - 1))

    def reflect(self):
        values = {}
        for field in self.view("reflection")["fields"]:
            values[field["id"]] = 3 if field["kind"] == "scale" else "Lo pensaría de otro modo."
        return self.submit("reflection", values)

    def whole(self):
        """Go from the case to the end of the module."""
        self.play()
        self.reflect()
        self.act("debrief", do="seen")


@pytest.fixture(scope="session")
def course():
    return our_course()


@pytest.fixture
def person(course):
    return Person(course)


@pytest.fixture
def player(person):
    """A person who consented and told about the school."""
    person.consent()
    person.profile()
    return person


@pytest.fixture
def group(course):
    from tests.activities.grouped import Group

    return Group(course)


@pytest.fixture
def voting(group):
    group.asks()
    return group
