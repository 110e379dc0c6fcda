"""A published reading becomes points and comments, by the stated mapping."""

from datetime import UTC, datetime

import pytest

from lidera_nb.activities.reviewing.told import Review
from lidera_nb.events.kinds.review import Remark
from lidera_nb.grading.levels import given, share

AT = datetime(2026, 4, 7, tzinfo=UTC)


def read(levels, remarks=(), overall=""):
    return Review(
        "p-ivo", "review", 1, "kember", 1, "0" * 64, levels, (), tuple(remarks), overall, AT
    )


@pytest.mark.parametrize(
    ("levels", "part"),
    [({"a": 1}, 0), ({"a": 4}, 1), ({"a": 2}, 1 / 3), ({"a": 4, "b": 1}, 0.5), ({"a": 2.5}, 0.5)],
)
def test_the_share_is_how_far_up_the_levels_stand_on_average(levels, part):
    assert share(levels, 4) == pytest.approx(part)


def test_each_answered_text_gets_its_share_and_its_comments():
    remark = Remark(field="q5", start=0, end=4, text="¿Quién más?")
    review = read({"a": 3}, [remark], "Siga así.")
    found = given(review, 4, {"q5": 5.0, "q6": 3.0, "q7": 1.0}, {"q5": "Solo yo", "q6": "Nada"})
    assert {name: one.points for name, one in found.items()} == {"q5": 3.33, "q6": 2.0}
    assert found["q5"].comment == "«Solo»: ¿Quién más?"
    assert found["q6"].comment == "Siga así."


def test_without_levels_or_without_texts_nothing_is_given():
    assert given(read({}), 4, {"q5": 5.0}, {"q5": "Hoy"}) == {}
    assert given(read({"a": 3}), 4, {"q5": 5.0}, {"q5": ""}) == {}
