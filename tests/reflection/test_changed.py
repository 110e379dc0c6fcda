"""What changed between two hand-ins."""

from __future__ import annotations

import itertools
import random
import time

from hypothesis import given, settings
from hypothesis import strategies as some

from lidera_nb.reflection.changed import changes


def told(before, now):
    return [(one.kind, one.text) for one in changes(before, now)]


def joined(parts, *hows):
    return "".join(text for how, text in parts if how in hows)


def test_a_word_that_was_replaced_is_told_where_it_stands():
    assert told("Llamé a la mamá ese día.", "Llamé a la jefa ese día.") == [
        ("kept", "Llamé a la "), ("removed", "mamá "), ("added", "jefa "), ("kept", "ese día."),
    ]  # fmt: skip


def test_a_sentence_that_was_added_leaves_the_others_alone():
    assert told("Esperé.", "Esperé. Me equivoqué.") == [
        ("kept", "Esperé. "), ("added", "Me equivoqué."),
    ]  # fmt: skip


def test_a_comma_is_a_change_of_its_own():
    assert told("Esperé y pregunté", "Esperé, y pregunté")[1] == ("added", ", ")


def test_one_word_that_stayed_in_a_rewritten_sentence_is_told_with_it():
    parts = told("Yo no pensé en los niños", "Nadie entonces pensó en sus hijas")
    assert [how for how, _ in parts] == ["removed", "added"]


def test_the_same_text_is_kept_whole_and_an_empty_one_is_all_new():
    assert told("Igual que antes.", "Igual que antes.") == [("kept", "Igual que antes.")]
    assert told("", "Algo") == [("added", "Algo")]
    assert told("Algo", "") == [("removed", "Algo")]
    assert told("", "") == []


WORDS = some.lists(some.sampled_from(["sí", "no", "tal vez", ",", ". ", "\n", " ", "a-b", "¿"]))


@settings(max_examples=150, deadline=None)
@given(WORDS.map("".join), WORDS.map("".join))
def test_both_texts_can_be_read_from_the_changes(before, now):
    parts = told(before, now)
    assert joined(parts, "kept", "added") == now
    assert "".join(joined(parts, "kept", "removed").split()) == "".join(before.split())
    assert all(one[0] != other[0] for one, other in itertools.pairwise(parts))


def test_four_thousand_characters_take_no_time_however_different():
    dice, begun = random.Random(1), time.process_time()
    one, other = (" ".join(dice.choices("ab", k=2000)) for _ in range(2))
    changes(one, other)
    changes("x" * 4000, "." * 4000)
    assert time.process_time() - begun < 1.0
