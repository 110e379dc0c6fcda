"""The same batch on workers of Dask, of which one is killed while it makes a report.

The full campaign, with a kill again and again, is one of `make faults`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.errors import SettingsError
from lidera_nb.report.batch import store
from lidera_nb.report.batch.job import Outcome
from lidera_nb.report.batch.make import make_batch
from lidera_nb.report.cluster import Cluster, Tls, make_there
from tests.report import certificates
from tests.report.batch.conftest import packages, plan

__all__ = ["packages"]

FULL = os.environ.get("LIDERA_FAULTS") == "full"
KILLS, COHORTS_LANGS = (12, ["es", "en"]) if FULL else (1, ["es"])
SECONDS = 120


@pytest.fixture
def cluster() -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    # A local cluster closes a nanny whose worker is not back 15 seconds after it was lost.
    patient = dask.config.set({"distributed.deploy.lost-worker-timeout": f"{10 * SECONDS}s"})
    with (
        patient,
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as local,
    ):
        yield local


class Killer(threading.Thread):
    """Kills a worker that is making a report, again and again, at a moment drawn at random."""

    def __init__(self, out: Path, cluster: Any) -> None:
        super().__init__(daemon=True)
        self._out, self._cluster, self._chance = out, cluster, random.Random(7)
        self.killed: list[int] = []
        self.enough = threading.Event()

    def run(self) -> None:
        end = time.monotonic() + SECONDS
        while len(self.killed) < KILLS and time.monotonic() < end and not self.enough.is_set():
            if any((self._out / store.ASIDE).glob("*")):
                time.sleep(self._chance.uniform(0, 1.5))
                self._kill()
                time.sleep(2 if FULL else 0)
            time.sleep(0.05)

    def _kill(self) -> None:
        # A nanny whose worker dies while it starts gives up: that is no death amid a report. Both
        # sides must have seen it start.
        there = {one.pid for one in list(self._cluster.scheduler.workers.values())}
        nannies = [one.process for one in list(self._cluster.workers.values()) if one.process]
        running = {one.pid for one in nannies if one.status.name == "running"}
        pids = sorted((there & running) - set(self.killed))
        if pids:
            self.killed.append(self._chance.choice(pids))
            os.kill(self.killed[-1], signal.SIGKILL)


def test_workers_die_and_every_report_is_there_once(cluster, packages, tmp_path):
    asked = plan(packages, languages=COHORTS_LANGS, reports=[{"kind": "cohort"}])
    out, told = tmp_path / "out", list[Outcome]()
    killer = Killer(out, cluster)
    killer.start()
    done = make_batch(asked, out, Cluster(cluster.scheduler_address), told.append)
    killer.enough.set()
    killer.join(SECONDS)
    assert len(killer.killed) >= 1
    assert done.faults == 0, [one.sentence for one in told]
    assert sorted(one.job.run for one in told) == sorted(job.run for job in asked.jobs)
    for job in asked.jobs:
        assert store.found(out, job), job.folder
    assert not (out / store.ASIDE).exists()


def test_a_report_that_is_there_is_not_made_by_a_second_worker(packages, tmp_path):
    job = plan(packages, cohorts=["sur"]).jobs[0]
    (tmp_path / job.folder).mkdir(parents=True)
    page = tmp_path / job.folder / "sur-report.es.html"
    page.write_text("the first")
    noted = {"run": job.run, "key": job.key, "outputs": {page.name: store.file_hash(page)}}
    (page.parent / "sur-provenance.es.json").write_text(json.dumps(noted))
    assert make_there(job.message(), str(tmp_path))["state"] == "kept"
    assert page.read_text() == "the first"


def test_a_scheduler_that_is_not_there_is_a_sentence(packages, tmp_path):
    asked = plan(packages, cohorts=["sur"])
    with pytest.raises(SettingsError, match=r"there is no scheduler at tcp://127.0.0.1:9 \("):
        make_batch(asked, tmp_path, Cluster("tcp://127.0.0.1:9", wait=1))


def test_a_scheduler_that_loses_its_workers_is_a_sentence(cluster, packages, tmp_path):
    jobs = plan(packages, languages=["es", "en"]).jobs
    told = Cluster(cluster.scheduler_address, wait=2).run(jobs, tmp_path)
    first = next(told)
    cluster.scale(0)
    with pytest.raises(SettingsError, match="has lost its workers; what is made is kept: start"):
        list(told)
    assert store.found(tmp_path, first.job)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[tuple[str, Tls]]:
    """A scheduler without workers that speaks only to those who prove themselves."""
    from distributed import LocalCluster, Security

    tls = certificates.written(tmp_path)
    files = {"tls_ca_file": str(tls.ca)} | {
        f"tls_{who}_{what}": str(path)
        for who in ("scheduler", "client", "worker")
        for what, path in (("cert", tls.cert), ("key", tls.key))
    }
    with LocalCluster(
        n_workers=0, dashboard_address=None, host="127.0.0.1", protocol="tls",
        security=Security(require_encryption=True, **files),
    ) as local:  # fmt: skip
        yield local.scheduler_address, tls


def test_who_proves_themselves_is_heard_and_told_what_is_missing(closed, packages, tmp_path):
    address, tls = closed
    assert address.startswith("tls://")
    jobs = plan(packages, cohorts=["sur"]).jobs
    with pytest.raises(SettingsError, match="has no worker; start some with 'dask worker tls://"):
        list(Cluster(address, tls, wait=2).run(jobs, tmp_path))


def test_who_does_not_is_not_heard(closed, packages, tmp_path):
    address = closed[0].replace("tls://", "tcp://")
    jobs = plan(packages, cohorts=["sur"]).jobs
    with pytest.raises(SettingsError, match="there is no scheduler at tcp://"):
        list(Cluster(address, wait=2).run(jobs, tmp_path))
