"""Garbage collection happens when the server chooses, and what was joined is set apart."""

import gc

import pytest

from lidera_nb.serve.pauses import NEVER, QUIET, REST, WAVE, Pauses


@pytest.fixture
def pauses():
    clock, told = [0.0], []
    made = Pauses(lambda generation, seconds: told.append(generation), lambda: clock[0])
    made.begin()
    yield made, clock, told
    made.end()


@pytest.fixture
def circle(pauses):
    """Makes something that only a collection finds, held by a list if that is kept."""
    _, _, told = pauses

    class Circle:
        def __init__(self):
            self.itself = self

        def __del__(self):
            told.append("gone")

    return lambda: [Circle()]


def test_full_collections_do_not_come_by_themselves(pauses):
    assert gc.get_threshold()[2] == NEVER
    assert gc.get_freeze_count() > 0


def test_a_wave_of_joins_is_frozen(pauses):
    made, _, _ = pauses
    before, held = gc.get_freeze_count(), [[] for _ in range(5_000)]
    for _ in range(WAVE - 1):
        made.joined()
    assert gc.get_freeze_count() < before + len(held)
    made.joined()
    assert gc.get_freeze_count() >= before + len(held)


def test_what_came_is_frozen_at_the_next_look_whoever_joined(pauses):
    made, _, told = pauses
    before, held = gc.get_freeze_count(), [[] for _ in range(5_000)]
    made.look(pages=1)
    assert gc.get_freeze_count() >= before + len(held)
    assert 2 not in told[1:]


def test_what_is_in_a_circle_is_let_go_and_not_frozen(pauses, circle):
    made, _, told = pauses
    circle()
    made.look(pages=QUIET + 1)
    assert "gone" in told


def test_frozen_circles_are_found_as_soon_as_it_is_time_and_few_are_connected(pauses, circle):
    made, clock, told = pauses
    held = circle()
    gc.freeze()
    held.clear()
    for seconds, pages in ((REST - 1, QUIET), (REST, QUIET + 1)):
        clock[0] = seconds
        made.look(pages)
        assert "gone" not in told
    made.look(QUIET)
    assert "gone" in told
    assert told.count(2) == 2


def test_the_process_is_left_as_it_was():
    before = gc.get_threshold()
    made = Pauses()
    made.begin()
    made.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
