"""A forked kernel behaves as one that was started from nothing."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path

from lidera_nb.cleankernel import HARMLESS
from tests.kernels.running import in_kernel, said_by, soon, state

SLEEPER = "import subprocess; p = subprocess.Popen(['sleep', '60']); print(p.pid)"


def test_a_cell_is_run_and_numbered(kernels):
    assert said_by(kernels, "a = 6", "print(a * 7)", "print(len(Out), len(In))") == [
        "", "42", "0 4",
    ]  # fmt: skip


def test_what_is_warm_is_there_and_what_is_not_can_be_imported(kernels):
    cell = "import sys; print('numpy' in sys.modules, 'wave' in sys.modules); import wave"
    assert said_by(kernels, cell) == ["True False"]


def test_an_error_is_told_and_the_kernel_goes_on(kernels):
    assert said_by(kernels, "1/0", "print('on')") == ["ZeroDivisionError", "on"]


def test_what_a_person_configured_holds(kernels, tmp_path):
    profile = tmp_path / "profile_default"
    profile.mkdir()
    config = "get_config().InteractiveShell.ast_node_interactivity = 'none'"
    (profile / "ipython_config.py").write_text(config)
    asked = "print(get_ipython().ast_node_interactivity, get_ipython().history_manager.enabled)"
    assert said_by(kernels, asked, told={"IPYTHONDIR": str(tmp_path)}) == ["none False"]


def test_what_the_command_line_asks_for_holds(kernels):
    asked = "print(get_ipython().ast_node_interactivity)"
    words = ["--InteractiveShell.ast_node_interactivity=last"]
    assert said_by(kernels, asked, extra_arguments=words) == ["last"]


def test_await_works_at_the_top_level(kernels):
    assert said_by(kernels, "import asyncio; await asyncio.sleep(0); print('slept')") == ["slept"]


def test_what_a_program_writes_past_python_is_heard(kernels):
    cell = "import os, time; _ = os.write(1, b'raw\\n'); time.sleep(.3)"
    assert said_by(kernels, cell) == ["raw"]


def test_a_program_can_be_started_and_waited_for(kernels):
    cell = "import subprocess; print(subprocess.run(['true']).returncode)"
    assert said_by(kernels, cell) == ["0"]


def test_another_python_can_be_started_by_multiprocessing(kernels):
    cell = "import multiprocessing as m; q = m.get_context('fork').Pool(1); print(q.map(abs, [-2]))"
    assert said_by(kernels, cell) == ["[2]"]


def test_magics_and_completion_are_there(kernels):
    async def act(running):
        reply = await running.client.complete("impor", reply=True, timeout=20)
        return await running.says("%who_ls"), "import" in reply["content"]["matches"]

    assert in_kernel(kernels, act) == ("", True)


def test_the_environment_is_the_kernels_own_and_clean(kernels, monkeypatch):
    monkeypatch.setenv("A_SECRET", "x")
    cell = "import os, json; print(json.dumps(sorted(os.environ)))"
    (said,) = said_by(kernels, cell, told={"LIDERA_LANG": "es"})
    assert '"LIDERA_LANG"' in said
    assert "A_SECRET" not in said
    allowed = {*HARMLESS, "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "TMPDIR", "PYTHONPATH", "LIDERA_LANG"}
    # IPython itself sets these once it runs, also in a kernel that was started from nothing.
    after = {"JPY_PARENT_PID", "MPLBACKEND", "PAGER", "GIT_PAGER", "CLICOLOR", "TERM",
             "CLICOLOR_FORCE", "FORCE_COLOR", "PYDEVD_USE_FRAME_EVAL"}  # fmt: skip
    assert set(json.loads(said)) <= allowed | after


def test_the_system_shows_its_own_command_line_and_environment(kernels):
    async def act(running):
        return [Path(f"/proc/{running.pid}/{name}").read_text() for name in ("cmdline", "environ")]

    words, env = (text.rstrip("\0").split("\0") for text in in_kernel(kernels, act))
    assert words[1:4] == ["-m", "ipykernel_launcher", "-f"]
    assert words[4].endswith(".json")
    assert len(words) == 5
    names = [each.partition("=")[0] for each in env]
    assert "JUPYTER_CONFIG_DIR" in names
    assert "LIDERA_ROOM" not in names


def test_its_sockets_lie_in_the_private_folder(kernels):
    async def act(running):
        info = running.manager.get_connection_info()
        return info["transport"], Path(info["ip"]).parent.stat().st_mode & 0o77

    assert in_kernel(kernels, act) == ("ipc", 0)


def test_it_can_be_interrupted(kernels):
    async def act(running):
        async def interrupt():
            await asyncio.sleep(0.5)
            await running.manager.interrupt_kernel()

        _, said = await asyncio.gather(interrupt(), running.says("import time; time.sleep(20)"))
        return said, await running.says("print('on')")

    began = time.monotonic()
    assert in_kernel(kernels, act) == ("KeyboardInterrupt", "on")
    assert time.monotonic() - began < 15


def test_it_can_be_restarted_and_forgets(kernels):
    async def act(running):
        await running.says("a = 1")
        before = running.pid
        await running.manager.restart_kernel()
        await running.client.wait_for_ready(timeout=20)
        return before != running.pid, await running.says("a"), state(before)

    assert in_kernel(kernels, act) == (True, "NameError", "")


def test_a_killed_kernel_is_noticed(kernels):
    async def act(running):
        process = running.manager.provisioner.process
        os.kill(running.pid, signal.SIGKILL)
        for _ in range(100):
            if not await running.manager.is_alive():
                break
            await asyncio.sleep(0.05)
        return process.returncode, await running.manager.is_alive()

    assert in_kernel(kernels, act) == (-9, False)


def test_its_exit_and_what_it_used_are_told(kernels):
    async def act(running):
        await running.says("x = sum(i * i for i in range(3_000_000))")
        return running.manager.provisioner.process

    before = kernels.usage()
    process = in_kernel(kernels, act)
    assert process.returncode == 0
    assert process.cpu_seconds > 0.1
    assert process.peak_kib > 10_000
    assert process.cpu_seconds <= kernels.usage() - before < process.cpu_seconds + 1


def test_a_shutdown_ends_what_the_kernel_started(kernels):
    async def act(running):
        return int(await running.says(SLEEPER))

    child = in_kernel(kernels, act)
    assert soon(lambda: state(child) in ("", "Z"))
