"""A whole batch, with workers, their kernels and the real notebook."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from lidera_nb.report.batch import pages, summary
from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.batch.make import make_batch
from lidera_nb.report.batch.packages import packages_in
from lidera_nb.report.batch.plan import Plan
from lidera_nb.report.batch.pool import Pool
from lidera_nb.report.batch.summary import CohortTold, Summary
from lidera_nb.report.run import make_report
from tests.report.batch.conftest import plan
from tests.report.elements import Elements

ASKED = {
    "reports": [{"kind": "cohort"}, {"kind": "network", "cohorts": ["norte"]}],
    "cohorts": ["norte", "sur"],
}


class Nobody:
    """A runner who must not be asked."""

    def run(self, jobs: Sequence[Job], out: Path) -> Iterator[Outcome]:
        raise AssertionError(f"{[job.folder for job in jobs]} were to be made")


@pytest.fixture(scope="module")
def batch(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary, Plan]:
    """Two cohorts; one is asked for a report that it has no data for. A worker is killed."""
    out = tmp_path_factory.mktemp("batch")
    asked = plan(packages, **ASKED)
    killed: list[int] = []

    def kill_one(_: Outcome) -> None:
        here = [pid for pid in _workers() if pid not in killed]
        if here and not killed:
            killed.append(here[0])
            os.kill(here[0], signal.SIGKILL)

    told = make_batch(asked, out, Pool(2), kill_one)
    assert killed
    return out, told, asked


def _workers() -> list[int]:
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if b"batch.worker" in _read(path) and f"\nPPid:\t{os.getpid()}\n" in _status(path)
    ]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _status(path: Path) -> str:
    return _read(path.with_name("status")).decode()


def test_what_fails_is_told_and_stops_nobody(batch):
    out, told, _ = batch
    states = {(c.cohort, r.name): r.state for c in told.cohorts for r in c.reports}
    assert states == {
        ("norte", "cohort"): "made", ("norte", "network"): "failed", ("sur", "cohort"): "made",
    }  # fmt: skip
    failed = next(r for r in told.cohorts[0].reports if r.state == "failed")
    assert re.search(r"network\.ipynb: cell \d failed with \w+: .*; see norte/network\.es\.failed/",
                     failed.sentence)  # fmt: skip
    assert (out / failed.notebook).exists()


def test_nothing_is_left_of_the_making(batch):
    out, _, _ = batch
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_dir()}
    assert names == {"norte", "sur", "norte/cohort.es", "sur/cohort.es", "norte/network.es.failed"}


def test_a_page_is_what_a_single_report_gives(batch, packages, tmp_path):
    out, _, _ = batch
    made = make_report(packages / "sur", tmp_path)
    name = made.html.name
    assert (out / "sur" / "cohort.es" / name).read_bytes() == made.html.read_bytes()


def test_a_second_run_keeps_what_is_there(batch, packages):
    out, _, _ = batch
    good = {**ASKED, "reports": [{"kind": "cohort"}]}
    told = make_batch(plan(packages, **good), out, Nobody())
    assert (told.count("kept"), told.count("made"), told.faults) == (2, 0, 0)


def test_only_what_changed_is_to_be_made(batch, packages):
    out, _, _ = batch
    reports = [{"kind": "cohort"}]
    asked = plan(packages, cohorts=["sur", "centro"], parameters={"seed": 1}, reports=reports)
    with pytest.raises(AssertionError, match=r"\[PosixPath\('centro/cohort.es'\)\] were to be"):
        make_batch(asked, out, Nobody())


def test_what_was_not_reached_is_told_as_waiting(batch, packages, tmp_path):
    class Interrupted:
        def run(self, jobs: Sequence[Job], out: Path) -> Iterator[Outcome]:
            yield Outcome(jobs[0], "failed", sentence="no")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_batch(plan(packages, reports=[{"kind": "cohort"}]), tmp_path, Interrupted())
    noted = summary.read(tmp_path)
    assert (noted["failed"], noted["waiting"]) == (1, 2)
    assert "2 reports are still to be made" in (tmp_path / "summary.en.html").read_text("utf-8")


def test_a_damaged_package_is_told_and_nothing_is_made_of_it(own, tmp_path):
    (own / "sur" / "flow.csv").write_text("changed")
    damaged = [one for one in packages_in(own) if one.fault]
    told = make_batch(Plan((), tuple(damaged), {}), tmp_path / "out", Nobody())
    assert told.faults == 1
    assert "flow.csv&#39; was changed" in (tmp_path / "out" / "summary.es.html").read_text("utf-8")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_summary_asks_the_network_for_nothing_and_its_links_lead_somewhere(batch, lang):
    out, told, _ = batch
    html = pages.page(told, lang)
    elements = Elements(html)
    assert elements.of("html")[0]["lang"][:2] == lang
    links = [attrs["href"] for attrs in elements.of("a") if not attrs["href"].startswith("#")]
    assert len(links) == 4
    assert all((out / link).is_file() for link in links)
    assert not elements.of("script")
    assert not elements.of("img")


def test_the_summary_for_machines_counts_what_is_withheld(batch):
    out, told, _ = batch
    pages.write(told, out)
    summary.write(told, out)
    noted = json.loads((out / summary.FILE).read_text("utf-8"))
    reports = [one for cohort in noted["cohorts"] for one in cohort["reports"]]
    assert [one["withheld"] > 0 for one in reports] == [True, False, True]


def test_the_same_reports_give_the_same_summary_page(batch):
    _, told, _ = batch
    kept = Summary(
        tuple(_as_kept(cohort) for cohort in told.cohorts), told.kinds, told.source
    )  # fmt: skip
    assert pages.page(kept, "es") == pages.page(told, "es")


def _as_kept(cohort: CohortTold) -> CohortTold:
    reports = tuple(
        replace(one, state="kept", seconds=0.0) if one.state == "made" else one
        for one in cohort.reports
    )
    return replace(cohort, reports=reports)


def test_the_report_on_all_cohorts_is_told_as_such_and_counts_as_no_cohort(packages, tmp_path):
    asked = plan(packages, reports=[{"kind": "portfolio"}])
    done = {job.run: Outcome(job, "failed", sentence="no") for job in asked.jobs}
    html = pages.page(summary.of(asked, done, tmp_path), "en")
    assert "<strong>3</strong> <span>cohorts asked for</span>" in html
    assert html.count("All cohorts together") == 1
