"""A plan as a notebook shows it, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lidera_nb.report.planning.build import Plan, build
from lidera_nb.report.planning.parameters import parse
from lidera_nb.report.planning.told import SECTIONS
from lidera_nb.report.view import Shown
from lidera_nb.report.voice import Voice


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan whose sections can be shown one by one.

    Attributes
    ----------
    plan
        Every number of it, as plain data.
    """

    plan: Plan

    def show(self, name: str) -> Shown:
        """A section by its name in `lidera_nb.report.planning.told.SECTIONS`."""
        lang = self.plan.parameters.lang
        return Shown((SECTIONS[name](self.plan, Voice(lang)),), lang)


def open_plan(**parameters: Any) -> PlanView:
    """Compute a plan.

    Parameters
    ----------
    **parameters
        Those of `lidera_nb.report.planning.parameters.PlanParameters`.

    Raises
    ------
    ReportError
        If a parameter is unknown or impossible, or there are too few clusters to test anything.
    """
    return PlanView(build(parse(parameters)))
