"""Workers are capped by cores and by memory, and by what the container may use of them."""

from pathlib import Path

from lidera_nb.report.batch import capacity
from lidera_nb.report.batch.capacity import SHARED_MIB, WORKER_MIB


def group(place: Path, **files: str) -> Path:
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text)
    return place


def test_a_limit_of_cores_in_the_container_counts(tmp_path):
    assert capacity.cores(group(tmp_path, cpu_max="100000 100000\n")) == 1
    assert capacity.cores(group(tmp_path, cpu_max="max 100000\n")) >= 1


def test_memory_is_what_is_left_of_the_smaller_limit(tmp_path):
    told = group(tmp_path, memory_max=f"{900 << 20}", memory_current=f"{300 << 20}")
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 9000000 kB\nMemAvailable: 512000 kB\n")
    assert capacity.free_mib(told, meminfo) == 500
    meminfo.write_text("MemAvailable: 2048000 kB\n")
    assert capacity.free_mib(told, meminfo) == 600


def test_there_is_always_one_worker_and_never_more_than_asked(tmp_path):
    tight = group(tmp_path, memory_max=f"{100 << 20}", memory_current="0")
    assert capacity.workers(group=tight) == 1
    assert capacity.workers(most=1, group=tmp_path / "none") == 1


def test_workers_fit_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(capacity, "cores", lambda _: 64)
    monkeypatch.setattr(capacity, "_available", lambda _: None)
    room = SHARED_MIB + 3 * WORKER_MIB + 10
    three = group(tmp_path, memory_max=str(room << 20), memory_current="0")
    assert capacity.workers(group=three) == 3
