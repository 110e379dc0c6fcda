"""The labs of a cohort as rows of the package's tables: days, numbers, coded words, no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lidera_nb.activities.exchange.labrooms import outcomes
from lidera_nb.cards.story import CardStory
from lidera_nb.dataset.exchangetables import LAB_NAMES
from lidera_nb.dataset.rows import Row, day
from lidera_nb.exchange.labs import Lab, side_by_side

Ids = Mapping[str, str]


def lab_rows(
    labs: Mapping[str, Lab], cards: Mapping[str, CardStory], ids: Ids, codes: Ids
) -> dict[str, list[Row]]:
    """The rows of the tables; none at all where nobody of the package takes part in a lab.

    Parameters
    ----------
    labs
        The cohort's labs by id, oldest first.
    cards
        The cards as the package sees them.
    ids, codes
        Study ids of those in the package, and what their cards are called there.
    """
    found: dict[str, list[Row]] = {name: [] for name in LAB_NAMES}
    for number, lab in enumerate(labs.values(), 1):
        schools = list(_schools(number, lab, cards.get(lab.card), ids))
        if schools:
            found["labs"].append(_lab(number, lab, codes))
            found["lab_schools"] += sorted(schools, key=lambda row: row["study_id"])
    return found if found["labs"] else {}


def _lab(number: int, lab: Lab, codes: Ids) -> Row:
    return {
        "lab": number,
        "card": codes.get(lab.card),
        "version": lab.version,
        "tasks": len(lab.plan),
        "begins_on": lab.begins,
        "ends_on": lab.ends,
        "closed": lab.closed,
    }


def _schools(number: int, lab: Lab, card: CardStory | None, ids: Ids) -> Iterator[Row]:
    for row in side_by_side(lab, outcomes(lab, card)):
        if row.person in ids:
            yield {
                "lab": number,
                "study_id": ids[row.person],
                "before": float(row.before.value) if row.before else None,
                "after": float(row.after.value) if row.after else None,
                "outcome": row.outcome.status if row.outcome else None,
                "why": (" ".join(row.outcome.why) or None) if row.outcome else None,
                "joined_on": day(lab.schools[row.person]),
                "before_on": day(row.before.at if row.before else None),
                "after_on": day(row.after.at if row.after else None),
            }
