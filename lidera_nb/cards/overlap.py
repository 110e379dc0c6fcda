"""How far what is known of a card was found in schools like mine, in the manner of ESSA's tiers.

A result from elsewhere says more the more that school resembles one's own. As in the US standards
of evidence, two sides are asked apart: the population (who the students are) and the setting
(what kind of school). Words are compared, never weighed into a number, and nothing is averaged:
readers see which words agree and which do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lidera_nb.cards.model import Context
from lidera_nb.cards.vocabulary import ENDED, Evidence, Trying

POPULATION = ("level", "vulnerability")
SETTING = ("rurality", "size")
TOLD_ALSO = ("dependence", "territory")
"""Named to readers, but decides nothing: a practice crosses the border of a region or an owner."""

NOT_TOLD = "unknown"
_ALIKE = (
    {"primary", "primary_secondary"},
    {"secondary", "primary_secondary"},
    {"low", "medium"},
    {"high", "very_high"},
    {"rural", "rural_isolated"},
)
"""Words that count as the same when two schools are compared."""

How = Literal["both", "one", "none", "unknown"]
Tier = Literal[1, 2, 3, 4]
HOWS: tuple[How, ...] = ("both", "one", "none", "unknown")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two schools, or a card and a school, word by word.

    Attributes
    ----------
    same, differs
        Fields told of both that agree, or do not, in the order of the profile.
    how
        Whether population and setting agree: ``both``, ``one`` of them, ``none``; ``unknown``
        where neither can be compared. A side agrees if some of its fields are told of both
        and all of these do.
    """

    same: tuple[str, ...]
    differs: tuple[str, ...]
    how: How


def overlap(mine: Mapping[str, str], theirs: Mapping[str, Collection[str]]) -> Overlap:
    """How my school and another one, or all those that a card was done in, overlap.

    Parameters
    ----------
    mine
        A school in the words of the profile, as far as told.
    theirs
        Field to the words of the other side, any of which may agree.

    >>> here = {"level": "primary", "rurality": "rural"}
    >>> overlap(here, {"level": ["primary"], "rurality": ["urban"]})
    Overlap(same=('level',), differs=('rurality',), how='one')
    """
    fields = (*POPULATION, *SETTING, *TOLD_ALSO)
    both = [name for name in fields if _told(mine.get(name)) and any(map(_told, _of(theirs, name)))]
    same = tuple(name for name in both if any(_alike(mine[name], one) for one in theirs[name]))
    differs = tuple(name for name in both if name not in same)
    return Overlap(same, differs, _how(same, differs))


def of_school(context: Mapping[str, str]) -> dict[str, list[str]]:
    """One school as the other side of `overlap`."""
    return {name: [word] for name, word in context.items()}


def of_card(context: Context) -> dict[str, tuple[str, ...]]:
    """The schools that a card was done in as the other side of `overlap`."""
    return {name: getattr(context, name) for name in type(context).model_fields}


def tier(evidence: Evidence, how: How) -> Tier:
    """What a card's evidence supports for a school that overlaps so far with its own.

    1 strong: evaluated from outside with a comparison, where both sides agree. 2 moderate:
    evaluated or compared, where one side agrees. 3 promising: measured in any way, anywhere.
    4 a reason to try: told, or not known yet. After the four tiers of the US Every Student
    Succeeds Act (2015, section 8101(21)), which ask more of the studies than a card can.

    >>> tier("evaluated", "both"), tier("evaluated", "one"), tier("compared", "none")
    (1, 2, 3)
    """
    if evidence == "evaluated" and how == "both":
        return 1
    if evidence in ("compared", "evaluated") and how in ("both", "one"):
        return 2
    return 4 if evidence in ("none", "told") else 3


@dataclass(frozen=True, slots=True)
class Tally:
    """Tries counted by how they ended; `going` are those that have not ended."""

    worked: int = 0
    partly: int = 0
    failed: int = 0
    going: int = 0

    @property
    def ended(self) -> int:
        """Tries of which it is known what came out."""
        return self.worked + self.partly + self.failed


def tally(told: Iterable[Trying]) -> Tally:
    """Count tries by how they ended."""
    found: list[str] = list(told)
    worked, partly, failed = (found.count(word) for word in ENDED)
    return Tally(worked, partly, failed, len(found) - worked - partly - failed)


def _how(same: Collection[str], differs: Collection[str]) -> How:
    agree = [
        any(name in same for name in side) and not any(name in differs for name in side)
        for side in (POPULATION, SETTING)
    ]
    compared = any(name in (*same, *differs) for name in (*POPULATION, *SETTING))
    if not compared:
        return "unknown"
    return "both" if all(agree) else "one" if any(agree) else "none"


def _told(word: str | None) -> bool:
    return bool(word) and word != NOT_TOLD


def _of(theirs: Mapping[str, Collection[str]], name: str) -> Collection[str]:
    return theirs.get(name, ())


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} in _ALIKE
