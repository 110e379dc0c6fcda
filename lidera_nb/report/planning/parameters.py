"""What a plan can be asked for, typed, with a sentence for what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lidera_nb.analysis.power.design import FEWEST, MOST
from lidera_nb.errors import ReportError

Share = Annotated[float, Field(ge=0, le=0.95)]


class PlanParameters(BaseModel):
    """A study with one measure before and one after, in one group or in two.

    Attributes
    ----------
    lang
        Language of the plan.
    people
        Who is asked.
    cluster_size
        People in a cluster on average; 1 without clusters.
    icc
        The part of the variance that lies between clusters.
    correlation
        Between before and after.
    lost
        The part of the people whom the second measure does not reach.
    reliability
        Of the measure.
    seed
        Settles the draws.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    lang: Literal["es", "en"] = "es"
    people: Annotated[int, Field(ge=FEWEST, le=MOST)] = 30
    cluster_size: Annotated[int, Field(ge=1, le=MOST // 3)] = 1
    icc: Share = 0.0
    correlation: Share = 0.6
    lost: Share = 0.2
    reliability: Annotated[float, Field(ge=0.3, le=1)] = 0.8
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1


_EXPECTED = {
    "lang": "'es' or 'en'",
    "people": f"a whole number from {FEWEST} to {MOST}",
    "cluster_size": f"a whole number from 1 to {MOST // 3}",
    "icc": "a number from 0 to 0.95",
    "correlation": "a number from 0 to 0.95",
    "lost": "a number from 0 to 0.95",
    "reliability": "a number from 0.3 to 1",
    "seed": "a whole number from 0 on",
}


def parse(raw: Mapping[str, Any]) -> PlanParameters:
    """The parameters in `raw`.

    Raises
    ------
    ReportError
        If one is unknown or impossible; the message names it.
    """
    try:
        return PlanParameters.model_validate(dict(raw))
    except ValidationError as error:
        name = str(error.errors(include_url=False)[0]["loc"][0])
        if name not in _EXPECTED:
            known = ", ".join(_EXPECTED)
            raise ReportError(f"there is no parameter '{name}'; a plan has: {known}") from None
        raise ReportError(
            f"the parameter '{name}' is {raw[name]!r}; give {_EXPECTED[name]}"
        ) from None
