"""Where the reports of a batch lie: each in a folder of its own that appears whole or not at all.

A report is made in a folder aside and moved to its place by one rename, which the system refuses
where another report lies already. So two workers may make the same report, as happens when one
was taken for dead: the first to finish is kept, the other lets its own go.

What a report was made of stands in its provenance, which is verified against its files. That is
the whole memory of a batch: a second run looks there.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.errors import ReportError
from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.identity import file_hash

ASIDE, LOCK = ".making", ".lock"
FAILED = ".failed"
"""Ending of the folder with what a failed report had done."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report that lies in its place."""

    files: tuple[str, ...]
    withheld: int


def found(out: Path, job: Job) -> Found | None:
    """The report of a job, if it is there, whole, and made of just this."""
    folder = out / job.folder
    for path in folder.glob(f"*provenance.{job.lang}.json"):
        noted = _read(path)
        wanted = noted.get("run") == job.run if job.force else noted.get("key") == job.key
        if wanted and _whole(folder, noted.get("outputs")) and _printed(noted["outputs"], job):
            names = (*noted["outputs"], path.name)
            return Found(names, int(noted.get("withheld", 0)))
    return None


def _printed(outputs: dict[str, str], job: Job) -> bool:
    """Whether the PDF is there, where one is wanted."""
    return not job.pdf or any(name.endswith(".pdf") for name in outputs)


def kept(out: Path, job: Job) -> Outcome | None:
    """What becomes of a job whose report is there already."""
    there = found(out, job)
    return Outcome(job, "kept", there.files, withheld=there.withheld) if there else None


def _read(path: Path) -> dict[str, Any]:
    try:
        noted = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _whole(folder: Path, outputs: Any) -> bool:
    if not isinstance(outputs, dict) or not outputs:
        return False
    try:
        return all(file_hash(folder / Path(name).name) == sha for name, sha in outputs.items())
    except OSError:
        return False


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """A folder to make a report in, on the same disk; gone afterwards if it was not moved."""
    (out / ASIDE).mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=out / ASIDE))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def commit(made: Path, out: Path, job: Job) -> bool:
    """Move a report to its place; False if this very report lies there already.

    A report that was made of something else is replaced.
    """
    target = out / job.folder
    target.parent.mkdir(parents=True, exist_ok=True)
    while not _moved(made, target):
        if found(out, job):
            return False
        with aside(out) as old, suppress(FileNotFoundError):
            target.rename(old / "old")
    shutil.rmtree(_failed(target), ignore_errors=True)
    return True


def _moved(made: Path, target: Path) -> bool:
    try:
        made.rename(target)
    except OSError:
        if not target.exists():
            raise
        return False
    return True


def keep_failed(made: Path, out: Path, job: Job) -> tuple[str, ...]:
    """Keep what a failed report had done beside its place; gives the names of the files."""
    target = _failed(out / job.folder)
    shutil.rmtree(target, ignore_errors=True)
    names = tuple(sorted(path.name for path in made.iterdir()))
    if names:
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # another worker failed with the same
            made.rename(target)
    return names


def _failed(target: Path) -> Path:
    return target.with_name(target.name + FAILED)


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Be the only one who makes a batch in this folder; what dead workers left is swept.

    Raises
    ------
    ReportError
        If another batch is being made there, or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / LOCK).open("a")
    except OSError as error:
        raise ReportError(
            f"{out} cannot be written ({error.strerror}); name another folder with --out"
        ) from None
    with lock:
        if not _alone(lock.fileno()):
            raise ReportError(
                f"another batch is being made in {out}; wait for it, or name another folder"
            )
        try:
            shutil.rmtree(out / ASIDE, ignore_errors=True)
            yield
        finally:
            shutil.rmtree(out / ASIDE, ignore_errors=True)


def _alone(descriptor: int) -> bool:
    if os.name != "posix":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
