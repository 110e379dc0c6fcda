"""What may be told of small groups: maps, divisions, documents, changes, each by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from lidera_nb.analysis.agreement import spread
from lidera_nb.dataset.suppression import suppress
from lidera_nb.report.choices import choices, paths_of
from lidera_nb.report.decisions.found.changed import attempts, compared
from lidera_nb.report.decisions.found.consulted import consulted
from lidera_nb.report.decisions.found.divided import divided, hedged, word
from lidera_nb.report.decisions.found.mapped import mapped
from lidera_nb.report.decisions.found.panelled import experts_of, panelled
from lidera_nb.report.decisions.found.timed import timed
from lidera_nb.report.decisions.found.walked import walked
from lidera_nb.report.labels import Item, Labels

HERE = ("door", "hall", "yard")
CODEBOOK = pd.DataFrame(
    [("scene", "c", "", s, i, s.title(), s.title()) for i, s in enumerate(HERE)]
    + [("choice", "c", s, o, i, o, o) for s in HERE for i, o in enumerate("ab", 1)]
    + [("ending", "c", "", "end", 0, "End", "End")],
    columns=["kind", "source", "parent", "id", "position", "es", "en"],
)
LABELS = Labels(CODEBOOK, "en")


def played(paths: list[list[tuple[str, str]]], attempt: int = 1) -> pd.DataFrame:
    """The rows of `decisions` of people p0, p1, …, each with a path."""
    rows = [
        {"study_id": f"p{i:02}", "scenario": "c", "attempt": attempt, "position": n, "scene": s,
         "choice": o, "scenario_hash": "h", "role": None, "minutes": float(n), "counts": True,
         "confidence": None, "predicted_outcome": None, "documents_consulted": int(i % 2)}
        for i, path in enumerate(paths) for n, (s, o) in enumerate(path, 1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def ended(people: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"study_id": [f"p{i:02}" for i in range(people)], "ending": ["end"] * people}
    )


FORKED = (
    [[("door", "a"), ("hall", "a")]] * 9
    + [[("door", "a"), ("hall", "b")]] * 6
    + [[("door", "b"), ("yard", "a")]] * 5
    + [[("door", "b"), ("yard", "b")]] * 7
)


def the_map(paths: list[list[tuple[str, str]]]):
    rows, ends = played(paths), ended(len(paths))
    made = choices("c", rows, ends, LABELS, 5)
    return mapped("c", rows, ends, made, LABELS, 5), made, rows


def test_a_map_counts_people_on_every_way() -> None:
    drawn, _, _ = the_map(FORKED)
    ways = {(way.scene, way.choice, way.to): way.people for way in drawn.ways}
    assert ways["door", "a", "hall"] == 15
    assert ways["yard", "b", "end"] == 7
    assert [one.id for one in drawn.stations] == ["door", "hall", "yard", "end"]


def test_no_way_tells_how_few_took_a_withheld_choice() -> None:
    drawn, _, _ = the_map([*FORKED[:15], [("door", "b"), ("yard", "a")], [("door", "b")]])
    assert [cell.people for cell in drawn.stations[0].cells] == [None, None]
    assert all(way.people is None for way in drawn.ways if way.scene == "door")


def test_a_path_is_told_if_enough_took_it_and_all_its_choices_are_told() -> None:
    drawn, _, rows = the_map(FORKED)
    found = walked(paths_of(rows), drawn, 5, 1)
    assert found is not None
    assert (found.people, found.distinct, found.most) == (27, 4, 9)
    hidden, _, rows = the_map([*FORKED[:15], [("door", "b"), ("yard", "a")]])
    found = walked(paths_of(rows), hidden, 5, 1)
    assert found is not None
    assert found.most is None


@pytest.mark.parametrize("counts", [[20, 6, 3], [12, 3, 2], [9, 4, 4, 1], [15, 8, 0, 2]])
def test_a_word_never_settles_a_withheld_count(counts: list[int]) -> None:
    shown = suppress(counts).values
    said = hedged(counts, shown)
    hidden = [i for i, one in enumerate(shown) if one is None]
    rest = sum(counts[i] for i in hidden)
    fitting = []
    for first in range(rest + 1):
        for second in range(rest - first + 1) if len(hidden) == 3 else [rest - first]:
            fill = [first, second, rest - first - second][: len(hidden)]
            whole = list(counts)
            for i, n in zip(hidden, fill, strict=True):
                whole[i] = n
            if word(spread(whole) or 0.0) == said:
                fitting.append(fill)
    if said is not None:
        assert all(len({fill[i] for fill in fitting}) > 1 for i in range(len(hidden)))


def test_an_entropy_is_told_only_where_all_counts_are() -> None:
    _, made, rows = the_map([*FORKED, [("door", "a"), ("hall", "b")]])
    taken = list(zip(rows["scene"], rows["choice"], strict=True))
    found = {one.label: one for one in divided(made.decisions, taken, 1)}
    assert found["Door"].entropy is not None
    few, made_few, rows_few = the_map([*FORKED[:15], *[[("door", "b"), ("yard", "a")]] * 3])
    taken = list(zip(rows_few["scene"], rows_few["choice"], strict=True))
    assert all(
        one.entropy is None for one in divided(made_few.decisions, taken, 1) if one.label == "Door"
    )
    assert few.withheld


def test_times_are_told_where_their_number_is() -> None:
    _, made, rows = the_map(FORKED)
    rows.loc[rows["study_id"].isin([f"p{i:02}" for i in range(6)]), "minutes"] = 45.0
    door = timed(made.decisions, rows, 5)[0]
    assert (door.people, door.breaks) == (27, 6)
    assert door.median is not None
    assert door.median.value == 1.0
    assert len(timed(made.decisions, rows, 28)) == 0


def test_a_document_that_goes_with_the_choice_is_found() -> None:
    _, made, rows = the_map(FORKED)
    read = [f"p{i:02}" for i in range(14)]
    opened = pd.DataFrame({"study_id": read, "scene": "door", "kind": "document", "document": "n"})
    [found] = consulted("c", made.decisions, rows, opened, LABELS, 5, 1)
    assert (found.people, found.opened, found.verdict) == (27, 14, "clear")
    assert found.p is None  # 14 and 1 who chose as they did: the one must not follow from it


def test_the_panel_counts_only_in_the_version_that_it_played() -> None:
    _, made, rows = the_map(FORKED)
    panels = pd.DataFrame(
        [("c", "h", False, None, "door", o, n) for o, n in (("a", 6), ("b", 4))],
        columns=["scenario", "scenario_hash", "synthetic", "role", "scene", "choice", "experts"],
    )
    found = panelled("c", made.decisions, rows, experts_of("c", panels), LABELS, 5, 1)
    assert found is not None
    assert found.found.distance.value == pytest.approx((15 * 0.4 + 12 * 0.6) / 27)
    assert found.experts == 10
    other = experts_of("c", panels.assign(scenario_hash="x"))
    assert panelled("c", made.decisions, rows, other, LABELS, 5, 1) is None
    assert experts_of("c", None) is None


def test_who_chose_otherwise_the_second_time_is_counted() -> None:
    one = played([[("door", "a")]] * 12)
    two = played([[("door", "b")]] * 12, attempt=2)
    case = Item("case", "c", "", "c", 0, "Case")
    found = compared(*attempts(case, pd.concat([one, two]), None), LABELS, 5, 1)
    assert found is not None
    assert found.attempts
    assert (found.people, found.switched[0].other, found.switched[0].verdict) == (12, 12, "clear")
    assert {row.measure for row in found.rows} == {"read", "minutes"}


def test_of_a_few_who_tried_again_nothing_is_told() -> None:
    one, two = played([[("door", "a")]] * 9), played([[("door", "b")]] * 3, attempt=2)
    case = Item("case", "c", "", "c", 0, "Case")
    found = compared(*attempts(case, pd.concat([one, two]), None), LABELS, 5, 1)
    assert found is not None
    assert (found.people, found.rows, found.switched) == (None, (), ())
    assert compared(*attempts(case, one, None), LABELS, 5, 1) is None
