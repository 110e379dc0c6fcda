"""What a browser sends as an answer is cleaned or refused, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.assignments.accept import accept, answered
from lidera_nb.assignments.answers import literal, parse
from lidera_nb.assignments.notebook import load_assignment
from lidera_nb.errors import AnswerFault
from tests.toyassignment import FULL, QUESTIONS

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(ANYTHING)
def test_whatever_is_accepted_can_be_written_and_read(loaded, value):
    for question in loaded.questions:
        try:
            kept = accept(question, value)
        except AnswerFault:
            continue
        assert parse(literal(kept)) == kept
        assert accept(question, kept) == kept


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_right_answer_is_accepted_as_it_is(loaded, name):
    question = loaded.question(name)
    assert accept(question, FULL[name]) == FULL[name]
    assert answered(question, FULL[name])


@pytest.mark.parametrize(("name", "sent", "why"), [
    ("first", "shout", "option"), ("first", ["ask"], "option"),
    ("both", ["one", "two", "three"], "option"), ("both", ["one", "one"], "option"),
    ("order", ["a", "b"], "option"), ("order", ["a", "a", "b"], "option"),
    ("share", "23", "number"), ("share", True, "number"), ("share", float("inf"), "number"),
    ("share", 10**400, "number"), ("share", -1, "range"), ("share", 1e12, "range"),
    ("cells", {"ivo": {}}, "option"), ("cells", {"ana": {"up": 1}}, "option"),
    ("cells", {"ana": 3}, "option"), ("why", "x" * 201, "long"), ("why", "a\x00", "characters"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_reason(loaded, name, sent, why):
    with pytest.raises(AnswerFault) as fault:
        accept(loaded.question(name), sent)
    assert fault.value.text_id == f"task.fault.{why}"


def test_what_was_chosen_comes_in_the_authors_order_and_empty_is_open(loaded):
    assert accept(loaded.question("both"), ["two", "one"]) == ["one", "two"]
    assert accept(loaded.question("both"), []) is None
    assert accept(loaded.question("why"), "  ") is None
    assert accept(loaded.question("cells"), {"ana": {"out": None}}) is None


def test_a_table_is_answered_once_every_cell_is(loaded):
    question = loaded.question("cells")
    assert accept(question, {"eva": {"in": 2}}) == {"eva": {"in": 2}}
    assert not answered(question, {"eva": {"in": 2}})


def test_the_fixture_is_an_assignment_without_faults(folder):
    assert load_assignment(folder).points == 16
