"""``lidera lab`` starts JupyterLab with kernels, course and assignments in their places."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect
from typer.testing import CliRunner

from lidera_nb.cli import lab as command
from lidera_nb.cli.main import app
from lidera_nb.errors import SettingsError
from lidera_nb.settings import PROJECT, Settings

PATIENCE = 90
CELL = "import os, sys; print('pandas' in sys.modules, os.environ['LIDERA_COURSE'])"


class Lab:
    """A running JupyterLab."""

    def __init__(self, address: str, process: subprocess.Popen, var: Path) -> None:
        self.var = var
        self.root, self.token = re.fullmatch(r"(.*)/lab\?token=(.*)", address).groups()
        self.process = process

    def ask(self, path, body=None, token=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"token {self.token if token is None else token}"}
        request = urllib.request.Request(self.root + path, data, headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or "null")

    def answers(self) -> bool:
        try:
            return bool(self.ask("/api/status"))
        except urllib.error.URLError:
            assert self.process.poll() is None
            return False

    async def says(self, kernel: str, code: str) -> str:
        """What a cell prints, through the websocket that a browser would use."""
        url = f"{self.root}/api/kernels/{kernel}/channels?token={self.token}"
        line = await websocket_connect(url.replace("http", "ws", 1))
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.3",
                  "username": "", "session": uuid.uuid4().hex}  # fmt: skip
        content = {"code": code, "silent": False, "store_history": True, "stop_on_error": True,
                   "user_expressions": {}, "allow_stdin": False}  # fmt: skip
        ask = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        await line.write_message(json.dumps({**ask, "channel": "shell"}))
        said = ""
        while True:
            told = json.loads(await line.read_message())
            if told["parent_header"].get("msg_id") == header["msg_id"]:
                said += told["content"].get("text", "")
                # What is printed comes on another channel than the reply, perhaps after it.
                if told["content"].get("execution_state") == "idle":
                    line.close()
                    return said.strip()


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    var = tmp_path_factory.mktemp("lab")
    code = "from lidera_nb.cli.main import main; main()"
    words = [sys.executable, "-c", code, "lab", "--port", "0", "--var", str(var)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        try:
            lab = Lab(process.stdout.readline().split()[-1], process, var)
            end = time.monotonic() + PATIENCE
            while not lab.answers() and time.monotonic() < end:
                time.sleep(0.2)
            yield lab
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def test_a_cell_runs_in_a_forked_kernel_with_the_data_stack(lab):
    kernel = lab.ask("/api/kernels", {"name": "lidera"})["id"]
    said = IOLoop(make_current=False).run_sync(lambda: lab.says(kernel, CELL), PATIENCE)
    assert said == f"True {PROJECT / 'course'}"
    parent = IOLoop(make_current=False).run_sync(
        lambda: lab.says(kernel, "print(os.getppid())"), PATIENCE
    )
    assert "lidera_nb.kernels" in Path(f"/proc/{parent}/cmdline").read_text()


def test_the_kernel_is_offered_first(lab):
    told = lab.ask("/api/kernelspecs")
    assert told["default"] == "lidera"
    assert told["kernelspecs"]["lidera"]["spec"]["display_name"] == "LIDERA"


def test_course_evaluation_and_assignments_are_there_and_nothing_else(lab):
    found = {each["name"] for each in lab.ask("/api/contents/")["content"]}
    assert found == {"course", "evaluation", "assignments"}


def test_a_notebook_of_the_evaluation_can_be_opened(lab):
    told = lab.ask("/api/contents/evaluation/notebooks/cohort.ipynb")
    assert told["type"] == "notebook"


def test_nobody_gets_in_without_the_token(lab):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        lab.ask("/api/contents/", token="another")


def test_nbgrader_sees_the_assignments(lab):
    told = lab.ask("/formgrader/api/assignments")
    assert "leer-asistencia" in {each["name"] for each in told}


def test_nbgrader_executes_in_a_forked_kernel_too(lab, tmp_path):
    parent = "open(f'/proc/{os.getppid()}/cmdline').read()"
    cell = new_code_cell(f"import os\nassert 'lidera_nb.kernels' in {parent}, {parent}")
    nbformat.write(new_notebook(cells=[cell]), tmp_path / "probe.ipynb")
    found = Settings(course=PROJECT / "course", var=lab.var)
    told = {**os.environ, **command.told_to(lab.var / "lab", lab.token, found)}
    words = ["nbgrader", "validate", "probe.ipynb"]
    done = subprocess.run(words, env=told, cwd=tmp_path, capture_output=True, text=True)
    assert "Success! Your notebook passes all the tests." in done.stdout, done.stdout + done.stderr


def test_nothing_is_asked_of_the_network_and_nobody_is_asked_about_news(lab):
    with urllib.request.urlopen(f"{lab.root}/lab?token={lab.token}", timeout=PATIENCE) as answer:
        page = answer.read().decode()
    assert '"@jupyterlab/apputils-extension:announcements"' in page
    told = command.CONFIG["LabApp"]
    assert told["check_for_updates_class"].endswith("NeverCheckForUpdate")
    assert told["extension_manager"] == "readonly"


def test_what_keeps_others_out_stands_on_the_command_line(tmp_path):
    words = command.command(tmp_path, 1234, browser=False)
    assert "--ServerApp.ip=127.0.0.1" in words
    assert "--ServerApp.allow_remote_access=False" in words


def test_the_token_is_no_word_of_the_command_line(tmp_path):
    told = command.told_to(tmp_path, "secret", Settings())
    assert told["JUPYTER_TOKEN"] == "secret"
    assert "secret" not in " ".join(command.command(tmp_path, 1234, browser=False))


def test_a_taken_port_is_said():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=f"^port {port} is taken or not allowed; give an"):
            command.free_port(port)


def test_a_missing_course_is_said(tmp_path):
    with pytest.raises(SettingsError, match=r"^there is no course at .*; name its folder with"):
        command.arranged(Settings(course=tmp_path / "none", var=tmp_path))


def test_what_stands_in_the_way_of_a_link_is_named_and_kept(tmp_path):
    (tmp_path / "lab" / "course").mkdir(parents=True)
    with pytest.raises(SettingsError, match=r"lab/course should be a link to .*; move it away and"):
        command.arranged(Settings(var=tmp_path))


def test_without_jupyterlab_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    done = CliRunner().invoke(app, ["lab"])
    assert isinstance(done.exception, SettingsError)
    assert str(done.exception).endswith("pip install 'lidera[staff]' and run the command again")


def test_a_course_without_assignments_is_shown_all_the_same(tmp_path, capsys):
    (tmp_path / "course").mkdir()
    root = command.arranged(Settings(course=tmp_path / "course", var=tmp_path / "var"))
    assert not (root / "assignments").exists()
    assert [each.name for each in (root / ".jupyter" / "kernels").iterdir()] == ["lidera"]
