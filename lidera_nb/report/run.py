"""Making a report: check, execute the notebook, build the page, write the provenance.

The only place that imports papermill. What the notebook shows and what the page shows come from
the same sections, so the executed notebook is the page's evidence.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lidera_nb.cleankernel import manager_in
from lidera_nb.clock import Clock, utc_now
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.errors import ReportError
from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.report.kinds import COHORT, Kind
from lidera_nb.report.parameters import ReportParameters
from lidera_nb.report.provenance import Record, record

NOTEBOOK = COHORT.notebook
CELL_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Made:
    """The three files of a report."""

    html: Path
    notebook: Path
    provenance: Path


@dataclass(frozen=True, slots=True)
class _Run:
    """One making of a report: what goes in and where it goes."""

    id: str
    kind: Kind
    package: Package
    parameters: ReportParameters
    source: Path
    out: Path
    place: Path
    began: datetime

    def file(self, name: str, ending: str) -> Path:
        """Where the report, a failed one or the provenance is written."""
        return self.out / f"{self.package.meta.cohort}-{name}.{self.parameters.lang}.{ending}"


def make_report(
    package: Path,
    out: Path,
    lang: str = "es",
    *,
    kind: Kind = COHORT,
    notebook: Path | None = None,
    clock: Clock = utc_now,
    **parameters: Any,
) -> Made:
    """Make one report of one cohort.

    Parameters
    ----------
    package
        Folder of the data package.
    out
        Folder for the three files; files of an earlier report there are replaced.
    lang
        Language of the report, ``es`` or ``en``.
    kind
        Which report.
    notebook
        The notebook to execute instead of the kind's own.
    clock
        Gives the time of the run.
    **parameters
        The others that the kind has (`lidera_nb.report.parameters`).

    Raises
    ------
    PackageError
        If the package is missing, foreign or changed.
    ReportError
        If a parameter is unknown or impossible, or the notebook is not there or fails: what it
        had done until then is kept beside as ``…-failed.<lang>.ipynb``.
    """
    source = notebook or kind.notebook
    check_notebook(source)
    # The kernel starts beside the package, so that no path of this machine is in the notebook.
    place = package.resolve()
    asked = kind.parse({"package": place.name, "lang": lang, **parameters})
    found = read_package(package)
    run = _Run(secrets.token_hex(6), kind, found, asked, source, out, place, clock())
    out.mkdir(parents=True, exist_ok=True)
    executed = _execute(run)
    made = record(f"{run.id} · {run.began.astimezone(UTC):%Y-%m-%dT%H:%MZ}", _sha256(source))
    html = _write_page(run, made)
    provenance = _write_provenance(run, made, clock(), (html, executed))
    return Made(html, executed, provenance)


def check_notebook(notebook: Path) -> None:
    """Say so where the notebook is not there: an installed package comes without it.

    Raises
    ------
    ReportError
        If there is no such file.
    """
    if not notebook.is_file():
        raise ReportError(
            f"there is no notebook at {notebook}; run from a checkout of the project, "
            "or give the notebook's path with --notebook"
        )


def _execute(run: _Run) -> Path:
    """The executed notebook; where it fails, the partial one and one sentence."""
    name, failing, _ = run.kind.files
    target, failed = run.file(name, "ipynb"), run.file(failing, "ipynb")
    failed.unlink(missing_ok=True)
    with _workplace() as place:
        partial = place / "out.ipynb"
        try:
            _papermill(run, partial, place)
        except Exception as error:
            if not partial.exists():
                raise ReportError(f"{run.source}: the notebook cannot be run: {error}") from error
            _keep(partial, failed)
            raise ReportError(_sentence(run.source, failed, error)) from error
        _keep(partial, target)
    return target


def _keep(notebook: Path, target: Path) -> None:
    """Put the notebook in its place, without the paths that papermill noted in it."""
    content = json.loads(notebook.read_text("utf-8"))
    noted = content["metadata"].get("papermill", {})
    noted.update({key: Path(noted[key]).name for key in noted if key.endswith("_path")})
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _papermill(run: _Run, target: Path, place: Path) -> None:
    skip_slow_grammar()
    import papermill

    papermill.execute_notebook(
        str(run.source),
        str(target),
        parameters=run.parameters.model_dump(),
        kernel_name="python3",
        kernel_manager_class=manager_in(place),
        cwd=str(run.place.parent),
        execution_timeout=CELL_SECONDS,
        progress_bar=False,
        log_output=False,
    )


def _sentence(notebook: Path, failed: Path, error: Exception) -> str:
    """Which cell failed and how, from papermill's own error."""
    cell = getattr(error, "exec_count", None)
    name, value = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", error)
    line = (str(value).strip().splitlines() or [""])[0]
    where = f"cell {cell}" if cell else "a cell"
    return f"{notebook.name}: {where} failed with {name}: {line}; see {failed}"


def _write_page(run: _Run, made: Record) -> Path:
    target = run.file(run.kind.files[0], "html")
    target.write_text(run.kind.page(run.package, run.parameters, made, run.began), "utf-8")
    return target


def _write_provenance(run: _Run, made: Record, ended: datetime, outputs: tuple[Path, ...]) -> Path:
    meta = run.package.meta
    content = {
        "run": run.id,
        "began": run.began.astimezone(UTC).isoformat(timespec="seconds"),
        "ended": ended.astimezone(UTC).isoformat(timespec="seconds"),
        "cohort": meta.cohort,
        "synthetic": meta.synthetic,
        "exported": meta.created,
        "parameters": run.parameters.model_dump(exclude={"package"}),
        "inputs": dict(meta.hashes),
        "outputs": {path.name: _sha256(path) for path in outputs},
        "code": {key: value for key, value in asdict(made).items() if key != "run"},
    }
    target = run.file(run.kind.files[2], "json")
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder with a short path, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lidera-") as place:
        yield Path(place)
