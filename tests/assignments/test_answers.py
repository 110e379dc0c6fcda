"""Answers are read as JSON literals that are Python too, and nothing in them is ever run."""

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.assignments.answers import NotAnAnswer, line, literal, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = (
    st.none()
    | TEXT
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12
)


@given(VALUES)
def test_what_is_written_is_read_again_and_python_reads_the_same(value):
    written = literal(value)
    assert parse(written) == value == ast.literal_eval(written)
    assert parse(line("q1", value)) == value


@given(TEXT)
def test_a_text_is_one_line_and_its_json_is_the_same_text(text):
    written = literal(text)
    assert len(written.splitlines()) == 1
    assert json.loads(written) == text


@pytest.mark.parametrize("value", [True, [False], float("nan"), {1: 2}, {"a"}, b"x", "\ud800"])
def test_what_json_and_python_do_not_write_alike_is_refused(value):
    with pytest.raises(NotAnAnswer):
        literal(value)


@pytest.mark.parametrize("source", [
    "", "q1", "q1 =", "true", "null", "NaN", "'a'", "f'a'", "b\"a\"", "1_000", "0x10", "01",
    "[1,]", "{1: 2}", "(1, 2)", "1 + 1", "-None", "__import__('os')", 'q1 = "a"; x = 1',
    'q1 = "a"\nimport os', '"a" "b"', '"\\x41"', '"\\N{DIGIT ONE}"', '"\\ud83d\\ude00"',
    "q1 == 1", "q1 = q2 = 1", "1e999", "[" * 100_000, "9" * 5000,
])  # fmt: skip
def test_anything_else_than_a_literal_is_no_answer(source):
    with pytest.raises(NotAnAnswer):
        parse(source)


def test_the_sentence_says_what_was_expected():
    with pytest.raises(NotAnAnswer) as refused:
        parse("q1 = open('x')")
    assert str(refused.value) == (
        "\"open('x')\" is not an answer; expected None, text in double quotes, a number, or a "
        "list or an object of these"
    )
