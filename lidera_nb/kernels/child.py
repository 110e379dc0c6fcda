"""What a fresh fork does before it is a kernel: its own environment, chance, limits and group.

Everything that a process is given at its start and that a fork inherits from the wrong one is
set here. What cannot be set any more is said in `parent.FIXED`.
"""

from __future__ import annotations

import atexit
import gc
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Mapping

from lidera_nb.kernels.forkserver import Order
from lidera_nb.kernels.shown import LAUNCH, show

PR_SET_PDEATHSIG = 1


def settle(order: Order) -> list[str]:
    """Become a process of one's own; returns the command line of the kernel.

    Must run in the child's first breath, before any thread is started.
    """
    message = order.message
    os.setsid()  # an interrupt reaches the kernel and what it started, nobody else
    _die_with(order.parent)
    _standard(order.descriptors)
    _environment(message["env"], order.parent)
    os.chdir(message["cwd"])
    _limit(message["limits"])
    _chance()
    show([*LAUNCH, *message["argv"]], os.environ)
    gc.enable()
    argv: list[str] = message["argv"]
    return argv


def leave(code: int) -> None:
    """End as multiprocessing's forks do: what was registered is run, the parent's frames are not.

    Taking the interpreter down would touch, and so copy, every page that is shared.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream:
            stream.flush()
    os._exit(code)


def _die_with(parent: int) -> None:
    """Be killed when the parent ends; where it has ended already, end now."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _limit(limits: Mapping[str, int]) -> None:
    for name, wanted in limits.items():
        number = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(number)[1]
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(number, (most, most))


def _standard(descriptors: list[int]) -> None:
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number, inheritable=True)
        os.close(descriptor)


def _environment(env: Mapping[str, str], parent: int) -> None:
    path = os.environ.get("PYTHONPATH", "")
    os.environ.clear()
    os.environ.update(env)
    # jupyter_client names the process that asked; the one that a kernel should outlive by no
    # more than a moment is the one that forked it.
    os.environ["JPY_PARENT_PID"] = str(parent)
    if env.get("PYTHONPATH", "") != path:
        wanted = env.get("PYTHONPATH", "").split(os.pathsep)
        sys.path[:0] = [part for part in wanted if part and part not in sys.path]
    time.tzset()


def _chance() -> None:
    """Chance and names of one's own. `random` and `uuid` see to it themselves after a fork."""
    tempfile.tempdir = None  # TMPDIR may be another
    legacy = sys.modules.get("numpy.random")
    if legacy:
        legacy.seed()
