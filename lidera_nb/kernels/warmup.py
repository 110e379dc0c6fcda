"""What a warm parent does before its first fork: import, and then stand still.

The modules are given by name: this room does not know what they are. What a kernel's application
imports only when it is built is imported here, too.
"""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from lidera_nb.errors import SettingsError
from lidera_nb.fastimport import skip_slow_grammar

LATE = ("tornado.platform.asyncio", "faulthandler", "IPython.extensions.storemagic",
        "IPython.core.logger")  # fmt: skip
"""What a kernel imports only while it is started."""


def warm_up(modules: Sequence[str]) -> None:
    """Import the modules and freeze what is there, so that no child's collector writes on it.

    Raises
    ------
    SettingsError
        A module cannot be imported, or one started a thread: its locks would be inherited.
    """
    gc.disable()
    skip_slow_grammar()
    from lidera_nb.kernels import app  # after the line above

    for name in LATE:
        importlib.import_module(name)
    # The shell first: a library that looks for it when it is imported (ipywidgets registers the
    # targets of its messages) finds it, as in any kernel.
    made = app.prepared()
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception as error:
            raise SettingsError(
                f"{name} cannot be warmed up: {type(error).__name__}: {error}; install it or "
                "leave it out of what kernels have warm"
            ) from error
    made.shell._sys_modules_keys = set(sys.modules)
    if threads() > 1:
        raise SettingsError(
            f"one of {', '.join(modules)} starts a thread when it is imported, and a process with "
            "threads cannot be forked; leave it out of what kernels have warm"
        )
    gc.freeze()


def threads() -> int:
    """How many threads this process has, also those that Python does not know of."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()
