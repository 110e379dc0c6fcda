"""The check that says "each act once": it must see a lost, doubled, strange or misplaced act."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, NewEvent
from lidera_nb.settings import Settings
from tests.faults import once
from tests.faults.harness import Server, opened

CONTEXT = kinds.Context(
    module="m1", step="case", definition="toma", version=1, hash="0" * 64, lang="es"
)
Change = Callable[[list[Event]], list[Event]]


def event(number: int, message: str, i: int = 0) -> Event:
    payload = kinds.CaseAdvanced(ctx=CONTEXT)
    return Event(
        number, "person:p", number, message, i, "case.advanced", 1, payload, "p", utc_now()
    )


SENT = ["m1", "m2", "m3"]
WHOLE = [event(1, "m1"), event(2, "m2"), event(3, "m2", 1), event(4, "m3")]


def renumbered(events: list[Event]) -> list[Event]:
    return [replace(one, n=n) for n, one in enumerate(events, 1)]


def test_a_whole_stream_has_no_fault() -> None:
    assert once.faults(SENT, WHOLE) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda e: renumbered(e[:3]), "act m3 was acknowledged and is lost"),
        (lambda e: renumbered([*e, e[0]]), "act m1 is there 2 times"),
        (lambda e: renumbered([e[0], e[0], *e[1:]]), "act m1 did one thing more than once"),
        (lambda e: renumbered([*e, event(5, "m9")]), "act m9 was never sent"),
        (lambda e: renumbered([e[3], *e[:3]]), "the acts are not in the order"),
        (lambda e: [*e[:2], *e[3:]], "the stream is not numbered 1, 2, 3"),
    ],
    ids=["lost", "doubled", "doubled at once", "strange", "misplaced", "gap"],
)
def test_whatever_is_wrong_is_named(change: Change, fault: str) -> None:
    assert any(fault in found for found in once.faults(SENT, change(WHOLE)))


def test_faults_are_counted_by_their_nature() -> None:
    assert once.tally(once.faults(SENT, WHOLE)) == {"lost": 0, "doubled": 0, "otherwise wrong": 0}
    found = once.faults([*SENT, "m4"], renumbered([*WHOLE, WHOLE[0]]))
    assert once.tally(found) == {"lost": 1, "doubled": 1, "otherwise wrong": 0}


def test_an_act_that_counted_twice_under_two_ids_shows_in_the_path() -> None:
    twice = [*WHOLE, event(5, "m4")]
    assert once.faults([*SENT, "m4"], twice) == []
    assert once.path(twice) != once.path(WHOLE)


def act(message: str) -> Entry:
    decided = NewEvent(kinds.CaseDecided(ctx=CONTEXT, choice="a", reason="porque sí"), "p-ana")
    return Entry("person:p-ana", message, b"", (decided,), "p-ana", utc_now())


def test_an_act_taken_out_of_a_real_journal_is_seen_twice_over(server: Server) -> None:
    with opened(server.var) as (journal, _):
        journal.append([act(f"m{number}") for number in (1, 2, 3)])
    with closing(sqlite3.connect(Settings(var=server.var).journal)) as raw, raw:
        raw.execute("DROP TRIGGER events_refuse_delete")
        raw.execute("DELETE FROM events WHERE message_id = 'm2'")
    assert "act m2 was acknowledged and is lost" in once.faults(SENT, server.events())
    assert any("event 3 of person:p-ana" in fault for fault in server.check())
