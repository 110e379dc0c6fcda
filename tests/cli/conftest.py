"""The command line as a person runs it: its words and its exit code.

Most tests run a command in their own process, as each start of Python with everything that the
commands import costs more than what they then do; one test of each file starts a real one.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from lidera_nb.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()"]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    told: str

    @property
    def err(self):
        """What it said on standard error, as one line."""
        return " ".join(self.told.split())

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def process():
    """Run ``lidera`` with these words as a program of its own."""

    def run(*words: object) -> Ran:
        command = [*COMMAND, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=ROOT)
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def lidera():
    """Run ``lidera`` with these words in this process."""

    def run(*words: object) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.object(sys, "argv", ["lidera", *map(str, words)]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.chdir(ROOT),
            same_umask(),
        ):
            code = ended_with()
        return Ran(code, out.getvalue(), err.getvalue())

    return run


def ended_with() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


@contextlib.contextmanager
def same_umask():
    """Commands keep what they write to themselves; tests need not."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)
