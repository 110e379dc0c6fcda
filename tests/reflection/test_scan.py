"""What the scan finds in a corpus marked by hand, what it misses, and where it is wrong."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.reflection.scan import find
from tests.reflection.scancorpus import ROSTER, marked

MISSED = ["carolina", "Caro", "Carolna"]
"""A name written small, a nickname, a misspelling: the policy says that these are missed."""


def spans(text, names=ROSTER):
    return {(found.kind, found.start, found.end) for found in find(text, names)}


def found(text, names=ROSTER):
    return [(one.kind, text[one.start : one.end]) for one in find(text, names)]


def test_of_the_corpus_all_is_found_but_what_the_policy_gives_up():
    missed = [text[a:b] for text, told in marked() for _, a, b in sorted(told - spans(text))]
    assert missed == MISSED
    assert sum(len(told) for _, told in marked()) == 54


def test_in_the_corpus_nothing_else_is_taken_for_somebody():
    wrong = [text[a:b] for text, told in marked() for _, a, b in spans(text) - told]
    assert wrong == []


@pytest.mark.parametrize("text", ["12.345.678-5", "12345678-5", "12345678–5", "12.345.670-K",
                                  "12345670-k", "7.654.321-6"])  # fmt: skip
def test_a_rut_is_found_with_and_without_dots(text):
    assert found(f"dijo {text}.") == [("rut", text)]


@pytest.mark.parametrize("text", ["12.345.678-6", "12.345.678-k", "$12.345.678-5", "345.678-5",
                                  "12.345.678-50", "12345678-5-2026"])  # fmt: skip
def test_a_wrong_check_digit_or_an_amount_is_no_rut(text):
    assert found(text) == []


def test_finds_do_not_overlap_and_stand_in_order():
    text = "rosa.soto@colegio.ejemplo.cl es de Rosa Soto, RUT 12.345.678-5, 9 1234 5678"
    assert [kind for kind, _ in found(text)] == ["email", "name", "rut", "phone"]


def test_without_a_roster_only_people_who_are_addressed_are_found():
    assert found("Rosa Soto vio a don Pedro.", ()) == [("name", "Pedro")]


@settings(max_examples=25, deadline=None)
@given(some.text(max_size=300))
def test_any_text_can_be_scanned(text):
    ends = [0, *(end for one in find(text, ROSTER) for end in (one.start, one.end))]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "piece", ["Rosa ", "a.", "9", "+56 ", "¿", "12.345.678-", "@a.", "Ana de "]
)
def test_a_long_hostile_text_takes_no_time(piece):
    begun = time.process_time()
    find((piece * 4000)[:4000], ROSTER)
    assert time.process_time() - begun < 0.5
