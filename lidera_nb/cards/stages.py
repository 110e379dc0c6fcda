"""How far a card has come, and how secure its result is: two axes, each by rules stated here.

Neither is set by hand: both follow from what became of the card in schools, failures included.
The rules are shown to readers as they stand (texts ``cards.rule.*``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lidera_nb.cards.vocabulary import ENDED, Evidence, Stage, Trying

SETTING = ("level", "size", "rurality", "vulnerability", "dependence")
"""What makes two schools different contexts: any one of these, told by both."""

REPLICATED = (3, 2)
ADOPTED = (10, 4)
"""Other schools where it worked (at least in part), and different contexts among them."""

ADOPTED_TERRITORIES = 2
SHARE_REPLICATED = 1 / 2
SHARE_ADOPTED = 2 / 3
"""Of the tries that ended, the least share that worked (at least in part)."""


@dataclass(frozen=True, slots=True)
class Try:
    """What became of a card in one school.

    Attributes
    ----------
    school
        Tells schools apart: whoever tries twice counts once, by the last of it.
    status
        How far it is, or how it ended.
    context
        The school in the words of the profile, as far as told.
    measured
        Whether its end was measured rather than felt.
    """

    school: str
    status: Trying
    context: Mapping[str, str]
    measured: bool = False


def counted(tries: Iterable[Try]) -> list[Try]:
    """The last try of each school that ended."""
    last = {one.school: one for one in tries if one.status in ENDED}
    return list(last.values())


def contexts(tries: Iterable[Try]) -> int:
    """How many of the schools differ from each other in what makes a context.

    Schools that told nothing of themselves are one context together, whatever they may be.
    """
    return len({tuple(one.context.get(name, "") for name in SETTING) for one in tries})


def stage(evidence: Evidence, tries: Iterable[Try]) -> Stage:
    """The stage of a card with results known as `evidence`, after `tries` in other schools.

    *Idea*: no result is known. *Promising*: its authors report one, or it worked somewhere else.
    *Replicated*: it worked in 3 other schools of 2 contexts, and in half of those where a try
    ended. *Adopted widely*: in 10 others of 4 contexts and 2 territories, and in two thirds. It
    goes back when failures come.
    """
    ended = counted(tries)
    worked = [one for one in ended if one.status != "not"]
    share = len(worked) / len(ended) if ended else 0.0
    lands = {one.context.get("territory") for one in worked} - {None, ""}
    if _reached(worked, ADOPTED) and share >= SHARE_ADOPTED and len(lands) >= ADOPTED_TERRITORIES:
        return "adopted_widely"
    if _reached(worked, REPLICATED) and share >= SHARE_REPLICATED:
        return "replicated"
    return "promising" if worked or evidence != "none" else "idea"


def _reached(worked: list[Try], least: tuple[int, int]) -> bool:
    return len(worked) >= least[0] and contexts(worked) >= least[1]


def security(evidence: Evidence, tries: Iterable[Try]) -> int:
    """How secure the result is, 0 to 5, in the manner of the EEF's ratings of single trials.

    0: no result is known. 1: told by those who did it. 2: measured before and after. 3: that, and
    measured again in 3 schools whose tries ended, whatever came out. 4: compared with others.
    5: evaluated from outside with a comparison, and measured again in 3 other schools.
    """
    again = sum(one.measured for one in counted(tries)) >= REPLICATED[0]
    match evidence:
        case "none":
            return 1 if counted(tries) else 0
        case "told":
            return 1
        case "before_after":
            return 3 if again else 2
        case "compared":
            return 4
        case "evaluated":
            return 5 if again else 4
