"""Silent pages are pinged, and those that are gone are noticed; one task sees to all of them."""

import asyncio
import gc

import pytest

from lidera_nb.serve import pulse
from lidera_nb.serve.pulse import AT_ONCE, EARLY, SILENCE, Pulse
from tests.faults.rawline import RawLine, frame
from tests.running import running

PONG = 10


class Line:
    """A connection that answers its pings, or not."""

    def __init__(self, clock, answers=True, open_=True):
        self.clock, self.answers, self.open = clock, answers, open_
        self.heard, self.knocks, self.given_up = 0.0, [], None

    def knock(self):
        if self.open:
            self.knocks.append(self.clock[0])
            if self.answers:
                self.heard = self.clock[0]
        return self.open

    def give_up(self):
        self.given_up = self.clock[0]


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def watch(clock):
    """Begins to watch lines; returns how to let so many seconds pass, one by one."""
    made = Pulse(lambda: clock[0])

    def begin(*lines):
        for line in lines:
            made.watch(line)

        def passes(seconds):
            for _ in range(round(seconds)):
                clock[0] += 1
                while made.turn():
                    pass

        return passes

    return begin


def test_a_silent_connection_is_pinged_as_often_as_before(clock, watch):
    line = Line(clock)
    watch(line)(10 * SILENCE)
    between = [later - sooner for sooner, later in zip(line.knocks, line.knocks[1:], strict=False)]
    assert set(between) == {SILENCE}
    assert line.given_up is None


def test_whoever_says_something_is_not_pinged(clock, watch):
    line = Line(clock)
    passes = watch(line)
    for _ in range(20):
        passes(SILENCE / 3)
        line.heard = clock[0]
    assert line.knocks == []
    passes(SILENCE)
    assert len(line.knocks) == 1


@pytest.mark.parametrize("spoke", range(0, round(SILENCE), 5))
def test_a_connection_that_died_is_noticed_within_twice_the_silence(clock, watch, spoke):
    line = Line(clock, answers=False)
    passes = watch(line)
    passes(spoke)
    line.heard = died = clock[0]
    passes(2 * SILENCE - EARLY - 1)
    assert line.given_up is None
    passes(EARLY + 1)
    assert line.given_up - died <= 2 * SILENCE
    passes(10 * SILENCE)
    assert len(line.knocks) == 1


def test_an_answer_that_comes_late_but_in_time_is_enough(clock, watch):
    line = Line(clock, answers=False)
    passes = watch(line)
    for _ in range(5):
        passes(SILENCE)
        passes(SILENCE - 2)
        line.heard = clock[0]
    assert line.given_up is None
    assert len(line.knocks) == 5


def test_a_connection_that_closed_or_is_gone_is_let_go_without_a_word(clock, watch):
    closed, gone, here = Line(clock, open_=False), Line(clock), Line(clock)
    passes = watch(closed, gone, here)
    del gone
    gc.collect()
    passes(3 * SILENCE)
    assert closed.given_up is None
    assert len(here.knocks) == 3


def test_of_many_that_are_due_some_are_pinged_in_a_turn(clock):
    made, lines = Pulse(lambda: clock[0]), [Line(clock) for _ in range(2 * AT_ONCE + 1)]
    for line in lines:
        made.watch(line)
    assert not made.turn()
    clock[0] += SILENCE
    turns = [made.turn() for _ in range(3)]
    assert turns == [True, True, False]
    assert [len(line.knocks) for line in lines] == [1] * len(lines)


def test_trouble_with_one_connection_leaves_no_other_unwatched(clock, run, monkeypatch, caplog):
    monkeypatch.setattr(pulse, "STEP", 0.0)
    made, bad, good = Pulse(lambda: clock[0]), Line(clock), Line(clock)
    bad.knock = lambda: 1 / 0
    made.watch(bad)
    made.watch(good)
    clock[0] += SILENCE

    async def story():
        running_ = asyncio.create_task(made.run())
        while not good.knocks:
            await asyncio.sleep(0.001)
        running_.cancel()

    run(story())
    assert "could not be pinged" in caplog.text


def test_a_real_connection_is_pinged_stays_while_it_answers_and_is_closed_when_not(
    tmp_path, run, monkeypatch
):
    monkeypatch.setattr(pulse, "SILENCE", 1.0)
    monkeypatch.setattr(pulse, "EARLY", 0.5)
    with running(tmp_path) as server:
        server.port = int(server.address.rstrip("/").rpartition(":")[2])
        cookie = f"lidera={server.login('p-ana').cookies['lidera']}"

        async def story():
            line = await RawLine.open(server, cookie)
            for _ in range(4):
                assert await line.hear() == (9, b"")
                await line.send(frame(b"", PONG))
            pinged = [await line.hear()]
            while pinged[-1] is not None:
                pinged.append(await line.hear())
            line.close()
            return pinged

        silent = run(story())
        while len(server.house.guards.crowd):
            server.do(asyncio.sleep(0.05))
    assert silent[0] == (9, b"")
    assert silent[1][0] == 8
    assert silent[-1] is None
