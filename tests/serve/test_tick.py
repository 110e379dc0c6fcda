"""What happens by the clock: every page is looked at, and nobody waits for it."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import PropertyMock, patch

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.serve import tick
from lidera_nb.serve.login.expiry import Rules
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.turns import in_turns
from tests.running import running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that looks at nothing by itself."""
    never = patch.object(Rules, "pace", PropertyMock(return_value=3600.0))
    with never, running(tmp_path_factory.mktemp("var")) as server:
        yield server


class Line:
    """An open page that counts how often it was looked at."""

    def __init__(self, number, login):
        self.person, self.login, self.address = f"p-{number}", login, ""
        self.warned, self.looked = False, 0

    def look(self):
        self.looked += 1


@pytest.fixture
def crowd(server):
    """Many open pages of one login that begins now, and the clock that they are looked at by."""
    secret = server.login("p-ana").cookies["lidera"]
    lines = [Line(number, fingerprint(secret)) for number in range(3 * tick.GLANCES)]
    house, before = server.house, server.house.clock
    clock = SimpleNamespace(ahead=timedelta())
    house.clock = house.sessions.clock = lambda: utc_now() + clock.ahead
    for line in lines:
        house.guards.crowd.enter(line)
    yield lines, clock
    for line in lines:
        house.guards.crowd.leave(line)
    house.clock = house.sessions.clock = before


async def among(work):
    """How often somebody else had a turn while this work was done."""
    doing, turns = asyncio.ensure_future(work), 0
    while not doing.done():
        turns += 1
        await asyncio.sleep(0)
    await doing
    return turns


def looked(lines):
    return [line.looked for line in lines]


def test_things_are_gone_through_in_order_and_others_have_their_turn(run):
    async def story():
        found = []

        async def work():
            async for some in in_turns(list(range(7)), 3):
                found.append(list(some))

        return await among(work()), found

    turns, found = run(story())
    assert found == [[0, 1, 2], [3, 4, 5], [6]]
    assert turns >= len(found)


def test_pages_far_from_their_end_are_left_alone(server, crowd):
    lines, _ = crowd
    turns = server.do(among(tick.look(server.house)))
    assert turns > len(lines) / tick.GLANCES
    assert not any(looked(lines))


def test_everyone_is_warned_within_one_look_a_few_in_a_turn(server, crowd):
    lines, clock = crowd
    clock.ahead = timedelta(minutes=56)
    turns = server.do(among(tick.look(server.house)))
    assert turns > len(lines) / tick.WORDS
    assert set(looked(lines)) == {1}


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_a_clock_that_jumps_ends_logins_at_the_next_look(server, crowd, days):
    lines, clock = crowd
    clock.ahead = timedelta(days=days)
    server.do(tick.look(server.house))
    assert set(looked(lines)) == {1}
    assert lines[0].login not in server.house.logins.all()


def test_a_page_that_was_warned_is_looked_at_until_that_is_taken_back(server, crowd):
    lines, _ = crowd
    lines[-1].warned = True
    server.do(tick.look(server.house))
    assert looked(lines[-2:]) == [0, 1]


def test_a_page_without_a_login_is_told_so(server, crowd):
    lines, _ = crowd
    lines[7].login = "no such login"
    server.do(tick.look(server.house))
    assert sum(looked(lines)) == lines[7].looked == 1


def test_pages_that_come_and_go_meanwhile_are_safe(server, crowd):
    lines, clock = crowd
    crowd_here, late = server.house.guards.crowd, Line("late", lines[0].login)
    clock.ahead = timedelta(minutes=56)

    def comes_and_goes():
        lines[0].looked += 1
        crowd_here.leave(lines[-1])
        crowd_here.enter(late)

    lines[0].look = comes_and_goes
    server.do(tick.look(server.house))
    assert looked(lines) == [1] * (len(lines) - 1) + [0]
    assert late.looked == 0
    server.do(tick.look(server.house))
    assert late.looked == 1
    crowd_here.leave(late)
