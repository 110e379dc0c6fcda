"""What a browser may say at the review desk: every value is untrusted.

All messages name the ``cohort``. A text is named by its token in the queue (the first item of a
row of the view's ``rows``, or of the ``rows`` of one of its ``samples``); what it is read for
follows from the token: a row of a sample is read blind.

========== =========================================================================
``do``     and what it says
========== =========================================================================
look       show this cohort's queue; leaves no record
open       ``text``: the text lies open, and may be saved
close      put the open text back
names      ``shown``: have names shown, or hidden again
save       ``text, number, rubric, hash, levels, evidence, remarks, overall``: the whole
           reading as it stands. ``number`` is that of the hand-in on the screen; ``rubric``
           and ``hash`` those of the view; ``levels`` a level by criterion; ``evidence`` a list of
           ``{field, start, end, criterion}``; ``remarks`` a list of ``{field, start, end, text}``
publish    ``text, number``: sign one's own saved reading of this hand-in
reopen     ``text``: take back what was published
mask       ``text, number, spans``: hide these passages, ``{field, start, end}``, and no others
bank       ``criterion, text``: keep a comment for all (``criterion`` may be empty)
unbank     ``comment``: take a comment out of the bank
========== =========================================================================

Positions count characters (code points) of the answer, as everywhere in reviews.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lidera_nb.activities.activity import Message

REMARK_MOST, OVERALL_MOST, BANKED_MOST = 1200, 4000, 600
"""The longest comment on a passage, on the whole, and in the bank, in characters."""

BANK_MOST = 200
"""How many comments a cohort's bank holds."""

Id = Annotated[str, Field(max_length=80)]
Words = Annotated[str, Field(max_length=4 * OVERALL_MOST)]


class Passage(Message):
    """A passage of the answer to `field`."""

    field: Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class Supports(Passage):
    """A passage that supports the level of a criterion."""

    criterion: Id


class Comments(Passage):
    """A comment on a passage."""

    text: Words


class OfCohort(Message):
    """Anything about one cohort."""

    cohort: Id


class Look(OfCohort):
    """Show this cohort's queue."""


class Close(OfCohort):
    """Put the open text back."""


class Names(OfCohort):
    """Have names shown, or hidden again."""

    shown: bool


class OfText(OfCohort):
    """Anything about one text."""

    text: Id


class Open(OfText):
    """Open a text."""


class Reopen(OfText):
    """Take back what was published."""


class OfHandIn(OfText):
    """Anything about one hand-in of a text."""

    number: Annotated[int, Field(ge=1)]


class Save(OfHandIn):
    """The reading as it stands."""

    rubric: Id
    hash: Id
    levels: dict[str, float] = Field(max_length=12)
    evidence: list[Supports] = Field(max_length=80)
    remarks: list[Comments] = Field(max_length=40)
    overall: Words


class Publish(OfHandIn):
    """Sign one's own reading."""


class Mask(OfHandIn):
    """The passages that are hidden from now on."""

    spans: list[Passage] = Field(max_length=120)


class Bank(OfCohort):
    """Keep a comment for all."""

    criterion: Id
    text: Words


class Unbank(OfCohort):
    """Take a comment out of the bank."""

    comment: Id


MESSAGES: dict[str, type[Message]] = {
    "look": Look,
    "open": Open,
    "close": Close,
    "names": Names,
    "save": Save,
    "publish": Publish,
    "reopen": Reopen,
    "mask": Mask,
    "bank": Bank,
    "unbank": Unbank,
}
