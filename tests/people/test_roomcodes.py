"""Room codes: no two alike, forgiving to type."""

import doctest
from itertools import chain

import pytest

from lidera_nb.people import roomcodes
from lidera_nb.people.roomcodes import ALPHABET, LENGTH, new_room_code, parse_room_code

ALIKE = ("0OQD", "1IL7T", "2Z", "5S", "6G", "8B", "UV")


def test_no_two_characters_look_alike():
    for alike in ALIKE:
        assert len(set(alike) & set(ALPHABET)) <= (2 if alike == "1IL7T" else 1), alike
    assert not set("AEIOU") & set(ALPHABET)


def test_a_code_is_fresh(monkeypatch):
    drawn = chain("KTR479" * 2, "CDF346")
    monkeypatch.setattr(roomcodes.secrets, "choice", lambda _: next(drawn))
    assert new_room_code({"KTR479"}) == "CDF346"


@pytest.mark.parametrize("typed", ["ktr479", "KTR 479", "KTR\u00a0479", " ktr-479\n"])
def test_a_code_is_read_however_it_was_typed(typed):
    assert parse_room_code(typed) == "KTR479"


@pytest.mark.parametrize("typed", ["", "KTR47", "KTR4790", "KTR47O", "ß" * 6, "K" * 500])
def test_what_is_no_code_is_none(typed):
    assert parse_room_code(typed) == ""


def test_codes_have_their_length_and_the_examples_hold():
    assert len(new_room_code()) == LENGTH
    assert doctest.testmod(roomcodes).failed == 0
