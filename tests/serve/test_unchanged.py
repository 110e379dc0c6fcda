"""What a page is told after acts of its own is what it would be told if all was looked at anew."""

import asyncio
import json
import math
from datetime import timedelta
from random import Random

import pytest

from lidera_nb.activities.catalogue import ACTIVITIES
from lidera_nb.activities.story import begin
from lidera_nb.clock import utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acts import Act
from lidera_nb.serve.sessions import Sessions
from lidera_nb.serve.shown import Shown
from tests.ourcourse import our_course

MODULE = our_course().modules["01-los-que-faltan"]
PEOPLE = [f"p{n}" for n in range(8)]
STEPS = 400


class Pages:
    """Everybody of a cohort with the page of one module open."""

    def __init__(self, seed):
        self.chance, self.turn = Random(seed), 0
        self.journal = MemoryJournal()
        made = [NewEvent(kinds.CohortCreated(title="Valle", synthetic=False))]
        made += [self._enrolled(person) for person in PEOPLE]
        self.append("cohort:valle", *made)
        self.sessions = Sessions(our_course(), self.journal, GroupWriter(self.journal), _nothing)
        self.shown = {person: Shown() for person in PEOPLE}
        self.kept = {person: {} for person in PEOPLE}
        for person in PEOPLE:
            self.sessions.listeners.listen(person, self.shown[person].anew)

    def _enrolled(self, person):
        return NewEvent(
            kinds.PersonEnrolled(person=person, role="participant", name=person), person
        )

    def append(self, stream, *events):
        """By another server: nobody here knows until the journal is looked at."""
        self.turn += 1
        self.journal.append([Entry(stream, f"note-{self.turn}", b"", events, "system", utc_now())])

    def fresh(self, person):
        """Everything as it is now, by key: made without any thought of what was shown."""
        views = self.sessions.views(person, MODULE, "es")
        return {key: {**view, "n": 0} for key, view in views.items()}

    def look(self, person):
        """The page takes in what it is told."""
        for message in self.sessions.looking.news(self.shown[person], person, MODULE, "es", b"k"):
            told = json.loads(message)
            self.kept[person][told["key"]] = {**told["view"], "n": 0}

    async def act(self, person):
        """Something that the page offers, or that somebody might just try."""
        self.turn += 1
        key, body = self._move(self.fresh(person))
        head = self.sessions.story(person).head
        return await self.sessions.act(
            person, Act((MODULE.id, key), f"message-{self.turn}", head, body), "es"
        )

    def _move(self, views):
        chance, case = self.chance, views["case"]
        if views["consent"]["status"] == "open" or (
            views["consent"]["status"] == "done" and chance.random() < 0.05
        ):
            values = {"learning": True, "share_reasons": chance.random() < 0.8}
            return "consent", {"do": "submit", "form": views["consent"]["form"], "values": values}
        if views["profile"]["status"] == "open":
            values = {
                "territory": "araucania",
                "level": "primary",
                "size": "under_150",
                "dependence": "municipal",
                "vulnerability": "high",
                "rurality": "rural",
            }
            return "profile", {"do": "submit", "form": views["profile"]["form"], "values": values}
        if views["reflection"]["status"] == "open":
            fields = views["reflection"]["fields"]
            values = {one["id"]: 3 if one["kind"] == "scale" else "De otro modo." for one in fields}
            form = views["reflection"]["form"]
            return "reflection", {"do": "submit", "form": form, "values": values}
        if "again" in case and chance.random() < 0.7:
            return "case", {"do": "again", "attempt": case["again"]["attempt"]}
        if case["status"] == "done":
            return "debrief", {"do": "seen"}
        return "case", self._in_case(case)

    def _in_case(self, case):
        chance, scene = self.chance, case.get("scene")
        if scene is None:
            return {"do": "start"}
        papers = [paper["id"] for paper in scene["documents"] if "body" not in paper]
        if papers and chance.random() < 0.3:
            return {"do": "consult", "document": chance.choice(papers)}
        if scene["advance"]:
            return {"do": "advance", "scene": scene["id"]}
        asked = scene["decision"].get("prediction", {}).get("asks")
        body = {
            "do": "decide",
            "scene": scene["id"],
            "reason": f"Por lo que vale {chance.random():.9f}.",
            "choice": chance.choice(scene["decision"]["choices"])["id"],
        }
        return {
            **body,
            **({"confidence": 50} if asked == "sure" else {}),
            **({"share": 40} if asked == "share" else {}),
        }

    def elsewhere(self):
        """Now and then something happens that is no act on any of these pages."""
        person, soon = self.chance.choice(PEOPLE), utc_now() + timedelta(hours=1)
        window = {"opens": None, "due": None, "closes": self.chance.choice([None, soon])}
        happens = [
            (f"person:{person}", NewEvent(kinds.PersonBlocked(), person)),
            (f"person:{person}", NewEvent(kinds.PersonUnblocked(), person)),
            ("cohort:valle", NewEvent(kinds.ModuleScheduled(module=MODULE.id, **window))),
            ("cohort:valle", NewEvent(kinds.PersonLeft(person=person), person)),
            ("cohort:valle", self._enrolled(person)),
        ]
        self.append(*self.chance.choices(happens, [2, 4, 1, 1, 2])[0])
        if self.chance.random() < 0.3:
            self.sessions.stories.drop(person)
        self.sessions.catch_up()

    def heard_by_all(self, person):
        """The states of somebody's steps if each step heard of every event."""
        states = begin(our_course(), person).states
        for event in self.journal.read(f"person:{person}"):
            states = {
                at: ACTIVITIES[self.sessions.story(person).steps[at].activity].evolve(state, event)
                for at, state in states.items()
            }
        return states


def _nothing(_):
    return False


async def played(pages):
    """Acts of random people, each followed by a look of the page that acted."""
    seen, due = set(), set()
    for _ in range(STEPS):
        if pages.chance.random() < 0.04:
            pages.elsewhere()
            due = set(PEOPLE)
        person = pages.chance.choice(PEOPLE)
        if pages.chance.random() < 0.3:
            pages.shown[person]._at = -math.inf  # the last look was long ago
            due.add(person)
        done = await pages.act(person)
        pages.look(person)
        kept, fresh = dict(pages.kept[person]), pages.fresh(person)
        if person not in due:  # what colleagues did a moment ago may still be missing
            kept, fresh = ({**views, "debrief": None} for views in (kept, fresh))
        assert kept == fresh
        due.discard(person)
        seen |= {done.status, *pages.kept[person].get("debrief", {})}
    return seen


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_not_looked_at_again_would_have_looked_the_same(seed):
    pages = Pages(seed)
    seen = asyncio.run(asyncio.wait_for(played(pages), 300))
    assert {"saved", "calibration"} <= seen  # debriefs were among it
    for person in PEOPLE:
        assert pages.sessions.story(person).states == pages.heard_by_all(person)
