"""A report appears whole, once, or not at all."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report.batch import store
from lidera_nb.report.batch.job import Job

JOB = Job("sur", "p", "cohort", "es", "cohort", key="k1", run="r1")


def made(out: Path, job: Job, text: str = "page") -> Path:
    """A report as it lies aside, to be moved to its place."""
    with store.aside(out) as place:
        folder = place / "report"
        folder.mkdir()
        (folder / "sur-report.es.html").write_text(text)
        outputs = {"sur-report.es.html": sha256(text.encode()).hexdigest()}
        noted = {"run": job.run, "key": job.key, "outputs": outputs, "withheld": 3}
        (folder / "sur-provenance.es.json").write_text(json.dumps(noted))
        return folder.rename(out / f"aside-{text}")


def page(out: Path) -> str:
    return (out / "sur" / "cohort.es" / "sur-report.es.html").read_text()


def test_a_report_is_found_again_with_its_files(tmp_path):
    assert store.commit(made(tmp_path, JOB), tmp_path, JOB)
    found = store.found(tmp_path, JOB)
    assert found
    assert found.files == ("sur-report.es.html", "sur-provenance.es.json")
    assert found.withheld == 3


def test_of_two_that_are_alike_the_first_is_kept(tmp_path):
    assert store.commit(made(tmp_path, JOB, "first"), tmp_path, JOB)
    assert not store.commit(made(tmp_path, JOB, "second"), tmp_path, JOB)
    assert page(tmp_path) == "first"


def test_one_that_was_made_of_something_else_is_replaced(tmp_path):
    store.commit(made(tmp_path, JOB, "old"), tmp_path, JOB)
    other = replace(JOB, key="k2", run="r2")
    assert store.found(tmp_path, other) is None
    assert store.commit(made(tmp_path, other, "new"), tmp_path, other)
    assert page(tmp_path) == "new"


def test_by_force_each_batch_makes_its_own_once(tmp_path):
    store.commit(made(tmp_path, JOB, "old"), tmp_path, JOB)
    forced = replace(JOB, run="r2", force=True)
    assert store.found(tmp_path, forced) is None
    assert store.commit(made(tmp_path, forced, "new"), tmp_path, forced)
    assert not store.commit(made(tmp_path, forced, "again"), tmp_path, forced)
    assert page(tmp_path) == "new"


@pytest.mark.parametrize("harm", ["changed", "gone", "unreadable"])
def test_a_report_that_is_not_whole_is_not_there(tmp_path, harm):
    store.commit(made(tmp_path, JOB), tmp_path, JOB)
    folder = tmp_path / "sur" / "cohort.es"
    match harm:
        case "changed":
            (folder / "sur-report.es.html").write_text("changed")
        case "gone":
            (folder / "sur-report.es.html").unlink()
        case "unreadable":
            (folder / "sur-provenance.es.json").write_text("{")
    assert store.found(tmp_path, JOB) is None
    assert store.commit(made(tmp_path, JOB, "again"), tmp_path, JOB)
    assert page(tmp_path) == "again"


def test_what_a_failed_report_had_done_goes_when_it_is_made(tmp_path):
    partial = made(tmp_path, JOB)
    (partial / "sur-failed.es.ipynb").write_text("{}")
    assert "sur-failed.es.ipynb" in store.keep_failed(partial, tmp_path, JOB)
    assert (tmp_path / "sur" / "cohort.es.failed" / "sur-failed.es.ipynb").exists()
    store.commit(made(tmp_path, JOB), tmp_path, JOB)
    assert not (tmp_path / "sur" / "cohort.es.failed").exists()


def test_one_batch_at_a_time_and_what_the_dead_left_is_swept(tmp_path):
    (tmp_path / store.ASIDE / "dead").mkdir(parents=True)
    with store.locked(tmp_path):
        assert not (tmp_path / store.ASIDE / "dead").exists()
        with pytest.raises(ReportError, match="another batch is being made in"), \
             store.locked(tmp_path):  # fmt: skip
            pass
