"""Executing a notebook with papermill; the only place that imports it.

The kernel that ran the notebook is asked for the page before it ends (`handover`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.errors import ReportError
from lidera_nb.fastimport import skip_slow_grammar

CELL_SECONDS = 300
_ENGINE = "lidera"


@dataclass(frozen=True, slots=True)
class Execution:
    """A notebook to execute.

    Attributes
    ----------
    source, partial
        The notebook, and where it is written with its outputs: also when it fails.
    parameters
        For its tagged cell.
    kernels
        The class of its kernel manager.
    cwd
        Folder in which its kernel starts.
    then
        A line of Python for the same kernel, once all cells are done.
    """

    source: Path
    partial: Path
    parameters: dict[str, Any]
    kernels: type[Any]
    cwd: Path
    then: str


def execute(asked: Execution) -> None:
    """Execute it.

    Raises
    ------
    Exception
        Whatever papermill raises: a cell that failed, a kernel that died.
    ReportError
        If the line after the cells fails.
    """
    skip_slow_grammar()
    import papermill

    _register()
    papermill.execute_notebook(
        str(asked.source),
        str(asked.partial),
        parameters=asked.parameters,
        engine_name=_ENGINE,
        kernel_name="python3",
        progress_bar=False,
        request_save_on_cell_execute=False,
        asked=asked,
    )


def _register() -> None:
    from papermill.engines import papermill_engines

    if _ENGINE not in papermill_engines._engines:
        papermill_engines.register(_ENGINE, _engine())


def _engine() -> type[Any]:
    """An engine as papermill's own, whose client asks for the page; it saves once, at the end."""
    from nbclient.util import run_sync
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.engines import Engine
    from papermill.iorw import write_ipynb

    class Client(PapermillNotebookClient):  # type: ignore[misc]
        def papermill_execute_cells(self) -> None:
            super().papermill_execute_cells()
            if not self.nb.metadata.papermill.get("exception"):
                run_sync(self._then)()

        async def _then(self) -> None:
            answer = await self.kc.execute(
                self.asked.then, silent=True, reply=True, timeout=CELL_SECONDS
            )
            if answer["content"]["status"] != "ok":
                raise ReportError(_said(answer["content"]))

    class KeepingEngine(Engine):  # type: ignore[misc]
        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, asked: Execution, **_: Any
        ) -> None:
            client = Client(
                nb_man,
                kernel_name=kernel_name,
                kernel_manager_class=asked.kernels,
                timeout=CELL_SECONDS,
                startup_timeout=CELL_SECONDS,
                shutdown_kernel="immediate",
                resources={"metadata": {"path": str(asked.cwd)}},
            )
            client.asked = asked
            try:
                client.execute()
            except Exception:
                write_ipynb(nb_man.nb, str(asked.partial))
                raise

    return KeepingEngine


def _said(content: dict[str, Any]) -> str:
    line = (str(content.get("evalue", "")).strip().splitlines() or [""])[0]
    return f"the page could not be made: {content.get('ename', 'the kernel')}: {line}"


def keep(notebook: Path, target: Path) -> None:
    """Put the notebook in its place, without the paths that papermill noted in it."""
    content = json.loads(notebook.read_text("utf-8"))
    noted = content["metadata"].get("papermill", {})
    noted.update({key: Path(noted[key]).name for key in noted if key.endswith("_path")})
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def sentence(notebook: Path, failed: Path, error: Exception) -> str:
    """Which cell failed and how, from papermill's own error."""
    cell = getattr(error, "exec_count", None)
    name, value = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", error)
    line = (str(value).strip().splitlines() or [""])[0]
    where = f"cell {cell}" if cell else "a cell"
    return f"{notebook.name}: {where} failed with {name}: {line}; see {failed}"
