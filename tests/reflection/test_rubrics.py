"""The rubrics of a course: all that lie beside the default one."""

import shutil
from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.reflection.rubrics import load_rubrics

FOLDER = Path(__file__).resolve().parents[2] / "course" / "instruments"


def test_the_default_comes_first_and_every_other_file_of_the_folder_follows():
    rubrics = load_rubrics(FOLDER / "rubric-kember.yaml")
    assert rubrics.default.rubric.id == "kember"
    assert next(iter(rubrics.by_id)) == "kember"
    assert rubrics.or_default("hatton-smith").rubric.id == "hatton-smith"
    assert rubrics.or_default("nada") is rubrics.default
    assert rubrics.get("nada") is None


def test_two_rubrics_of_one_name_are_refused(tmp_path):
    for name in ("rubric-kember.yaml", "rubric-otra.yaml"):
        shutil.copy(FOLDER / "rubric-kember.yaml", tmp_path / name)
    with pytest.raises(ContentError, match="another rubric is called 'kember', too"):
        load_rubrics(tmp_path / "rubric-kember.yaml")
