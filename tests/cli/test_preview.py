"""``lidera scenario preview`` as an author runs it."""

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PREVIEW = ("scenario", "preview", "la-cuenta")


def test_a_preview_runs_until_it_is_interrupted_and_keeps_nothing(tmp_path):
    command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()", *PREVIEW]
    env = {"TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    running = subprocess.Popen(
        [*command, "--role", "inspector", "--lang", "en"], cwd=ROOT, text=True, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        address = running.stdout.readline().removeprefix("Preview at ").strip()
        assert address.endswith("?lang=en")
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert '<html lang="en">' in opener.open(address, timeout=60).read().decode()
    finally:
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert "Stopped; nothing was kept." in err
    assert not list(tmp_path.glob("lidera*"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--set", "confianza"), "with a whole number, such as confianza=40"),
        (("--role", "utp"), "this case has no role 'utp'; take one of: directora, inspector"),
        (("--scene", "oficina"), "say in which one to begin: directora, inspector"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_one_sentence(lidera, words, told):
    ran = lidera(*PREVIEW, *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("lidera: ")
    assert ran.err.endswith(told)
