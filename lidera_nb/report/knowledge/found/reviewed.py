"""How long cards waited for their readers, and what these advised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from lidera_nb.analysis.waiting import Waited, waited
from lidera_nb.report.knowledge.found.cells import counted, few, share, total
from lidera_nb.report.knowledge.model import Reviewed

WAITS = {"reviewed": "reviewed_twice_on", "published": "published_on"}
ADVICE = ("ready", "changes")


def reviewed(
    cards: pd.DataFrame, reviews: pd.DataFrame, people: set[str], until: date, threshold: int
) -> Reviewed:
    """How cards were reviewed; what still waited on the day of the package counts as waiting."""
    reviewers = [str(one) for one in reviews["study_id"]]
    by = {word: [str(w) for w in reviews.loc[reviews["advice"] == word, "study_id"]]
          for word in ADVICE}  # fmt: skip
    return Reviewed(
        waits=tuple(_waits(cards, until, threshold)),
        reviewers=share(set(reviewers), people, threshold),
        reviews=total(reviewers, threshold),
        advice=counted(by, threshold),
    )


def _waits(cards: pd.DataFrame, until: date, threshold: int) -> Iterator[tuple[str, Waited]]:
    sent = cards[cards["sent_on"].notna()]
    if sent.empty or few(set(sent["study_id"]), threshold):
        return
    for name, end in WAITS.items():
        pairs = list(zip(sent["sent_on"], sent[end], strict=True))
        done = [(b - a).days for a, b in pairs if not pd.isna(b)]
        still = [max((until - a).days, 0) for a, b in pairs if pd.isna(b)]
        found = waited(done, still)
        if found is not None:
            yield name, found
