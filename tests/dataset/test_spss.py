"""Tables for SPSS: labels of columns and of values, numbers that do not move."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.spss import sav_files
from lidera_nb.errors import PackageError
from lidera_nb.schoolwords import VOCABULARY

pyreadstat = pytest.importorskip("pyreadstat", reason="the extra 'spss' is not installed")


@pytest.fixture(scope="module")
def made() -> dict[str, pd.DataFrame]:
    options = [
        {"kind": "option", "source": "school-profile", "parent": "rurality", "id": word,
         "position": i, "es": f"Es {word}", "en": f"En {word}"}
        for i, word in enumerate(VOCABULARY["rurality"])
    ]  # fmt: skip
    people = [
        {"study_id": "p_1", "status": "started", "pilot": False, "rurality": "rural"},
        {"study_id": "p_2", "status": "completed", "pilot": True},
    ]
    return frames({"participants": people, "codebook": options})


def opened(made: dict[str, pd.DataFrame], lang, tmp_path: Path, name: str = "participants"):
    path = tmp_path / f"{name}.sav"
    path.write_bytes(sav_files(made, lang)[path.name])
    return pyreadstat.read_sav(str(path))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_columns_and_values_carry_their_labels_in_one_language(made, lang, tmp_path) -> None:
    data, told = opened(made, lang, tmp_path)
    assert told.column_names_to_labels["rurality"] == getattr(
        TABLES["participants"].column("rurality"), lang
    )
    assert told.variable_value_labels["rurality"][2] == f"{lang.capitalize()} rural"
    assert data["rurality"][0] == 2
    assert pd.isna(data["rurality"][1])


def test_words_without_a_label_stand_for_themselves(made, tmp_path) -> None:
    data, told = opened(made, "es", tmp_path)
    assert told.variable_value_labels["status"] == {1: "consented", 2: "started", 3: "completed"}
    assert data["study_id"].tolist() == ["p_1", "p_2"]
    assert data["pilot"].tolist() == [0, 1]


def test_a_word_has_its_number_whatever_else_is_in_the_table(made, tmp_path) -> None:
    alone = {**made, "participants": made["participants"].iloc[1:].reset_index(drop=True)}
    data, _ = opened(alone, "es", tmp_path)
    assert data["status"].tolist() == [3]


def test_the_codebook_is_in_the_labels_and_no_table_of_its_own(made) -> None:
    assert set(sav_files(made, "es")) == {"participants.sav"}


def test_without_the_extra_a_sentence_says_how_to_get_it(made, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyreadstat", None)
    with pytest.raises(PackageError, match=r"pip install 'lidera\[spss\]', or leave --spss out"):
        sav_files(made, "es")
