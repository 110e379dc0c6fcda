"""The parameters of the reports, typed, and refused when they are not known.

papermill writes parameter *names* into the notebook as code and only warns of unknown ones, so
no name reaches it that does not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lidera_nb.errors import ReportError


class ReportParameters(BaseModel):
    """What every report can be asked for.

    Attributes
    ----------
    package
        Path of the data package.
    lang
        Language of the report.
    threshold
        Counts of people from 1 to one less than this are withheld.
    seed
        Settles all that is drawn at random: resampling, permutations, imputation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    package: Annotated[str, Field(min_length=1)]
    lang: Literal["es", "en"] = "es"
    threshold: Annotated[int, Field(ge=5, le=100)] = 5
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1


class CohortParameters(ReportParameters):
    """What a cohort report can be asked for.

    Attributes
    ----------
    plan
        Name of the evaluation's plan in ``evaluation/plans``; the one called like the cohort by
        default, if there is any.
    """

    plan: Annotated[str, Field(max_length=60, pattern=r"^([a-z0-9]+([-_][a-z0-9]+)*)?$")] = ""


class NetworkParameters(ReportParameters):
    """What a network report can be asked for.

    Attributes
    ----------
    relation
        The relation that the first page and the regression are about; the first by default.
    group
        The attribute across which ties count as bridges.
    at_least
        The smallest frequency that counts as a tie.
    permutations
        How many a test draws; a twentieth of it, how many networks are drawn to say how far a
        measure could move.
    """

    relation: Annotated[str, Field(max_length=40)] = ""
    group: Literal["macrozone", "territory", "level", "dependence", "rurality"] = "macrozone"
    at_least: Annotated[int, Field(ge=1, le=7)] = 1
    permutations: Annotated[int, Field(ge=99, le=100_000)] = 2000

    @property
    def draws(self) -> int:
        """How many networks are drawn for the band of a measure."""
        return max(10, self.permutations // 20)


class ReflectionParameters(ReportParameters):
    """What a report on reflections can be asked for."""


class DecisionParameters(ReportParameters):
    """What a report on decisions can be asked for."""


class InfluenceParameters(ReportParameters):
    """What a report on networks and judgement can be asked for.

    Attributes
    ----------
    relation
        The relation that the first page is about; the first by default.
    at_least
        The smallest frequency that counts as a tie.
    permutations
        How many a test draws.
    """

    relation: Annotated[str, Field(max_length=40)] = ""
    at_least: Annotated[int, Field(ge=1, le=7)] = 1
    permutations: Annotated[int, Field(ge=99, le=100_000)] = 2000


class KnowledgeParameters(InfluenceParameters):
    """What a report on knowledge cards can be asked for: the network over which they may pass."""


class PortfolioParameters(ReportParameters):
    """What a report on many cohorts can be asked for; `package` is the folder of the packages."""


MODELS: dict[str, type[ReportParameters]] = {
    "cohort": CohortParameters,
    "decisions": DecisionParameters,
    "influence": InfluenceParameters,
    "knowledge": KnowledgeParameters,
    "network": NetworkParameters,
    "reflections": ReflectionParameters,
    "portfolio": PortfolioParameters,
}
"""By kind, so that what is asked for can be judged without importing what makes it."""


_EXPECTED = {
    "package": "the path of a data package",
    "lang": "'es' or 'en'",
    "threshold": "a whole number from 5 to 100",
    "seed": "a whole number from 0 on",
    "relation": "the id of a relation of the package, or nothing for the first",
    "group": "'macrozone', 'territory', 'level', 'dependence' or 'rurality'",
    "at_least": "a frequency from 1 to 7",
    "plan": "the name of a plan in evaluation/plans, without its ending",
    "permutations": "a whole number from 99 to 100000",
}
_Asked = TypeVar("_Asked", bound=ReportParameters)


def parse_as(model: type[_Asked], raw: Mapping[str, Any]) -> _Asked:
    """The parameters in `raw`, of a report of this kind.

    Raises
    ------
    ReportError
        If a parameter is unknown, missing or impossible; the message names it.
    """
    try:
        return model.model_validate(dict(raw))
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        raise ReportError(_sentence(str(detail["loc"][0]), raw, model)) from None


def _sentence(name: str, raw: Mapping[str, Any], model: type[ReportParameters]) -> str:
    if name not in model.model_fields:
        known = ", ".join(model.model_fields)
        return f"there is no parameter '{name}'; the report has: {known}"
    if name not in raw:
        return f"the parameter '{name}' is missing; give {_EXPECTED[name]}"
    return f"the parameter '{name}' is {raw[name]!r}; give {_EXPECTED[name]}"
