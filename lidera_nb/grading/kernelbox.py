"""nbgrader's own autograding with its kernel between walls; database and files stay outside."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from signal import SIGKILL
from typing import Any

import zmq
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute
from nbgrader.utils import capture_log, temp_attrs

from lidera_nb.errors import GradingError
from lidera_nb.grading.nbgraded import api_of, succeeded
from lidera_nb.grading.sandbox import Limits, boxed, hand_over
from lidera_nb.grading.working import Working


def grade_boxed(working: Working, name: str, person: str, limits: Limits | None = None) -> None:
    """Grade one submission as ``nbgrader autograde --force`` does, the kernel in bubblewrap.

    Raises
    ------
    GradingError
        nbgrader could not grade it, or its code went beyond a limit.
    """
    api = api_of(working)
    # Sockets have short names, so their folder has, too.
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        executes = _executing(Path(place), limits or Limits())
        with temp_attrs(api.coursedir, assignment_id=name, student_id=person):
            converter = Autograde(coursedir=api.coursedir, parent=api)
            converter.force = True
            converter.autograde_preprocessors = [
                executes if each is Execute else each for each in converter.autograde_preprocessors
            ]
            succeeded(capture_log(converter), f"{name} of {person} was not graded")


def _executing(workplace: Path, limits: Limits) -> type[Execute]:
    manager = _manager(workplace, limits)

    class BoxedExecute(Execute):  # type: ignore[misc]
        """Runs a notebook's cells between walls, and ends one that floods."""

        enabled = True
        said = 0
        ending: asyncio.Future[None] | None = None

        def __init__(self, *args: Any, **given: Any) -> None:
            """Called once by nbconvert's exporter."""
            super().__init__(*args, **given, kernel_manager_class=manager)

        def preprocess(self, *args: Any, **given: Any) -> Any:
            """Called once by nbconvert's exporter, for the whole notebook."""
            try:
                return super().preprocess(*args, **given)
            except DeadKernelError:
                raise GradingError(_why_ended(limits, flood=self.ending is not None)) from None

        def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
            """Called by nbclient for each thing that the kernel says."""
            self.said += len(json.dumps(msg["content"], default=str))
            if self.said <= limits.output:
                return super().process_message(msg, cell, cell_index)
            # nbclient would listen on until the cell's time is over.
            self.ending = self.ending or asyncio.ensure_future(self.km.signal_kernel(SIGKILL))
            return None

    return BoxedExecute


def _why_ended(limits: Limits, *, flood: bool) -> str:
    if flood:
        return f"its code wrote more than {limits.output:,} bytes"
    return (
        f"its code was stopped: it may take {limits.seconds} seconds, half of them of processor "
        "time, and must not end its own kernel"
    )


def _manager(workplace: Path, limits: Limits) -> type[AsyncKernelManager]:
    class BoxedKernelManager(AsyncKernelManager):  # type: ignore[misc]
        """Starts the kernel in bubblewrap; they talk through sockets in the one open folder."""

        def __init__(self, **given: Any) -> None:
            """Called once by nbclient."""
            file = str(workplace / "kernel.json")
            super().__init__(
                **given, transport="ipc", ip=str(workplace / "k"), connection_file=file
            )
            self.context.setsockopt(zmq.MAXMSGSIZE, 4 * limits.output)
            # A signal would reach the walls, and they would fall with what is inside.
            self.kernel_spec.interrupt_mode = "message"

        def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
            """Called by jupyter_client once the connection file is written."""
            hand_over(workplace, Path(self.connection_file))
            launch = [sys.executable, "-m", "ipykernel_launcher", "-f", self.connection_file]
            launch.append("--HistoryManager.enabled=False")
            return boxed([*launch, *(extra_arguments or [])], workplace, limits)

    return BoxedKernelManager
