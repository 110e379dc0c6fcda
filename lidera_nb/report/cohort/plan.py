"""The plan of an evaluation, written before its data: what was to be done, and what changed since.

One YAML file in ``evaluation/plans`` with both languages. A report without one says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lidera_nb.content import content_hash, validated
from lidera_nb.errors import ReportError
from lidera_nb.yamlfile import read_yaml

PLANS = Path(__file__).parents[3] / "evaluation" / "plans"

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Frozen):
    """A text in both languages."""

    es: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def of(self, lang: str) -> str:
        """The text in a language."""
        return self.en if lang == "en" else self.es


class Target(_Frozen):
    """The outcome that was chosen, before anybody answered, as the one that counts."""

    instrument: Id
    subscale: Id


class Programme(_Frozen):
    """What the data cannot know of a programme, after the items of TIDieR."""

    why: Words
    how: Words
    who: Words
    where: Words
    when: Words
    tailored: Words


class Change(_Frozen):
    """Something that was done otherwise than planned, from when on, and why."""

    on: date
    what: Words
    why: Words


class PlanFile(_Frozen):
    """A plan as its author wrote it.

    Attributes
    ----------
    registered
        The day on which the plan was settled.
    people
        How many were expected to be measured twice.
    analysis
        How the data were to be analysed.
    deviations
        What was done otherwise.
    """

    cohort: Id
    registered: date
    target: Target
    people: Annotated[int, Field(ge=1, le=1_000_000)]
    programme: Programme
    analysis: Words
    deviations: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that was read, with the SHA-256 of its content and its name."""

    name: str
    file: PlanFile
    hash: str


def plan_path(name: str, cohort: str) -> Path | None:
    """The plan's file: the named one, or the one called like the cohort if there is any."""
    path = PLANS / f"{name or cohort}.yaml"
    return path if name or path.is_file() else None


def read_plan(name: str, cohort: str) -> Plan | None:
    """The plan of a cohort, None where none was written.

    Raises
    ------
    ReportError
        If the named plan is not there, or is about another cohort.
    ContentError
        If it is not as a plan must be, with the line.
    """
    path = plan_path(name, cohort)
    if path is None:
        return None
    if not path.is_file():
        known = ", ".join(sorted(one.stem for one in PLANS.glob("*.yaml"))) or "none yet"
        raise ReportError(f"there is no plan '{name}' in evaluation/plans; name one of: {known}")
    read = read_yaml(path)
    plan = validated(PlanFile, read)
    if plan.cohort != cohort:
        raise ReportError(
            f"the plan '{path.stem}' is about the cohort '{plan.cohort}' and not about "
            f"'{cohort}'; name another plan with the parameter 'plan'"
        )
    return Plan(path.stem, plan, content_hash(read.data))
