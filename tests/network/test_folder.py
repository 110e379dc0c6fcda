"""A study as a folder of plain files, there and back."""

from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from lidera_nb.errors import LideraError, PackageError
from lidera_nb.network.exported import graphml, tables
from lidera_nb.network.folder import open_study, read_study, write_study
from lidera_nb.network.world import Shape, rel_like


@pytest.fixture
def study():
    return rel_like(1, Shape(schools=32, waves=2, answered=(0.9, 0.8)))


def test_a_study_comes_back_as_it_was(study, tmp_path: Path):
    write_study(study, tmp_path / "rel")
    back = read_study(tmp_path / "rel")
    assert back.synthetic
    assert_frame_equal(back.responses, study.responses)
    assert_frame_equal(back.ties, study.ties, check_dtype=False)
    assert list(back.people.index) == list(study.people.index)
    assert set(back.graph(2, "advice").edges) == set(study.graph(2, "advice").edges)


def test_nothing_is_overwritten(study, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(PackageError, match="is not empty, so nothing was written there"):
        write_study(study, tmp_path)


def test_a_folder_without_a_note_is_no_study(tmp_path: Path):
    with pytest.raises(PackageError, match=r"holds no study.*lidera network synthesise"):
        read_study(tmp_path)


def test_strangers_and_missing_columns_are_refused_in_words(study, tmp_path: Path):
    write_study(study, tmp_path / "rel")
    people = tmp_path / "rel" / "people.csv"
    lines = people.read_text("utf-8").splitlines()
    people.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    with pytest.raises(PackageError, match=r"stands in ties.csv or responses.csv and not in"):
        read_study(tmp_path / "rel")
    people.write_text("who\nana\n", "utf-8")
    with pytest.raises(PackageError, match=r"people.csv lacks the column person"):
        read_study(tmp_path / "rel")


def test_a_wave_that_is_no_number_is_refused_in_words(study, tmp_path: Path):
    write_study(study, tmp_path / "rel")
    ties = tmp_path / "rel" / "ties.csv"
    ties.write_text(ties.read_text("utf-8").replace("\n1,", "\nfirst,"), "utf-8")
    with pytest.raises(PackageError, match="wave and frequency must be whole numbers"):
        read_study(tmp_path / "rel")


def test_a_study_is_opened_wherever_it_lies(study, tmp_path: Path):
    write_study(study, tmp_path / "ours")
    (tmp_path / "theirs").mkdir()
    for name, text in zip(("ties", "people"), tables(study), strict=True):
        (tmp_path / "theirs" / f"{name}.csv").write_text(text, "utf-8")
    (tmp_path / "red.graphml").write_text(graphml(study), "utf-8")
    ties = tmp_path / "theirs" / "ties.csv"
    for place, people in (("ours", None), ("theirs", None), ("red.graphml", None),
                          ("theirs/ties.csv", ties.with_name("people.csv"))):  # fmt: skip
        back = open_study(tmp_path / place, people)
        assert back.synthetic
        assert set(back.graph(2, "advice").edges) == set(study.graph(2, "advice").edges)


def test_what_is_no_study_is_refused_in_words(tmp_path: Path):
    with pytest.raises(PackageError, match="holds no study"):
        open_study(tmp_path / "nowhere")
    (tmp_path / "a.xlsx").write_text("", "utf-8")
    with pytest.raises(LideraError, match=r"only \.csv, \.graphml and \.gexf are read"):
        open_study(tmp_path / "a.xlsx")
