from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from lidera_nb.dataset.pseudonyms import new_id, study_ids
from lidera_nb.errors import PackageError


def test_a_study_id_is_random_base_32() -> None:
    assert re.fullmatch(r"p_[a-z2-7]{10}", new_id())
    assert new_id() != new_id()


def test_ids_stay_the_same_from_one_export_to_the_next(tmp_path: Path) -> None:
    first = study_ids(tmp_path, "c1", ["ana", "eva"])
    again = study_ids(tmp_path, "c1", ["eva", "luz", "ana"])
    assert {person: again[person] for person in first} == first
    assert len(set(again.values())) == 3


def test_another_cohort_knows_a_person_by_another_id(tmp_path: Path) -> None:
    assert study_ids(tmp_path, "c1", ["ana"]) != study_ids(tmp_path, "c2", ["ana"])


def test_the_crosswalk_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    study_ids(tmp_path, "c1", ["ana"])
    mode = (tmp_path / "crosswalk-c1.json").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_the_link_of_who_withdrew_is_destroyed(tmp_path: Path) -> None:
    study_ids(tmp_path, "c1", ["ana", "eva"])
    study_ids(tmp_path, "c1", ["ana"], gone=["eva"])
    assert list(json.loads((tmp_path / "crosswalk-c1.json").read_text())) == ["ana"]


def test_a_cohort_id_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    study_ids(tmp_path / "keys", "../x", ["ana"])
    assert [path.parent.name for path in tmp_path.rglob("crosswalk-*")] == ["keys"]


def test_a_broken_crosswalk_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "crosswalk-c1.json").write_text("{")
    with pytest.raises(PackageError, match="restore it from the backup of the keys"):
        study_ids(tmp_path, "c1", ["ana"])
