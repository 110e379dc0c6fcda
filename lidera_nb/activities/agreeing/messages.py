"""What a browser may say on the page of double reading: every value is untrusted.

All messages name the ``cohort``. A text is named by the token of its row, a step by its module
and key as ``module/key``.

========== =========================================================================
``do``     and what it says
========== =========================================================================
look       show this cohort, and of it this ``sample`` (may be empty); leaves no record
draw       ``of, rubric, hash, number, readers``: draw so many texts of a step by chance
close      ``sample``: blind reading is over; what each found may be seen
inspect    ``sample, text``: show this text beside its readings; leaves no record
settle     ``sample, text, levels, overall, together``: the final levels; `together` are
           the colleagues with whom they were settled, none if one settled them alone
agreed     ``sample``: settle all texts to which all readers gave the same levels
sign       ``sample, text``: sign what was settled, so that the text's author sees it
========== =========================================================================
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lidera_nb.activities.activity import Message
from lidera_nb.activities.reviewing.messages import OVERALL_MOST

Id = Annotated[str, Field(max_length=80)]


class OfCohort(Message):
    """Anything about one cohort."""

    cohort: Id


class Look(OfCohort):
    """Show this cohort and sample."""

    sample: Id = ""


class Draw(OfCohort):
    """Draw a sample."""

    of: Annotated[str, Field(max_length=120)]
    rubric: Id
    hash: Id
    number: Annotated[int, Field(ge=1, le=10_000)]
    readers: list[Id] = Field(max_length=40)


class OfSample(OfCohort):
    """Anything about one sample."""

    sample: Id


class Close(OfSample):
    """End the blind reading."""


class Agreed(OfSample):
    """Settle what nobody disputes."""


class OfText(OfSample):
    """Anything about one text of a sample."""

    text: Id


class Inspect(OfText):
    """Show a text beside its readings."""


class Settle(OfText):
    """The final levels of a text."""

    levels: dict[str, float] = Field(max_length=12)
    overall: Annotated[str, Field(max_length=4 * OVERALL_MOST)]
    together: list[Id] = Field(max_length=40)


class Sign(OfText):
    """Sign the final levels."""


MESSAGES: dict[str, type[Message]] = {
    "look": Look,
    "draw": Draw,
    "close": Close,
    "inspect": Inspect,
    "settle": Settle,
    "agreed": Agreed,
    "sign": Sign,
}
