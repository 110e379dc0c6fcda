"""The door of the command line."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from lidera_nb.cli.main import app
from lidera_nb.cli.start import ALONE, alone

ROOT = Path(__file__).resolve().parents[2]
LOOKS = """
import sys
from lidera_nb.cli.start import main
sys.argv = ["lidera", "report", "--all", "--packages", "nowhere", "--out", "out"]
try:
    main()
except SystemExit as ended:
    print(ended.code, sorted({"pandas", "altair", "papermill", "tornado", "lidera_nb.serve",
                              "lidera_nb.activities"} & set(sys.modules)))
"""


@pytest.mark.parametrize("name", ALONE)
def test_a_command_alone_is_the_one_among_the_others(name):
    whole = typer.main.get_command(app).commands[name]
    only = typer.main.get_command(alone(name)).commands[name]
    assert only.help == whole.help
    assert [p.opts for p in only.params] == [p.opts for p in whole.params]


def test_who_only_looks_whether_reports_are_there_loads_nothing_heavy():
    ran = subprocess.run(
        [sys.executable, "-c", LOOKS], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert "there is no folder nowhere; name the folder" in " ".join(ran.stderr.split())
    assert ran.stdout == "2 []\n"
