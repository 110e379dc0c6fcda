"""From tables to numbers that may be told: worked by hand, and small counts withheld."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lidera_nb.report.labels import Labels
from lidera_nb.report.reflections.found.agreed import agreed
from lidera_nb.report.reflections.found.flow import flow
from lidera_nb.report.reflections.found.growth import growth
from lidera_nb.report.reflections.found.levels import spreads
from lidera_nb.report.reflections.found.scores import scored
from lidera_nb.report.reflections.found.signed import signed
from lidera_nb.report.reflections.model import LevelRow
from lidera_nb.report.reflections.names import Names

COLUMNS = ["kind", "source", "parent", "id", "position", "es", "en"]
DAY = pd.Timestamp("2026-08-03").date()


def level(person: int, value: float, module: str = "m1", **more: Any) -> dict[str, Any]:
    return {"study_id": f"p{person}", "module": module, "step": "s", "number": 1, "reader": "r_a",
            "purpose": "review", "criterion": "depth", "level": value, "standing": "published",
            "signed_on": DAY, "rubric": "kember", "rubric_version": 1, **more}  # fmt: skip


def handin(person: int, module: str = "m1", **more: Any) -> dict[str, Any]:
    return {"study_id": f"p{person}", "module": module, "step": "s", "number": 1,
            "activity": "reflection", "definition": "f", "handed_on": DAY, "late": None,
            "withdrawn": False, "words": 100, **more}  # fmt: skip


def score(person: int, points: float | None, question: str = "q1") -> dict[str, Any]:
    return {"study_id": f"p{person}", "module": "m1", "step": "s", "number": 1,
            "question": question, "assignment": "tarea", "version": 1, "points": points,
            "most": 2.0}  # fmt: skip


@pytest.fixture
def names() -> Names:
    book = pd.DataFrame([("module", m, "", m, i, m, m) for i, m in enumerate(("m1", "m2", "m3"))]
                        + [("rubric_level", "kember", "", str(n), n, f"L{n}", f"L{n}")
                           for n in range(1, 5)], columns=COLUMNS)  # fmt: skip
    given = [handin(person, module) for person in range(12) for module in ("m1", "m2", "m3")]
    return Names(Labels(book, "es"), pd.DataFrame(given))


def test_of_one_hand_in_the_last_signed_level_counts() -> None:
    rows = [level(1, 1, standing="replaced"), level(1, 3), level(2, 2, standing="taken_back"),
            level(3, 4, standing="unpublished", signed_on=None)]  # fmt: skip
    assert list(signed(pd.DataFrame(rows))["level"]) == [3.0]


def test_a_half_counts_as_the_level_that_is_sustained(names: Names) -> None:
    told = pd.DataFrame([level(n, 2.5) for n in range(6)] + [level(n, 3) for n in range(6, 11)])
    (spread,) = spreads(told, names, 5)
    assert spread.rows == (LevelRow("m1", 1, 11, (0, 6, 5, 0)),)
    assert spread.halves


def test_every_hand_in_is_a_wave_of_its_own(names: Names) -> None:
    told = [level(n, 2) for n in range(8)] + [level(n, 3, number=2) for n in range(6)]
    (spread,) = spreads(pd.DataFrame(told), names, 5)
    assert [(row.wave, row.people) for row in spread.rows] == [(1, 8), (2, 6)]


def test_of_fewer_than_five_not_even_the_n_is_told(names: Names) -> None:
    (spread,) = spreads(pd.DataFrame([level(n, 2) for n in range(4)]), names, 5)
    assert spread.rows[0].people is None
    assert set(spread.rows[0].counts) == {None}


@pytest.mark.parametrize(
    ("counts", "reached"),
    [
        ((6, 5, 7, 0), 7),
        ((None, None, 7, 0), 7),
        ((6, 5, None, None), 7),
        ((6, None, None, 0), None),
    ],
)
def test_how_many_reached_a_level_never_tells_a_hidden_count(counts, reached) -> None:
    assert LevelRow("m1", 1, 18, counts).reached(3) == reached


def test_people_are_compared_with_themselves(names: Names) -> None:
    told = [level(n, 1 + n % 2) for n in range(12)]
    told += [level(n, 2 + n % 2, "m3") for n in range(6)] + [
        level(n, 1 + n % 2, "m2") for n in range(6, 12)]  # fmt: skip
    (found,) = growth(pd.DataFrame(told), names, 5, seed=1)
    assert (found.people, found.up, found.same, found.down) == (12, 6, 6, 0)
    assert found.change is not None
    assert found.change.value == 0.5
    assert found.p == pytest.approx(1 / 32)


def test_a_test_from_which_a_hidden_count_would_follow_is_hidden(names: Names) -> None:
    told = [level(n, 2) for n in range(12)]
    told += [level(n, 3 if n < 10 else 1, "m2") for n in range(12)]
    (found,) = growth(pd.DataFrame(told), names, 5, seed=1)
    assert None in (found.up, found.same, found.down)
    assert found.p is None
    assert found.clear == "some"


def test_levels_of_another_version_of_the_rubric_are_not_compared(names: Names) -> None:
    told = [level(n, 2) for n in range(12)] + [
        level(n, 3, "m2", rubric_version=2) for n in range(12)]  # fmt: skip
    assert growth(pd.DataFrame(told), names, 5, seed=1) == ()


def sample(people: range, closed: bool = True) -> pd.DataFrame:
    return pd.DataFrame([{"study_id": f"p{n}", "module": "m1", "step": "s", "number": 1,
                          "closed": closed} for n in people])  # fmt: skip


def twice(pairs: list[tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame([level(n, value, reader=reader, purpose="blind", standing="unpublished")
                         for n, pair in enumerate(pairs)
                         for reader, value in zip(("r_a", "r_b"), pair, strict=True)])  # fmt: skip


def test_readers_are_compared_on_what_both_read_blind(names: Names) -> None:
    pairs = [(1, 1), (2, 2), (3, 3), (4, 4), (2, 2), (1, 2), (2, 3), (3, 4), (3, 2), (4, 3)]
    (found,) = agreed(twice(pairs), sample(range(10)), names, 5, seed=1)
    assert (found.texts, found.readers) == (10, 2)
    assert found.same is not None
    assert found.same.value == 0.5
    assert [one.measure for one in found.measures] == ["alpha_ordinal", "kappa_quadratic",
                                                       "icc_2_1"]  # fmt: skip


def test_a_sample_that_is_still_read_tells_nothing(names: Names) -> None:
    assert agreed(twice([(1, 1)] * 8), sample(range(8), closed=False), names, 5, seed=1) == ()


def test_of_few_texts_only_that_they_are_few_is_told(names: Names) -> None:
    (found,) = agreed(twice([(1, 2)] * 4), sample(range(4)), names, 5, seed=1)
    assert (found.texts, found.measures) == (None, ())


@pytest.mark.parametrize(
    ("points", "told"),
    [([2] * 6 + [1] * 5 + [0] * 5, (6, 5, 5)), ([2] * 6 + [1] * 3 + [0] * 12, (6, None, None)),
     ([2] * 18 + [0] * 3, (None, 0, None)), ([None] * 9 + [2] * 6, (6, 0, 0))],
)  # fmt: skip
def test_points_fall_into_all_some_and_none(points, told, names: Names) -> None:
    (found,) = scored(pd.DataFrame([score(n, p) for n, p in enumerate(points)]), names, 5)
    (asked,) = found.questions
    assert (asked.full, asked.part, asked.none) == told
    assert (asked.mean is None) == (None in told)


def test_what_was_taken_back_is_not_counted_and_late_is_told_of_many(names: Names) -> None:
    given = [handin(n, late=n < 6, withdrawn=n == 11) for n in range(12)]
    told = Names(names.labels, pd.DataFrame(given))
    (text,) = flow(pd.DataFrame(given), pd.DataFrame([level(0, 1)]), 20, told, 5)
    assert (text.people, text.late, text.words) == (11, 6, 100)


def test_a_few_who_handed_in_again_are_no_number(names: Names) -> None:
    given = [handin(n) for n in range(12)] + [handin(n, number=2) for n in range(3)]
    told = Names(names.labels, pd.DataFrame(given))
    (text,) = flow(pd.DataFrame(given), pd.DataFrame([level(0, 1)]), 12, told, 5)
    assert (text.people, text.again, text.answered) == (12, None, None)
