"""A hand-in becomes files that nbgrader takes; nothing is overwritten or lies there by half."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb.assignments.cells import grade_id
from lidera_nb.assignments.released import STUB, released
from lidera_nb.assignments.submission import (
    Handin,
    answers_in,
    forget,
    stamp,
    submission,
    take_back,
    write,
)
from lidera_nb.errors import LideraError
from tests.toyassignment import FULL, NAME

AT = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)


def handin(number=1, later=0):
    return Handin("p-ana", NAME, number, AT + timedelta(minutes=later), late=number > 1)


def lying(root):
    folder = root / "submitted" / "p-ana" / NAME
    notebook = json.loads((folder / f"{NAME}.ipynb").read_text("utf-8"))
    return notebook["metadata"]["lidera"]["handed"], (folder / "timestamp.txt").read_text()


def test_answers_come_back_as_they_were_given(loaded):
    notebook = submission(loaded, FULL, handin())
    assert answers_in(loaded, notebook) == FULL
    assert answers_in(loaded, submission(loaded, {})) == dict.fromkeys(FULL)


def test_only_the_answers_differ_from_what_was_released(loaded):
    given = submission(loaded, {"first": "wait"})["cells"]
    changed = [
        grade_id(now) for now, then in zip(given, released(loaded)["cells"], strict=True)
        if now != then
    ]  # fmt: skip
    assert changed == ["first"]


def test_a_question_left_open_keeps_its_cell(loaded):
    sources = {grade_id(cell): cell["source"] for cell in submission(loaded, {})["cells"]}
    assert sources["mine"] == f"mine = None\n{STUB}"
    assert sources["first-mark"] == ""


def test_the_last_hand_in_lies_there_and_all_are_kept(loaded, tmp_path):
    for number in (1, 2):
        write(tmp_path, handin(number, number), submission(loaded, FULL, handin(number, number)))
    now = {"number": 2, "at": "2026-08-04 12:32:00.000000 UTC", "late": True}
    assert lying(tmp_path) == (now, now["at"])
    kept = sorted(path.name for path in (tmp_path / "handed" / "p-ana" / NAME).iterdir())
    assert kept == ["1.ipynb", "2.ipynb"]


def test_writing_an_earlier_one_again_changes_nothing(loaded, tmp_path):
    for number in (1, 2, 1):
        write(tmp_path, handin(number, number), submission(loaded, FULL, handin(number, number)))
    assert lying(tmp_path)[0]["number"] == 2


def test_what_is_taken_back_is_gone_for_nbgrader_and_stays_kept(loaded, tmp_path):
    write(tmp_path, handin(), submission(loaded, FULL, handin()))
    assert not take_back(tmp_path, "p-ana", NAME, AT - timedelta(minutes=1))
    assert take_back(tmp_path, "p-ana", NAME, AT)
    assert not (tmp_path / "submitted" / "p-ana" / NAME).exists()
    assert (tmp_path / "handed" / "p-ana" / NAME / "1.ipynb").exists()


def test_after_an_erasure_nothing_is_left(loaded, tmp_path):
    write(tmp_path, handin(), submission(loaded, FULL, handin()))
    forget(tmp_path, "p-ana")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_moment_is_written_as_nbgrader_reads_it():
    from nbgrader.utils import parse_utc

    assert parse_utc(stamp(AT)) == AT.replace(tzinfo=None)


def test_a_name_that_leads_elsewhere_is_refused(loaded, tmp_path):
    with pytest.raises(LideraError, match=r"'\.\./x' cannot be the name of a folder"):
        write(tmp_path, Handin("../x", NAME, 1, AT), submission(loaded, FULL))


def test_a_full_disk_leaves_the_earlier_hand_in_whole(loaded, tmp_path, monkeypatch):
    write(tmp_path, handin(), submission(loaded, FULL, handin()))
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(LideraError, match=r"cannot be written \(No space left\); make room"):
        write(tmp_path, handin(2, 2), submission(loaded, FULL, handin(2, 2)))
    assert lying(tmp_path)[0]["number"] == 1
    assert list((tmp_path / ".writing").iterdir()) == []
