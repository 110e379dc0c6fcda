"""How many cards were written, from where, and by how many of the people."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from lidera_nb.dataset.cardtables import ORIGINS
from lidera_nb.dataset.suppression import apart, suppress
from lidera_nb.report.knowledge.found.cells import counted, share, total
from lidera_nb.report.knowledge.model import Captured, Counted

EACH = ("one", "two", "more")
REACHED = {"captured": "captured_on", "sent": "sent_on", "published": "published_on"}


def captured(cards: pd.DataFrame, people: set[str], threshold: int) -> Captured:
    """What was written.

    Parameters
    ----------
    cards
        The table of cards; those of the starting library, which nobody wrote, do not count.
    people
        Everybody in the package.
    threshold
        The fewest people behind a number.
    """
    own = cards[cards["study_id"].notna()]
    writers = [str(one) for one in own["study_id"]]
    return Captured(
        people=len(people),
        writers=share(set(writers), people, threshold),
        cards=total(writers, threshold),
        origins=_origins(own, threshold),
        each=_each(writers, threshold),
        reached=_reached(own, threshold),
    )


def _origins(own: pd.DataFrame, threshold: int) -> Counted:
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for how, who in zip(own["how"].fillna("form"), own["study_id"], strict=True):
        behind[str(how)].append(str(who))
    return counted({word: behind[word] for word in ORIGINS if word in behind}, threshold)


def _each(writers: list[str], threshold: int) -> Counted:
    many = [min(n, len(EACH)) for n in Counter(writers).values()]
    shown = suppress([many.count(n + 1) for n in range(len(EACH))], threshold).values
    return tuple(zip(EACH, shown, strict=True))


def _reached(own: pd.DataFrame, threshold: int) -> Counted:
    """People with a card that came so far; each stage lies within the one before."""
    people = [own.loc[own[day].notna(), "study_id"].nunique() for day in REACHED.values()]
    return tuple(zip(REACHED, apart(people, threshold), strict=True))
