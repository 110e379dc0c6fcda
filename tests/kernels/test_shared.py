"""The warm parents of a process: one for each set of modules, and gone when nobody needs it."""

from pathlib import Path

import pytest

from lidera_nb.kernels import shared
from lidera_nb.kernels.parent import usage
from tests.kernels.running import said_by

WARM = ("json", "csv")


@pytest.fixture(autouse=True)
def _ended():
    yield
    shared.rest(WARM)


def test_a_parent_is_kept_for_the_next_kernel():
    with shared.clean_kernels(WARM) as first:
        pass
    with shared.clean_kernels(WARM) as second:
        assert second.address == first.address


def test_its_kernels_know_no_secret_of_this_process(monkeypatch):
    monkeypatch.setenv("LIDERA_SECRET", "canary")
    ask = "import os; print(os.environ.get('LIDERA_SECRET'), b'canary' in open('/proc/{}/environ'"
    ask += ".format(os.getppid()), 'rb').read())"
    with shared.clean_kernels(WARM) as kernels:
        assert said_by(kernels, ask) == ["None False"]


def test_it_ends_when_it_rests_but_not_while_it_is_used():
    with shared.clean_kernels(WARM) as kernels:
        shared.rest(WARM)
        assert usage(kernels.address)["pids"] == []
    shared.rest(WARM)
    assert not Path(kernels.address).exists()


def test_where_it_cannot_be_warmed_up_kernels_start_from_nothing(caplog):
    with shared.clean_kernels(("nosuchmodule",)) as kernels:
        assert kernels.address == ""
    assert "kernels start from nothing: nosuchmodule cannot be warmed up" in caplog.text
    shared.rest(("nosuchmodule",))
