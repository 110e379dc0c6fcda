from __future__ import annotations

import pandas as pd
import pytest

from lidera_nb.dataset.dictionary import PROFILE, TABLES
from lidera_nb.dataset.read import read_package
from lidera_nb.dataset.schema import INDICATOR
from lidera_nb.events import kinds
from lidera_nb.schoolwords import VOCABULARY
from tests.toycohort import CANARY, ToyCohort


@pytest.fixture
def tables(cohort: ToyCohort, export):
    def run() -> dict[str, pd.DataFrame]:
        return dict(read_package(export(cohort).path).tables)

    return run


def test_every_column_is_explained_in_both_languages() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert column.es.strip(), column.name
            assert column.en.strip(), column.name
            assert column.es != column.en


def test_the_profile_columns_are_the_fields_of_the_vocabulary() -> None:
    assert tuple(VOCABULARY) == PROFILE


def test_every_table_has_the_columns_of_the_dictionary(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana")
    for name, frame in tables().items():
        own = [column for column in frame.columns if not column.startswith(INDICATOR)]
        assert own == [column.name for column in TABLES[name].columns]


def test_a_play_becomes_one_row_a_decision(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana", "esperar", "mirar", "votar")
    rows = tables()["decisions"]
    assert list(rows["choice"]) == ["esperar", "mirar", "votar"]
    assert list(rows["choice_number"]) == [3, 1, 1]
    assert list(rows["position"]) == [1, 2, 3]
    assert rows["predicted_outcome"].tolist() == [False, pd.NA, True]


def test_indicators_begin_before_the_first_decision(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana", "esperar", "mirar", "votar")
    rows = tables()["indicators"]
    trust = rows[rows["indicator"] == "confianza"]
    assert list(trust["value"]) == [50, 44, 42, 47]


def test_minutes_count_from_the_decision_before(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana")
    assert (tables()["decisions"]["minutes"] >= 2).all()


def test_who_did_not_agree_to_the_evaluation_is_in_no_table(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana")
    cohort.enrol("eva")
    cohort.consent("eva", evaluation=False)
    cohort.fill("eva", "profile")
    cohort.play("eva")
    found = tables()
    assert len(found["participants"]) == 1
    assert found["decisions"]["study_id"].nunique() == 1


def test_the_stages_of_a_small_cohort_are_withheld(cohort: ToyCohort, tables) -> None:
    for number in range(4):
        cohort.whole(f"p{number}")
    flow = tables()["flow"]
    assert flow["people"].isna().all()
    assert flow["suppressed"].all()


def test_a_few_who_did_not_agree_cannot_be_counted_by_subtraction(
    cohort: ToyCohort, tables
) -> None:
    for number in range(5):
        cohort.whole(f"p{number}")
    for person in ("eva", "luz"):
        cohort.enrol(person)
        cohort.consent(person, evaluation=False)
    stages = _stages(tables())
    assert stages["included"] == 5
    assert pd.isna(stages["enrolled"])
    assert pd.isna(stages["consented"])


def test_five_who_did_not_agree_are_told(cohort: ToyCohort, tables) -> None:
    for number in range(5):
        cohort.whole(f"p{number}")
        cohort.enrol(f"q{number}")
        cohort.consent(f"q{number}", evaluation=False)
    stages = _stages(tables())
    assert (stages["enrolled"], stages["included"]) == (10, 5)


def test_no_stage_tells_on_the_rows_of_the_package(cohort: ToyCohort, tables) -> None:
    # Eight are in the rows, six of them began: eleven enrolled would tell of three outside.
    for number in range(11):
        cohort.enrol(f"p{number}")
        cohort.consent(f"p{number}", evaluation=number < 8)
        if number < 6:
            cohort.fill(f"p{number}", "profile")
            cohort.play(f"p{number}")
    stages = _stages(tables())
    assert stages["started"] == 6
    assert pd.isna(stages["enrolled"])


def test_who_withdrew_or_asked_for_rest_is_counted_nowhere(cohort: ToyCohort, tables) -> None:
    for number in range(5):
        cohort.whole(f"p{number}")
    for person in ("eva", "luz"):
        cohort.whole(person)
    cohort.append("person:eva", kinds.PersonBlocked())
    cohort.append("person:luz", kinds.PersonWithdrew(erase=False))
    found = tables()
    assert len(found["participants"]) == 5
    assert _stages(found)["enrolled"] == 5
    assert pd.isna(_stages(found)["excluded_at_request"])


def test_staff_are_never_exported(cohort: ToyCohort, tables) -> None:
    for number in range(5):
        cohort.whole(f"p{number}")
    cohort.enrol("jefa", role="instructor")
    cohort.consent("jefa")
    found = tables()
    assert len(found["participants"]) == 5
    assert _stages(found)["enrolled"] == 5


def test_five_who_asked_not_to_appear_are_counted(cohort: ToyCohort, tables) -> None:
    for number in range(5):
        cohort.whole(f"p{number}")
        cohort.append(f"person:p{number}", kinds.PersonBlocked())
    assert _stages(tables())["excluded_at_request"] == 5


def test_no_written_word_and_no_name_is_in_any_file(cohort: ToyCohort, export) -> None:
    cohort.whole("ana")
    for path in export(cohort).path.iterdir():
        content = path.read_bytes()
        assert CANARY.encode() not in content
        assert b"person:ana" not in content


def test_a_profile_answer_outside_the_vocabulary_stays_in_the_system(
    cohort: ToyCohort, tables
) -> None:
    cohort.whole("ana")
    old = next(e.payload for e in cohort.journal.read("person:ana") if e.kind == "profile.saved")
    answers = {**old.answers, "territory": "Villa Escondida"}
    cohort.append("person:ana", old.model_copy(update={"answers": answers}))
    assert pd.isna(tables()["participants"].loc[0, "territory"])


def test_the_codebook_names_every_choice_that_was_taken(cohort: ToyCohort, tables) -> None:
    cohort.whole("ana")
    found = tables()
    codebook = found["codebook"]
    known = set(codebook.loc[codebook["kind"] == "choice", ["parent", "id"]].itertuples(
        index=False, name=None))  # fmt: skip
    taken = set(found["decisions"][["scene", "choice"]].itertuples(index=False, name=None))
    assert taken <= known


def test_someone_who_stopped_midway_has_started_but_not_completed(
    cohort: ToyCohort, tables
) -> None:
    cohort.enrol("ana")
    cohort.consent("ana")
    cohort.fill("ana", "profile")
    cohort.play("ana", stop_after=1)
    found = tables()
    assert list(found["participants"]["status"]) == ["started"]
    assert found["endings"].empty


def _stages(tables: dict[str, pd.DataFrame]) -> dict[str, int]:
    return dict(tables["flow"][["stage", "people"]].itertuples(index=False, name=None))
