"""The parameters of the cohort report, typed, and refused when they are not known.

papermill writes parameter *names* into the notebook as code and only warns of unknown ones, so
no name reaches it that does not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lidera_nb.errors import ReportError


class CohortParameters(BaseModel):
    """What a cohort report can be asked for.

    Attributes
    ----------
    package
        Path of the data package.
    lang
        Language of the report.
    threshold
        Counts of people from 1 to one less than this are withheld.
    seed
        Settles the resampling behind some intervals.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    package: Annotated[str, Field(min_length=1)]
    lang: Literal["es", "en"] = "es"
    threshold: Annotated[int, Field(ge=5, le=100)] = 5
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1


_EXPECTED = {
    "package": "the path of a data package",
    "lang": "'es' or 'en'",
    "threshold": "a whole number from 5 to 100",
    "seed": "a whole number from 0 on",
}


def parse(raw: Mapping[str, Any]) -> CohortParameters:
    """The parameters in `raw`.

    Raises
    ------
    ReportError
        If a parameter is unknown, missing or impossible; the message names it.
    """
    try:
        return CohortParameters.model_validate(dict(raw))
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        raise ReportError(_sentence(str(detail["loc"][0]), raw)) from None


def _sentence(name: str, raw: Mapping[str, Any]) -> str:
    if name not in _EXPECTED:
        return f"there is no parameter '{name}'; the report has: {', '.join(_EXPECTED)}"
    if name not in raw:
        return f"the parameter '{name}' is missing; give {_EXPECTED[name]}"
    return f"the parameter '{name}' is {raw[name]!r}; give {_EXPECTED[name]}"
