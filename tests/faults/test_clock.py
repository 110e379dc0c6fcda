"""Clocks that jump: plays go on, the journal stays in order by number, logins end in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lidera_nb.activities import enrolment
from lidera_nb.clock import utc_now
from lidera_nb.demo.wire import Wire
from lidera_nb.events.check import check_journal
from tests.faults.harness import PAGE
from tests.running import Running, running

DAYS = (3, -3, 40, -40, 4000)
MINUTES = 10 / 1440
"""Ten minutes, in days: less than a login may idle."""


class Clock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Running]:
    with running(tmp_path / "var") as here:
        here.house.clock = here.house.sessions.clock = clock
        yield here


def code_of(server: Running, person: str) -> str:
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    code, events = enrolment.new_access_code(sessions.registry, person, key)
    server.do(sessions.note("cohort:test", events, "system"))
    return str(code)


async def entered(server: Running, code: str) -> Wire:
    wire = Wire(server.address)
    await wire.log_in(code)
    await wire.open(PAGE)
    return wire


def act_of(wire: Wire) -> tuple[str, dict]:
    """Something to do that is always possible: answer the consent form anew."""
    view = wire.views["consent"]
    values = {"learning": True, "evaluation": view["n"] % 2 == 0}
    return "consent", {"do": "submit", "form": view["form"], "values": values}


def found(server: Running) -> tuple[list[int], tuple[str, ...]]:
    """The numbers of the person's events in the order of the journal, and what is wrong."""
    stream = server.house.sessions.journal.read("person:p-ana")
    in_file = [e.n for e in server.house.sessions.journal.events() if e.stream == "person:p-ana"]
    assert [event.n for event in stream] == in_file
    return in_file, check_journal(server.house.settings.journal, server.house.settings.keys).faults


@pytest.mark.parametrize("days", DAYS)
def test_a_server_whose_clock_jumps_goes_on_after_at_most_a_new_login(server, clock, days):
    code = code_of(server, "p-ana")

    async def story() -> list[str]:
        wire = await entered(server, code)
        answers = [await wire.act(*act_of(wire))]
        clock.ahead = timedelta(days=days)
        page = await wire.ask_page(PAGE)
        assert page.code in (200, 302)
        if page.code == 302:
            assert page.headers["Location"].startswith("/login")
        wire = await entered(server, code)
        answers.append(await wire.act(*act_of(wire)))
        clock.ahead = timedelta()
        wire = await entered(server, code)
        answers.append(await wire.act(*act_of(wire)))
        assert (await wire.ask_page("/health")).code == 200
        return [answer["status"] for answer in answers]

    assert server.do(story()) == ["saved"] * 3
    assert found(server) == ([1, 2, 3], ())


@pytest.mark.parametrize("days", [MINUTES, -MINUTES, *DAYS])
def test_an_open_page_goes_on_or_is_told_that_its_login_ended(server, clock, days):
    code = code_of(server, "p-ana")

    async def story() -> str:
        wire = await entered(server, code)
        key, body = act_of(wire)
        clock.ahead = timedelta(days=days)
        act = {"type": "act", "key": key, "id": "0123456789", "n": 0, "body": body}
        await wire.send_raw(json.dumps(act))
        heard = {"type": ""}
        while heard["type"] not in ("ack", "signed_out"):
            heard = await wire.hear()
        return heard["type"]

    told = server.do(story())
    numbers, faults = found(server)
    assert faults == ()
    assert told == ("ack" if abs(days) == MINUTES else "signed_out")
    assert numbers == ([1] if told == "ack" else [])


@pytest.mark.parametrize("seconds", [-600, -1, 1, 86_400])
def test_a_second_that_comes_twice_or_never_leaves_the_order_as_it_was(server, clock, seconds):
    """A leap second as most machines tell it, and a summer time that somebody set by hand."""
    code = code_of(server, "p-ana")

    async def story() -> list[str]:
        wire, answers = await entered(server, code), []
        for turn in range(6):
            clock.ahead = timedelta(seconds=seconds if turn % 2 else 0)
            if (await wire.ask_page(PAGE)).code == 302:
                wire = await entered(server, code)
            answers.append((await wire.act(*act_of(wire)))["status"])
        return answers

    assert server.do(story()) == ["saved"] * 6
    assert found(server) == ([1, 2, 3, 4, 5, 6], ())
    stamps = [event.at for event in server.house.sessions.journal.read("person:p-ana")]
    assert abs(seconds) == 1 or (stamps[1] > stamps[0]) == (seconds > 0)


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("1999-12-31T23:59:59.000Z", "1999-12-31T23:59:59.000Z"),
        ("2099-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"),
        ("2016-12-31T23:59:60.000Z", "2016-12-31T23:59:60.000Z"),
        ("yesterday, I think", ""),
        (17, ""),
    ],
)
def test_what_the_browsers_clock_says_is_kept_as_a_claim_only(server, claim, kept):
    code = code_of(server, "p-ana")

    async def story() -> str:
        wire = await entered(server, code)
        key, body = act_of(wire)
        act = {"type": "act", "key": key, "id": "0123456789", "n": 0, "at": claim, "body": body}
        return (await wire.send(act))["status"]

    assert server.do(story()) == "saved"
    (event,) = server.house.sessions.journal.read("person:p-ana")
    assert event.payload.ctx.client_at == kept
    assert abs(event.at - utc_now()) < timedelta(minutes=2)
