"""Hostile files by the hundred: a whole folder or one sentence, in bounded time and memory.

200 inputs in ``make test``, 2,800 in ``make fuzz`` (LIDERA_FUZZ=full), which prints its figures.
"""

from __future__ import annotations

import os
import resource
import shutil
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lidera_nb.errors import ContentError
from lidera_nb.scenario.check import check
from lidera_nb.scenario.importers.run import import_scenario
from lidera_nb.scenario.load import load
from lidera_nb.yamlfile import read_yaml
from tests.scenario.importers.hostile import h5p_files, twee_files, yaml_files

FULL = os.environ.get("LIDERA_FUZZ") == "full"
SECONDS = 5.0
"""An input may take this long on a busy machine; most take a hundredth."""
MEGABYTES = 300
"""All inputs together may make the process grow by this much."""

fuzzed = settings(
    max_examples=700 if FULL else 50,
    derandomize=not FULL,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


class Tally:
    """What came of the inputs of one target."""

    def __init__(self) -> None:
        self.seen: set[bytes] = set()
        self.inputs = self.accepted = self.refused = 0
        self.slowest = 0.0
        self.before = _peak()

    def attempt(self, raw: bytes, act: Callable[[], Any]) -> Any:
        """What `act` gives; None if it refused in a sentence. Nothing else may happen."""
        self.inputs += 1
        self.seen.add(sha256(raw).digest())
        began, done, said = time.perf_counter(), None, ""
        try:
            done = act()
            self.accepted += 1
        except ContentError as error:
            said = error.message
            self.refused += 1
        finally:
            took = time.perf_counter() - began
            self.slowest = max(self.slowest, took)
            assert took < SECONDS
        assert done is not None or (said and said.isprintable()), said
        return done

    def figures(self) -> dict[str, Any]:
        grown = round(_peak() - self.before)
        assert grown < MEGABYTES
        return {"inputs": self.inputs, "distinct": len(self.seen), "accepted": self.accepted,
                "refused": self.refused, "slowest_ms": round(1000 * self.slowest),
                "grown_mb": grown}  # fmt: skip


def _peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("kind", ["passages", "packages"])
def test_a_hostile_file_is_imported_whole_or_refused(tmp_path: Path, figures, kind: str):
    tally, strategy = Tally(), twee_files() if kind == "passages" else h5p_files()

    @fuzzed
    @given(file=strategy)
    def hold(file: tuple[str, bytes]) -> None:
        name, raw = file
        here = tmp_path / "here"
        shutil.rmtree(here, ignore_errors=True)
        here.mkdir()
        (here / name).write_bytes(raw)
        done = tally.attempt(raw, lambda: import_scenario(here / name, here / "caso", "2026-08"))
        left = sorted(path.name for path in here.iterdir())
        if done is None:
            assert left == [name]
        else:
            assert left == sorted((name, "caso"))
            assert load(here / "caso").scenario.id == "caso"
            assert check(here / "caso") == list(done.findings)

    hold()
    figures[kind] = tally.figures()


@pytest.mark.parametrize("reader", ["yaml", "scenario"])
def test_a_hostile_yaml_file_is_read_or_refused(tmp_path: Path, figures, write_case, reader: str):
    tally, folder = Tally(), write_case()
    sound = {name: (folder / name).read_text("utf-8") for name in ("scenario.yaml", "es.yaml")}
    files = st.sampled_from(sorted(sound)).flatmap(
        lambda name: st.tuples(st.just(name), yaml_files(sound[name]))
    )

    @fuzzed
    @given(file=files)
    def hold(file: tuple[str, bytes]) -> None:
        name, raw = file
        (folder / name).write_bytes(raw)
        if reader == "yaml":
            tally.attempt(raw, lambda: read_yaml(folder / name))
            return
        tally.attempt(name.encode() + raw, lambda: load(folder))
        assert all(finding.message for finding in check(folder))
        (folder / name).write_text(sound[name], "utf-8")

    hold()
    figures[reader] = tally.figures()
