"""Code that participants wrote runs between walls, or not at all."""

import json
import resource
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from lidera_nb.errors import GradingError
from lidera_nb.grading import sandbox
from lidera_nb.grading.autograde import autograde_with_kernel, needs_kernel
from lidera_nb.grading.nbgraded import gradebook_of, staff_or_sentence
from lidera_nb.grading.release import release
from lidera_nb.grading.rows import scores
from lidera_nb.grading.sandbox import Limits, boxed, walls_or_sentence
from lidera_nb.grading.working import prepare
from tests.grading.toyassignment import code, toy_course

NAME = "programa"
WALLS = pytest.mark.skipif(
    shutil.which("bwrap") is None, reason="needs bubblewrap, which make test installs"
)
LOOKS = """
import json, os, socket, sys
def tried(what):
    try:
        return str(what())
    except OSError as error:
        return type(error).__name__
print(json.dumps({
    "system": tried(lambda: open("/usr/x", "w")),
    "outside": tried(lambda: open(sys.argv[1]).read()),
    "loopback": tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])), 2)),
    "environment": sorted(os.environ),
    "user": os.getuid(),
    "processes": len([name for name in os.listdir("/proc") if name.isdigit()]),
    "forks": tried(lambda: [os.fork() or os.execv("/usr/bin/sleep", ["sleep", "3"])
                            for _ in range(200)]),
    "file": tried(lambda: os.truncate(open("big", "w").name, 10**9)),
}))
"""


@pytest.fixture
def place():
    with tempfile.TemporaryDirectory(prefix="lidera-") as folder:
        sandbox.hand_over(Path(folder))
        yield Path(folder)


@WALLS
def test_inside_there_is_no_network_no_secret_and_nothing_to_write(place, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text("grades")
    with socket.create_server(("127.0.0.1", 0)) as server:
        words = [str(secret), str(server.getsockname()[1])]
        inner = ["/usr/bin/python3", "-Ic", LOOKS, *words]
        command = boxed(inner, place, Limits(processes=20))
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found = json.loads(done.stdout or done.stderr)
    assert found.pop("user") != 0
    assert found.pop("processes") < 8
    assert set(found.pop("environment")) <= {"HOME", "IPYTHONDIR", "LC_CTYPE", "PATH", "PWD",
                                             "PYTHONPATH"}  # fmt: skip
    assert found == {
        "system": "OSError",
        "outside": "FileNotFoundError",
        "loopback": "ConnectionRefusedError",
        "forks": "BlockingIOError",
        "file": "OSError",
    }


@WALLS
def test_what_runs_too_long_is_ended(place):
    command = boxed(["/usr/bin/sleep", "30"], place, Limits(seconds=1))
    assert subprocess.run(command, timeout=20, check=False).returncode != 0


@WALLS
def test_what_never_ends_is_stopped_when_it_has_used_half_its_time(place):
    """By its processor time: the clock alone would let it have all of it."""
    loops = ["/usr/bin/python3", "-Ic", "while True: pass"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(boxed(loops, place, Limits(seconds=3)), timeout=20, check=False)
    assert done.returncode != 0
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2


def test_without_bubblewrap_nothing_is_run_and_one_sentence_says_so(place, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(GradingError) as refused:
        walls_or_sentence(place, ["answer", "right"])
    assert str(refused.value) == (
        "the code in answer, right is run inside bubblewrap alone, which is not installed: install "
        "the package bubblewrap and run the command again"
    )


def test_root_lowers_itself_inside_and_others_have_a_space_of_their_own(place):
    assert "/usr/bin/setpriv" in boxed(["true"], place, Limits(), root=True)
    assert "--unshare-user" not in boxed(["true"], place, Limits(), root=True)
    assert "--unshare-all" in boxed(["true"], place, Limits(), root=False)


CELLS = [
    code("answer = None\n### BEGIN SOLUTION\nanswer = 2\n### END SOLUTION", "answer",
         locked=False, solution=True),
    code("### BEGIN HIDDEN TESTS\nassert answer == 2\n### END HIDDEN TESTS", "right",
         grade=True, points=2),
]  # fmt: skip
GREEDY = """
import os
answer, children = 0, []
try:
    held = [bytearray(10**7) for _ in range(200)]
except MemoryError:
    answer += 1
try:
    for _ in range(200):
        children.append(os.fork() or os.execv("/usr/bin/sleep", ["sleep", "60"]))
except BlockingIOError:
    answer += 1
for child in children:
    os.kill(child, 9)
"""
"""Right where memory and processes are both refused."""

ANSWERS = {
    "p-right": "answer = 1 + 1",
    "p-wrong": "import os, pathlib\nanswer = 2 if pathlib.Path({gradebook!r}).exists() else 0",
    "p-greedy": GREEDY,
    "p-flood": "while True:\n    print('x' * 1000)",
    "p-quits": "import os\nos._exit(1)",
}


@WALLS
def test_nbgraders_kernel_grades_code_between_walls(tmp_path):
    staff_or_sentence()
    working = prepare(toy_course(tmp_path / "course", NAME, CELLS), tmp_path / "var")
    release(working, NAME)
    released = json.loads((working.root / "release" / NAME / f"{NAME}.ipynb").read_text("utf-8"))
    for person, source in ANSWERS.items():
        released["cells"][0]["source"] = source.format(gradebook=str(working.gradebook))
        path = working.notebook("submitted", person, NAME)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(released), "utf-8")
    cells = needs_kernel(working, NAME)
    assert cells == ("answer", "right")
    with gradebook_of(working) as gradebook:
        outcomes = {o.person: o for o in autograde_with_kernel(working, gradebook, NAME, cells)}
        points = {
            p: scores(gradebook, NAME, p)["right"].points
            for p in ("p-right", "p-wrong", "p-greedy")
        }
    assert points == {"p-right": 2.0, "p-wrong": 0.0, "p-greedy": 2.0}
    assert outcomes["p-flood"].status == outcomes["p-quits"].status == "failed"
    assert outcomes["p-flood"].why.endswith("saying: its code wrote more than 1,000,000 bytes")
    assert outcomes["p-quits"].why.endswith(
        "saying: its code was stopped: it may take 240 seconds, half of them of processor time, "
        "and must not end its own kernel"
    )
