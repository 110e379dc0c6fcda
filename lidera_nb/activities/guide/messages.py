"""What a browser may ask of the cohort page: every value is untrusted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lidera_nb.activities.activity import Message

AT_ONCE = 200
"""People that are enrolled, or struck, by one message."""

Id = Annotated[str, Field(max_length=60)]
Written = Annotated[str, Field(max_length=32)]
"""A date and time as a field of the page writes it; empty for none."""


class OfCohort(Message):
    """Anything about one cohort."""

    cohort: str


class Newcomer(Message):
    """Somebody to enrol; `again` says that it is another person than the one of this name."""

    name: Annotated[str, Field(max_length=400)]
    role: Literal["participant", "instructor", "evaluator", "curator"] = "participant"
    again: bool = False


class Enrol(OfCohort):
    """Enrol people, all of them or none."""

    people: list[Newcomer] = Field(min_length=1, max_length=AT_ONCE)


class OfPeople(OfCohort):
    """Anything about some people of a cohort."""

    people: list[Id] = Field(min_length=1, max_length=AT_ONCE)


class Remove(OfPeople):
    """Take people out of the cohort."""


class Revoke(OfPeople):
    """End people's access: their codes stop working."""


class Schedule(OfCohort):
    """When a module opens, is due and closes."""

    module: Id
    opens: Written
    due: Written
    closes: Written


class Round(OfCohort):
    """When the next round of the network survey opens and closes by itself."""

    opens: Written
    closes: Written


class Post(OfCohort):
    """Write to everybody (`to` is empty) or to some."""

    to: list[Id] = Field(max_length=AT_ONCE)
    text: Annotated[str, Field(max_length=8000)]


class Retire(OfCohort):
    """Take a notice off the home pages."""

    notice: Id


class HandOver(OfCohort):
    """Hand the cohort to a colleague."""

    taker: Id


MESSAGES: dict[str, type[Message]] = {
    "enrol": Enrol,
    "remove": Remove,
    "revoke": Revoke,
    "schedule": Schedule,
    "round": Round,
    "post": Post,
    "retire": Retire,
    "hand_over": HandOver,
}
