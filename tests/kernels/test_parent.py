"""The warm parent has nothing that a fork must not inherit, and leaves nobody behind."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lidera_nb.errors import SettingsError
from lidera_nb.kernels import WarmKernels, warm_parent
from lidera_nb.kernels.memory import unique_mib
from lidera_nb.kernels.parent import Request, WarmParent, fork_kernel, usage
from tests.kernels.running import (
    children_of,
    in_kernel,
    kernel,
    parent_of,
    said_by,
    soon,
    state,
)

DATA = ["pandas", "altair", "networkx", "scipy.stats"]


@pytest.fixture(scope="module")
def parent():
    """A parent with the whole data stack."""
    parent = WarmParent(DATA)
    parent.ready()
    yield parent
    parent.close()


def open_files(pid):
    """What the descriptors of a process are, but for the standard ones."""
    found = Path(f"/proc/{pid}/fd").iterdir()
    return [str(path.readlink()) for path in found if int(path.name) > 2]


def sockets(pid):
    return sum(name.startswith("socket") for name in open_files(pid))


def test_it_has_one_thread_and_no_socket_loop_or_database(parent):
    pid = parent.process.pid
    assert len(list(Path(f"/proc/{pid}/task").iterdir())) == 1
    kinds = sorted(name.split(":")[0] for name in open_files(pid))
    # Its owner, and the two ends of what wakes it; where it listens.
    assert kinds == ["pipe", "pipe", "pipe", "socket"]


def test_a_kernel_inherits_no_descriptor_of_the_parent_or_another_kernel(kernels):
    async def act(first):
        async with kernel(kernels) as second:
            return sockets(first.pid), sockets(second.pid)

    one, other = in_kernel(kernels, act)
    assert one == other


def test_its_kernels_are_its_own_children_each_in_a_session_of_its_own(kernels):
    async def act(running):
        return parent_of(running.pid), os.getsid(running.pid) == running.pid

    found, leads = in_kernel(kernels, act)
    assert leads
    assert state(found)


def test_kernels_leave_no_zombie(kernels):
    async def many():
        async def one():
            async with kernel(kernels) as running:
                return running.pid

        return [await one() for _ in range(4)] + await asyncio.gather(*(one() for _ in range(4)))

    pids = asyncio.run(many())
    assert len(set(pids)) == 8
    assert [pid for pid in pids if state(pid)] == []
    assert usage(kernels.address)["pids"] == []


LIMIT = """
import os, resource
os.write(1, str(resource.getrlimit(resource.RLIMIT_CPU)).encode())
os._exit(3)
"""
OWNER = """
import asyncio, sys, time
from pathlib import Path
from tests.kernels.running import kernel
from tests.kernels.test_kernel import SLEEPER
from lidera_nb.kernels import WarmKernels, warm_parent
async def main():
    with warm_parent([]) as kernels:
        async with kernel(kernels) as running:
            child = await running.says(SLEEPER)
            print(running.pid, child, flush=True)
            time.sleep(60)
asyncio.run(main())
"""


def test_all_end_when_the_owner_is_killed():
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True, cwd=root
    ) as owner:
        pid, started = map(int, owner.stdout.readline().split())
        parent = parent_of(pid)
        assert parent_of(parent) == owner.pid
        owner.send_signal(signal.SIGKILL)
    assert soon(lambda: not any(state(one) not in ("", "Z") for one in (parent, pid, started)))


def test_kernels_end_when_the_parent_is_killed():
    parent = WarmParent([])
    parent.ready()

    async def act(running):
        pid = running.pid
        parent.process.kill()
        ended = await asyncio.to_thread(soon, lambda: state(pid) in ("", "Z"))
        return ended, running.manager.provisioner.process.poll()

    assert in_kernel(WarmKernels(parent.address), act) == (True, -9)
    parent.close()


def test_a_kernel_whose_asker_hangs_up_ends(kernels):
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        request = Request(["-f", f"{place}/none.json"], dict(os.environ, IPYTHONDIR=place), place)
        process = fork_kernel(kernels.address, request, [0, 1, 2])
        assert process.poll() is None
        process._line.close()
        assert soon(lambda: not state(process.pid))


def test_a_limit_of_the_kernelspec_is_kept(kernels):
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        env = dict(os.environ, IPYTHONDIR=place)
        read, write = os.pipe()
        request = Request(
            ["-f", f"{place}/k.json", f"--IPKernelApp.exec_lines=[{LIMIT!r}]"],
            env,
            place,
            {"CPU": 7},
        )
        process = fork_kernel(kernels.address, request, [0, write, 2])
        assert process.wait(20) == 3
        os.close(write)
        with os.fdopen(read) as told:
            assert told.read() == "(7, 7)"


def test_a_module_that_is_not_there_is_named():
    with (
        pytest.raises(SettingsError, match=r"^nosuchmodule cannot be warmed up: ModuleNotFound"),
        warm_parent(["nosuchmodule"]),
    ):
        pass


def test_a_module_that_starts_a_thread_is_refused(tmp_path, monkeypatch):
    (tmp_path / "threading_one.py").write_text(
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with (
        pytest.raises(SettingsError, match="threading_one starts a thread when it is imported"),
        warm_parent(["threading_one"]),
    ):
        pass


def test_a_library_that_looks_for_the_shell_when_it_is_imported_finds_it():
    """Else a page of widgets would stay empty: the browser's question finds no target."""
    cell = "import comm; print('jupyter.widget.control' in comm.get_comm_manager().targets)"
    with warm_parent(["ipywidgets"]) as kernels:
        assert said_by(kernels, cell) == ["True"]


def test_a_closed_parent_is_said_to_be_gone():
    with warm_parent([]) as kernels:
        pass
    with pytest.raises(SettingsError, match="that kernels are forked from does not answer"):
        kernels.usage()


def test_a_kernel_with_the_data_stack_has_little_for_itself(parent):
    async def act(running):
        await running.says("import pandas, altair, networkx, scipy.stats")
        return unique_mib(running.pid)

    # 13.8 MiB where it was measured; a copied heap would be 100.
    assert in_kernel(WarmKernels(parent.address), act) < 24
    assert children_of(parent.process.pid) == []
