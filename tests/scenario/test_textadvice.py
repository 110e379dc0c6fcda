"""Advice about texts: what is long for a phone, what is heavy, and what is left alone."""

from __future__ import annotations

import pytest

from lidera_nb.scenario.load import load
from lidera_nb.scenario.textadvice import TextAdvice, text_advice
from lidera_nb.scenario.wording import text_ids

HEAVY = "administrativamente responsabilizaron establecimientos educacionales correspondientes"


def advice(directory) -> list[TextAdvice]:
    return list(text_advice(load(directory)))


def test_the_texts_of_the_toy_case_are_left_alone(write_case) -> None:
    assert advice(write_case()) == []


@pytest.mark.parametrize(
    ("old", "new", "name", "most"),
    [
        ("b2: Two", "b2: {}", "scene.office.b2", 900),
        ("body: Words", "body: {}", "document.chat.body", 1400),
        ("label: Call", "label: {}", "choice.office.call.label", 110),
        ("prompt: What now?, reason: Why?, p", "prompt: {}, reason: Why?, p",
         "decision.office.prompt", 160),
        ("title: Office", "title: {}", "scene.office.title", 70),
        ("summary: A summary", "summary: {}", "summary", 900),
    ],
)  # fmt: skip
def test_a_text_longer_than_a_phone_likes_is_named(write_case, old, new, name, most) -> None:
    fits = ("es", old, new.format("x" * most))
    assert advice(write_case(fits)) == []
    long = ("es", old, new.format("x" * (most + 1)))
    said = f"the text has {most + 1} characters, which is long for a phone; try {most} or fewer"
    assert advice(write_case(long)) == [TextAdvice("es", name, said)]


def test_a_heavy_text_is_named_with_its_index_and_grade(write_case) -> None:
    text = " ".join([HEAVY] * 12)
    (found,) = advice(write_case(("es", "body: Words", f"body: {text}")))
    assert (found.lang, found.id) == ("es", "document.chat.body")
    assert found.message.startswith("the text is very difficult to read (index -")
    assert found.message.endswith(", 60 words); shorter sentences or words bring it to 55")


def test_a_short_text_is_never_called_heavy(write_case) -> None:
    text = " ".join([HEAVY] * 11)
    assert advice(write_case(("es", "body: Words", f"body: {text}"))) == []


def test_every_kind_of_text_but_names_and_notes_has_a_length(toy) -> None:
    from lidera_nb.scenario.textadvice import LENGTHS, _fits

    free = [n for n in text_ids(toy) if not any(_fits(n, patterns) for patterns, _ in LENGTHS)]
    assert {name.split(".")[0] for name in free} == {"indicator", "cast", "question"}
