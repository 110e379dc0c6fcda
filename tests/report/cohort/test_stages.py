from __future__ import annotations

from itertools import combinations, combinations_with_replacement
from pathlib import Path

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.report import overview
from lidera_nb.report.cohort.build import build
from lidera_nb.report.cohort.flow import flow as section
from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.cohort.stages import flow, missing
from lidera_nb.report.model import Report
from lidera_nb.report.voice import Voice


def _tables(enrolled: int, included: int, started: int, ended: int) -> dict[str, pd.DataFrame]:
    """A package of people of whom all who ended reflected, and all answered the profile."""
    ids = [f"p{number}" for number in range(included)]
    began = [f"2026-08-{1 + i % 9:02d}" if i < started else None for i in range(included)]
    people = pd.DataFrame({"study_id": ids, "started_on": began} | dict.fromkeys(PROFILE, "x"))
    counts = {"enrolled": enrolled, "included": included, "started": started, "ended": ended}
    stages = pd.DataFrame({"position": range(4), "stage": list(counts), "people": counts.values()})
    done = pd.DataFrame({"study_id": ids[:ended]})
    asked = pd.DataFrame({"confidence": [], "predicted_outcome": []})
    return {"participants": people, "flow": stages, "endings": done, "reflections": done,
            "decisions": asked}  # fmt: skip


def _shown(tables: dict[str, pd.DataFrame], printed: tuple[int, ...] = ()) -> list[int | None]:
    return [stage.people for stage in flow(tables, printed, 5)]


def test_a_stage_near_one_that_matters_more_is_withheld() -> None:
    assert _shown(_tables(58, 55, 52, 47)) == [58, None, 52, 47]


def test_a_stage_near_the_n_of_a_decision_is_withheld() -> None:
    assert _shown(_tables(58, 52, 52, 40), printed=(52, 43)) == [58, 52, 52, None]


def test_no_two_stages_and_what_is_missing_tell_of_a_few() -> None:
    for counts in combinations_with_replacement(range(21, -1, -3), 4):
        tables = _tables(*counts)
        told = [n for n in _shown(tables) if n is not None]
        lacking = [(m.expected, int(m.missing)) for m in missing(tables, (), 5)
                   if m.missing and m.expected is not None and "–" not in m.missing]  # fmt: skip
        told += [expected - number for expected, number in lacking]
        assert not any(0 < abs(a - b) < 5 for a, b in combinations([0, *told], 2))


def test_what_is_missing_is_told_as_a_range_or_not_at_all_where_a_stage_is_withheld() -> None:
    found = {one.id: one for one in missing(_tables(60, 60, 52, 45), (47,), 5)}
    assert (found["ending"].expected, found["ending"].missing) == (52, None)
    near = {one.id: one for one in missing(_tables(60, 60, 52, 50), (), 5)}
    assert (near["ending"].expected, near["ending"].missing) == (52, "1–4")


def _strict(package: Path) -> Report:
    return build(read_package(package), KIND.parse({"package": "p", "threshold": 31}))


def test_a_report_of_too_few_people_says_so_and_tells_no_number(package: Path) -> None:
    report = _strict(package)
    assert [stage.people for stage in report.flow] == [None] * len(report.flow)
    assert section(report, Voice("en")).lead == ("Too few people took part to tell how many.",)
    assert not overview.summary(report, Voice("en")).headlines


def test_withheld_stages_stand_in_the_table_and_the_method_with_their_mark(package: Path) -> None:
    found = read_package(package)
    tables = {**found.tables, "flow": found.tables["flow"].copy()}
    tables["flow"].loc[tables["flow"]["stage"] == "enrolled", "people"] = 33
    report = build(Package(found.meta, tables), KIND.parse({"package": "p"}))
    table = section(report, Voice("en")).figures[0].table
    assert ("Enrolled", "withheld") in table.rows
    assert report.withheld["flow"] == 2
    assert "does not differ by 1 to 4" in " ".join(overview.method(report, Voice("en")).lead)
