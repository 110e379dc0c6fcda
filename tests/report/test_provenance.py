from __future__ import annotations

from pathlib import Path

from lidera_nb.report.provenance import commit, record


def test_the_commit_is_read_from_a_branch(tmp_path: Path) -> None:
    (tmp_path / ".git" / "refs" / "heads").mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / ".git" / "refs" / "heads" / "main").write_text("a" * 40 + "\n")
    assert commit(tmp_path) == "a" * 40


def test_without_a_repository_the_commit_is_empty(tmp_path: Path) -> None:
    assert commit(tmp_path) == ""


def test_the_record_names_the_libraries_that_draw_and_count() -> None:
    assert {"python", "pandas", "altair", "papermill"} <= record().libraries.keys()
