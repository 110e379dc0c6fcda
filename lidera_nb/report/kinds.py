"""The kinds of report by name; imported when asked for, as each needs libraries of its own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lidera_nb.report.parameters import MODELS, ReportParameters

if TYPE_CHECKING:
    from lidera_nb.dataset.read import Package
    from lidera_nb.report.kind import Kind

NAMES = ("cohort", "decisions", "influence", "network", "reflections", "knowledge", "portfolio")
"""Each has a room beside this file, with its `Kind` as ``kind.KIND``."""

OVER_MANY = ("portfolio",)
"""Those that are made once, of a folder of packages."""


NOTEBOOKS = Path(__file__).parents[2] / "evaluation" / "notebooks"


def notebook_of(name: str) -> Path:
    """The notebook of a kind, which has its name."""
    return NOTEBOOKS / f"{name}.ipynb"


def parameters_of(name: str) -> type[ReportParameters]:
    """The model of a kind's parameters; nothing else of it is imported if that can be helped."""
    return MODELS.get(name) or named(name).parameters


def named(name: str) -> Kind:
    """A kind by its name in `NAMES`."""
    kind: Kind = import_module(f"lidera_nb.report.{name}.kind").KIND
    return kind


def kinds_of(package: Package) -> tuple[Kind, ...]:
    """The reports that a package has data for; of an empty one, the cohort's."""
    known = [named(name) for name in NAMES]
    return tuple(kind for kind in known if kind.has(package)) or (named("cohort"),)
