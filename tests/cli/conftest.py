"""The command line as a person runs it: a process, its words and its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, done: subprocess.CompletedProcess) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, " ".join(done.stderr.split())

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def lidera():
    """Run ``lidera`` with these words."""

    def run(*words: object, timeout: float = 600) -> Ran:
        command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()"]
        done = subprocess.run(
            [*command, *map(str, words)], capture_output=True, text=True, timeout=timeout, cwd=ROOT
        )
        return Ran(done)

    return run
