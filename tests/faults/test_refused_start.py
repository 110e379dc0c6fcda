"""A folder that a server must not serve from: it says why in one sentence and does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lidera_nb.settings import PROJECT, Settings
from tests.faults.harness import Nursery, populated

LIDERA = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()"]
BOUND_BY_MODES = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root writes where modes forbid it, unless this power is taken from it."""


@pytest.fixture
def var(tmp_path: Path) -> Path:
    populated(tmp_path / "var")
    return tmp_path / "var"


@pytest.fixture(scope="module")
def bound_nursery(nursery: Nursery):
    """Its servers are bound by the modes of files, as any but root's are."""
    bound = Nursery(nursery.drawn, BOUND_BY_MODES if os.geteuid() == 0 else ())
    yield bound
    bound.close()


def refusal(nursery: Nursery, var: Path) -> str:
    """The sentence with which a server refuses to start."""
    answer = nursery.bear(var, 0)
    if "pid" in answer:
        os.kill(answer["pid"], 9)
    assert list(answer) == ["refused"], answer
    return answer["refused"]


def truncated(content: bytearray) -> bytes:
    return bytes(content[: len(content) // 2])


def flipped(content: bytearray) -> bytes:
    """The head of every page but the first is inverted."""
    for at in range(4096, len(content), 4096):
        content[at : at + 64] = bytes(byte ^ 0xFF for byte in content[at : at + 64])
    return bytes(content)


def replaced(content: bytearray) -> bytes:
    return b"this is a letter and no journal\n" * 200


@pytest.mark.parametrize("file", ["journal", "keys"])
@pytest.mark.parametrize("harm", [truncated, flipped, replaced], ids=lambda harm: harm.__name__)
def test_a_damaged_file_stops_the_start_and_names_the_backup(nursery, var, file, harm):
    path = getattr(Settings(var=var), file)
    harmed = harm(bytearray(path.read_bytes()))
    path.write_bytes(harmed)
    said = refusal(nursery, var)
    assert str(path) in said
    assert "backup" in said
    assert path.read_bytes() == harmed


def test_a_journal_without_its_keys_stops_the_start(nursery, var):
    Settings(var=var).keys.unlink()
    assert "restore the key file that belongs to this journal" in refusal(nursery, var)


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_may_only_be_read_stops_the_start(bound_nursery, var, closed):
    journal = Settings(var=var).journal
    place, mode = (journal, 0o400) if closed == "file" else (var, 0o500)
    place.chmod(mode)
    try:
        said = refusal(bound_nursery, var)
    finally:
        place.chmod(0o700)
    assert str(var) in said
    assert "write" in said


def test_the_command_says_so_in_one_line_and_ends_with_2(var):
    path = Settings(var=var).journal
    path.write_bytes(truncated(bytearray(path.read_bytes())))
    command = [*LIDERA, "serve", "--port", "0", "--var", str(var)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=PROJECT)
    complaints = [line for line in done.stderr.splitlines() if line.startswith("lidera:")]
    assert (done.returncode, len(complaints), done.stdout) == (2, 1, "")
    assert "Traceback" not in done.stderr
