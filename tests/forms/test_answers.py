"""Answers from an untrusted browser."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidera_nb.forms.answers import AnswerFault, accept

NAMES = ["agree", "level", "sure", "why", "years"]
ANYTHING = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(),
        st.text(st.characters(codec=None)), st.sampled_from(["primary", "", "secondary"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def test_a_full_answer_is_cleaned(loaded) -> None:
    values = {"agree": True, "level": "primary", "sure": 4, "why": "  nin\u0303os ", "years": 0}
    cleaned = {"agree": True, "level": "primary", "sure": 4, "why": "niños", "years": 0}
    assert accept(loaded.form, values) == cleaned


def test_fields_left_open_stand_empty(loaded) -> None:
    empty = {"agree": True, "level": None, "sure": None, "why": "", "years": None}
    assert accept(loaded.form, {"agree": True}) == empty
    assert accept(loaded.form, {**empty, "level": ""}) == empty


REFUSED = [
    ({"agree": False}, "agree", "required"),
    ({}, "agree", "required"),
    ({"agree": 1}, "agree", "option"),
    ({"agree": "true"}, "agree", "option"),
    ({"agree": True, "level": "other"}, "level", "option"),
    ({"agree": True, "level": ["primary"]}, "level", "option"),
    ({"agree": True, "sure": 0}, "sure", "option"),
    ({"agree": True, "sure": 5}, "sure", "option"),
    ({"agree": True, "sure": True}, "sure", "option"),
    ({"agree": True, "sure": 2.0}, "sure", "option"),
    ({"agree": True, "sure": "2"}, "sure", "option"),
    ({"agree": True, "why": 3}, "why", "characters"),
    ({"agree": True, "why": "a\x00"}, "why", "characters"),
    ({"agree": True, "why": "\ud800"}, "why", "characters"),
    ({"agree": True, "why": "x" * 11}, "why", "too_long"),
    ({"agree": True, "years": True}, "years", "not_number"),
    ({"agree": True, "years": -1}, "years", "not_number"),
    ({"agree": True, "years": 61}, "years", "not_number"),
    ({"agree": True, "years": 10**5000}, "years", "not_number"),
    ({"agree": True, "years": "3"}, "years", "not_number"),
    ({"agree": True, "years": float("nan")}, "years", "not_number"),
    ({"agree": True, "extra": 1}, "", "unknown"),
    ({"agree": True, 3: 1}, "", "unknown"),
    (["agree"], "", "unknown"),
    (None, "", "unknown"),
]


@pytest.mark.parametrize(("values", "field", "reason"), REFUSED)
def test_an_answer_that_does_not_fit_is_refused(loaded, values, field, reason) -> None:
    with pytest.raises(AnswerFault) as caught:
        accept(loaded.form, values)
    assert (caught.value.field, caught.value.text_id) == (field, f"form.fault.{reason}")


def test_every_required_kind_must_be_answered(loaded) -> None:
    for i, field in enumerate(loaded.form.fields):
        strict = [f.model_copy(update={"required": f.id == field.id}) for f in loaded.form.fields]
        form = loaded.form.model_copy(update={"fields": tuple(strict)})
        with pytest.raises(
            AnswerFault, match=f"field '{NAMES[i]}' was refused: form.fault.required"
        ):
            accept(form, {"why": " \n"})


@given(values=st.dictionaries(st.sampled_from([*NAMES, "other"]), ANYTHING) | ANYTHING)
def test_no_value_raises_anything_but_a_fault(loaded, values) -> None:
    try:
        cleaned = accept(loaded.form, values)
    except AnswerFault:
        return
    assert list(cleaned) == NAMES
    json.dumps(cleaned, ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert accept(loaded.form, cleaned) == cleaned
