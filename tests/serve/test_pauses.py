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


def test_the_last_joins_of_a_wave_are_frozen_at_the_next_look(pauses):
    made, _, _ = pauses
    before, held = gc.get_freeze_count(), [[] for _ in range(5_000)]
    made.joined()
    made.look(pages=1)
    assert gc.get_freeze_count() >= before + len(held)


@pytest.mark.parametrize(("pages", "found"), [(QUIET, True), (QUIET + 1, False)])
def test_frozen_circles_are_found_when_few_are_connected(pauses, pages, found):
    made, clock, told = pauses

    class Circle:
        def __init__(self):
            self.itself = self

        def __del__(self):
            told.append("gone")

    circle = Circle()
    gc.freeze()
    del circle
    clock[0] = REST
    made.look(pages)
    assert ("gone" in told) is found
    assert 2 in told


def test_the_process_is_left_as_it_was():
    before = gc.get_threshold()
    made = Pauses()
    made.begin()
    made.end()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
