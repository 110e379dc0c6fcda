"""Programs of the Jupyter world find forked kernels by their kernelspec."""

import asyncio
import json
import os
import sys
from importlib.metadata import entry_points

import nbformat
import papermill
import pytest
from jupyter_client.manager import AsyncKernelManager, KernelManager
from nbclient import NotebookClient

from lidera_nb.kernels import shared, warm_parent
from lidera_nb.kernels.parent import FIXED
from lidera_nb.kernels.provisioner import ForkProvisioner, forkable
from lidera_nb.kernels.shared import shared_parent
from lidera_nb.kernels.shown import LAUNCH
from lidera_nb.kernels.spec import PROVISIONER, specs_in, write_spec
from tests.kernels.running import connected, parent_of

WARM = ["wave"]
CELL = "import os, sys; print('wave' in sys.modules, os.getppid())"


@pytest.fixture
def specs(tmp_path):
    write_spec(tmp_path, WARM)
    return specs_in(tmp_path)


@pytest.fixture(scope="module", autouse=True)
def closed():
    """The parents that this process shares end with these tests, not with all tests."""
    yield
    shared._close()
    shared._parents.clear()


def test_the_provisioner_is_found_by_entry_point():
    found = entry_points(group="jupyter_client.kernel_provisioners", name=PROVISIONER)
    assert [each.load() for each in found] == [ForkProvisioner]


def test_a_plain_kernel_manager_forks(specs):
    async def run():
        manager = AsyncKernelManager(kernel_name="lidera", kernel_spec_manager=specs)
        await manager.start_kernel()
        async with connected(manager) as running:
            return await running.says(CELL)

    assert asyncio.run(run()) == f"True {shared_parent(tuple(WARM)).process.pid}"


def test_a_blocking_manager_forks_too(specs):
    manager = KernelManager(kernel_name="lidera", kernel_spec_manager=specs)
    manager.start_kernel()
    try:
        assert parent_of(manager.provisioner.pid) == shared_parent(tuple(WARM)).process.pid
    finally:
        manager.shutdown_kernel(now=True)


def test_nbclient_runs_a_notebook_of_that_kernel(kernels, tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    NotebookClient(notebook, kernel_manager_class=kernels.manager(tmp_path)).execute()
    assert notebook.cells[0].outputs[0]["data"]["text/plain"] == "42"


def test_papermill_runs_a_notebook_of_that_kernel(specs, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    nbformat.write(notebook, tmp_path / "in.ipynb")
    done = papermill.execute_notebook(
        str(tmp_path / "in.ipynb"), str(tmp_path / "out.ipynb"), kernel_name="lidera",
        language="python", progress_bar=False,
    )  # fmt: skip
    said = done.cells[-1].outputs[0]["text"].split()
    assert said == ["True", str(shared_parent(tuple(WARM)).process.pid)]


def test_a_module_that_cannot_be_warm_makes_a_standard_kernel(tmp_path):
    async def run():
        write_spec(tmp_path, ["nosuchmodule"])
        manager = AsyncKernelManager(kernel_name="lidera", kernel_spec_manager=specs_in(tmp_path))
        await manager.start_kernel()
        try:
            return parent_of(manager.provisioner.pid)
        finally:
            await manager.shutdown_kernel(now=True)

    assert asyncio.run(run()) == os.getpid()


def test_only_what_a_fork_can_be_is_forked():
    cmd = [*LAUNCH, "-f", "k.json"]
    assert forkable(cmd, {}) == ["-f", "k.json"]
    assert forkable(cmd, {"independent": True}) is None
    assert forkable(["R", "--slave"], {}) is None
    assert forkable([f"{sys.executable}-other", *cmd[1:]], {}) is None


@pytest.mark.parametrize("name", FIXED)
def test_a_variable_that_is_read_once_is_not_forked_away(name):
    asked = ForkProvisioner(warm=WARM)._parent({**os.environ, name: "another"})
    assert asyncio.run(asked) == ""


def test_the_kernelspec_starts_a_kernel_also_where_nothing_forks(tmp_path):
    told = json.loads(write_spec(tmp_path, WARM, limits={"CPU": 60}).read_text())
    assert told["argv"][1:] == ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    assert told["metadata"]["kernel_provisioner"]["config"] == {"warm": WARM, "limits": {"CPU": 60}}


def test_a_manager_on_a_system_that_does_not_fork_starts_the_standard_way(monkeypatch, tmp_path):
    monkeypatch.delattr(os, "fork")
    with warm_parent(["wave"]) as kernels:
        assert kernels.usage() == 0.0
        assert kernels.manager(tmp_path).__name__ == "CleanKernelManager"
