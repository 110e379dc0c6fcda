"""A page is told when its module closes by the clock, at its next act."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.acts import Act
from lidera_nb.serve.sessions import Sessions
from lidera_nb.serve.shown import Shown
from tests.ourcourse import our_course

MODULE = our_course().modules["01-los-que-faltan"]
NINE = datetime(2026, 8, 3, 9, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    now = NINE

    def __call__(self):
        return self.now


async def consent_over_the_hour(clock):
    """The news of Ana's page after an act before ten o'clock, and after one at ten."""
    journal = MemoryJournal()
    window = {"opens": None, "due": None, "closes": NINE + timedelta(hours=1)}
    happened = [
        NewEvent(kinds.CohortCreated(title="Valle", synthetic=False)),
        NewEvent(kinds.PersonEnrolled(person="ana", role="participant", name="Ana"), "ana"),
        NewEvent(kinds.ModuleScheduled(module=MODULE.id, **window)),
    ]
    journal.append([Entry("cohort:valle", "first", b"", tuple(happened), "system", NINE)])
    sessions = Sessions(our_course(), journal, GroupWriter(journal), lambda _: False, clock)
    shown = Shown()

    def look():
        news = sessions.looking.news(shown, "ana", MODULE, "es", b"k")
        return {told["key"]: told["view"]["status"] for told in map(json.loads, news)}

    async def agree():
        form = MODULE.step("consent").definition.hash
        values = {"learning": True, "share_reasons": True}
        body = {"do": "submit", "form": form, "values": values}
        head = sessions.story("ana").head
        act = Act((MODULE.id, "consent"), f"message-{clock.now:%H}", head, body)
        return (await sessions.act("ana", act, "es")).status

    look()
    before = await agree(), look()
    clock.now += timedelta(hours=1)
    return before, (await agree(), look())


def test_a_page_is_told_at_its_next_act_that_its_module_closed():
    before, after = asyncio.run(consent_over_the_hour(Clock()))
    assert (before[0], before[1]["profile"]) == ("saved", "open")
    assert after[0] == "refused"
    assert after[1]["profile"] == "locked"
    assert "consent" not in after[1]  # what was begun stays readable
