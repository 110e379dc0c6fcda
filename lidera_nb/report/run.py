"""Making a report: check, execute the notebook, keep what its kernel hands over, note where from.

What the notebook shows and what the page shows are the very same sections, made once, in the
notebook's kernel; so the executed notebook is the page's evidence.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lidera_nb.clock import Clock, utc_now
from lidera_nb.dataset.described import DESCRIPTION, Meta
from lidera_nb.errors import ReportError
from lidera_nb.report import kinds
from lidera_nb.report.crate import write_crate
from lidera_nb.report.execute import Execution, execute, keep, sentence
from lidera_nb.report.handover import PAGE, TOLD, asking
from lidera_nb.report.identity import file_hash, key
from lidera_nb.report.kind import Kind
from lidera_nb.report.parameters import ReportParameters
from lidera_nb.report.pdf import can_print, write_pdf
from lidera_nb.report.provenance import NOTEBOOK, record
from lidera_nb.report.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a report; `pdf` where it was asked for."""

    html: Path
    notebook: Path
    provenance: Path
    pdf: Path | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """One making of a report: what goes in and where it goes."""

    id: str
    kind: Kind
    meta: Meta
    parameters: ReportParameters
    source: Path
    out: Path
    package: Path
    began: datetime
    pdf: bool

    def file(self, name: str, ending: str) -> Path:
        """Where the report, a failed one or the provenance is written."""
        return self.out / f"{self.meta.cohort}-{name}.{self.parameters.lang}.{ending}"


def make_report(
    package: Path,
    out: Path,
    lang: str = "es",
    *,
    kind: Kind | None = None,
    notebook: Path | None = None,
    clock: Clock = utc_now,
    workshop: Workshop | None = None,
    run: str = "",
    pdf: bool = False,
    **parameters: Any,
) -> Made:
    """Make one report of one cohort.

    Parameters
    ----------
    package
        Folder of the data package.
    out
        Folder for the files, and for the description of all reports in it; files of an earlier
        report there are replaced.
    lang
        Language of the report, ``es`` or ``en``.
    kind
        Which report; the cohort's by default.
    notebook
        The notebook to execute instead of the kind's own.
    clock
        Gives the time of the run.
    workshop
        What the run shares with others; alone, it starts its kernel from nothing.
    run
        Id of the run, a random one by default.
    pdf
        Whether the page is printed as well (`lidera_nb.report.pdf`).
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
    if pdf:
        can_print()
    kind = kind or kinds.named("cohort")
    source = notebook or kind.notebook
    check_notebook(source)
    # The kernel starts beside the package, so that no path of this machine is in the notebook.
    place = package.resolve()
    asked = kind.parse({"package": place.name, "lang": lang, **parameters})
    name = run or secrets.token_hex(6)
    making = _Run(name, kind, kind.about(package), asked, source, out, place, clock(), pdf)
    out.mkdir(parents=True, exist_ok=True)
    return _make(making, workshop or Workshop(), clock)


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


def _make(run: _Run, workshop: Workshop, clock: Clock) -> Made:
    name, failing, _ = run.kind.files
    page, executed, failed = (
        run.file(name, "html"), run.file(name, "ipynb"), run.file(failing, "ipynb"),
    )  # fmt: skip
    failed.unlink(missing_ok=True)
    hashed = file_hash(run.source)
    with workshop.place() as place:
        asked = _execution(run, place, workshop.manager(place, {NOTEBOOK: hashed}))
        _execute(asked, failed)
        keep(asked.partial, executed)
        page.write_bytes((place / PAGE).read_bytes())
        told = json.loads((place / TOLD).read_text("utf-8"))
    printed = _printed(page) if run.pdf else None
    written = tuple(one for one in (page, executed, printed) if one)
    provenance = _write_provenance(run, hashed, told, clock(), written)
    write_crate(run.out)
    return Made(page, executed, provenance, printed)


def _code(run: _Run, notebook: str) -> dict[str, Any]:
    made = asdict(record(notebook))
    printer = {"weasyprint": version("weasyprint")} if run.pdf else {}
    return {**made, "libraries": made["libraries"] | printer}


def _printed(page: Path) -> Path:
    target = page.with_suffix(".pdf")
    write_pdf(page.read_text("utf-8"), target)
    return target


def _execution(run: _Run, place: Path, manager: type[Any]) -> Execution:
    parameters = run.parameters.model_dump()
    then = asking(place, run.kind.name, parameters)
    partial = place / "out.ipynb"
    return Execution(run.source, partial, parameters, manager, run.package.parent, then)


def _execute(asked: Execution, failed: Path) -> None:
    """Execute; where that fails, keep the partial notebook and say so in one sentence."""
    try:
        execute(asked)
    except Exception as error:
        if not asked.partial.exists():
            raise ReportError(f"{asked.source}: the notebook cannot be run: {error}") from error
        keep(asked.partial, failed)
        raise ReportError(sentence(asked.source, failed, error)) from error


def _write_provenance(
    run: _Run, notebook: str, told: dict[str, Any], ended: datetime, outputs: tuple[Path, ...]
) -> Path:
    meta, parameters = run.meta, run.parameters.model_dump(exclude={"package"})
    content = {
        "run": run.id,
        "key": key(run.kind.name, meta.hashes[DESCRIPTION], notebook, parameters),
        "began": run.began.astimezone(UTC).isoformat(timespec="seconds"),
        "ended": ended.astimezone(UTC).isoformat(timespec="seconds"),
        "cohort": meta.cohort,
        "synthetic": meta.synthetic,
        "exported": meta.created,
        "parameters": parameters,
        "inputs": dict(meta.hashes),
        "outputs": {path.name: file_hash(path) for path in outputs},
        **told,
        "code": _code(run, notebook),
    }
    target = run.file(run.kind.files[2], "json")
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target
