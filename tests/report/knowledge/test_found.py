"""Counts, times and tests of cards, worked by hand from a few rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from lidera_nb.dataset.framed import frames
from lidera_nb.report.knowledge.found.adopted import adopted
from lidera_nb.report.knowledge.found.captured import captured
from lidera_nb.report.knowledge.found.cells import counted, share
from lidera_nb.report.knowledge.found.reviewed import reviewed
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.names import Names

DAY = date(2026, 5, 4)
PEOPLE = {f"p{i}" for i in range(20)}
NAMES = Names(Labels(frames({"codebook": []})["codebook"], "en"), "en")


def table(name: str, *rows: dict[str, Any]) -> pd.DataFrame:
    return frames({name: list(rows)})[name]


def card(who: int, how: str = "form", *days: int) -> dict[str, Any]:
    """A card of somebody, which was sent, reviewed twice and published after so many days."""
    names = ("sent_on", "reviewed_twice_on", "published_on")
    told = {name: DAY + timedelta(days=n) for name, n in zip(names, days, strict=False)}
    return {"card": f"c{who}{how}", "study_id": f"p{who}", "how": how, "captured_on": DAY, **told}


def attempt(who: int, status: str, level: str = "primary", why: str = "") -> dict[str, Any]:
    return {"card": "f", "study_id": f"p{who}", "status": status, "level": level, "why": why}


def test_ten_things_of_one_person_are_one_person() -> None:
    behind = {"a": ["p0"] * 10, "b": [f"p{i}" for i in range(6)], "c": [f"p{i}" for i in range(9)]}
    assert dict(counted(behind, 5)) == {"a": None, "b": None, "c": 9}


def test_a_share_is_withheld_where_few_did_it_or_few_did_not() -> None:
    found = share({f"p{i}" for i in range(8)}, PEOPLE, 5)
    assert found is not None
    assert (found.value, found.n) == (0.4, 20)
    # Wilson by hand for 8 of 20: (0.4 + 0.09604) / 1.19207 -+ 1.96 * sqrt(0.0144009) / 1.19207
    assert (found.low, found.high) == (
        pytest.approx(0.2188, abs=5e-4),
        pytest.approx(0.6134, abs=5e-4),
    )
    assert share({"p1"}, PEOPLE, 5) is None
    assert share(PEOPLE - {"p1"}, PEOPLE, 5) is None


def test_cards_are_counted_by_origin_people_by_cards_and_by_how_far_they_came() -> None:
    rows = [card(i, "form", 1) for i in range(6)] + [
        card(i, "decision", 1, 3, 9) for i in range(12)
    ]
    seed = {"card": "semilla", "how": "seed"}
    found = captured(table("cards", *rows, seed), PEOPLE, 5)
    assert (found.cards, found.people) == (18, 20)
    assert found.origins == (("form", 6), ("decision", 12))
    assert found.each == (("one", 6), ("two", 6), ("more", 0))
    assert found.reached == (("captured", 12), ("sent", 12), ("published", 12))


def test_a_card_that_waits_counts_as_waiting_until_the_day_of_the_package() -> None:
    """Six were reviewed after 2, 4, … 12 days; while six more wait for 10, the median is 12."""
    done = [card(i, "form", 0, 2 * (i + 1)) for i in range(6)]
    still = [card(i, "form", 0) for i in range(6, 12)]
    nobody = table("card_reviews")
    found = dict(reviewed(table("cards", *done), nobody, PEOPLE, DAY, 5).waits)
    assert (found["reviewed"].median, found["reviewed"].open) == (6, 0)
    later = DAY + timedelta(days=10)
    found = dict(reviewed(table("cards", *done, *still), nobody, PEOPLE, later, 5).waits)
    assert (found["reviewed"].n, found["reviewed"].open, found["reviewed"].median) == (12, 6, 12)
    assert found["published"].median is None


def test_waits_of_a_few_people_are_not_told() -> None:
    cards = table("cards", *(card(i, "form", 0, 3) for i in range(4)))
    assert reviewed(cards, table("card_reviews"), PEOPLE, DAY, 5).waits == ()


def test_contexts_stand_apart_and_failures_have_their_own_count() -> None:
    rows = [attempt(i, "not") for i in range(6)] + [attempt(i, "partly") for i in range(6, 11)]
    rows += [attempt(i, "worked", "secondary") for i in range(8)]
    rows += [attempt(i, "not", "secondary") for i in range(8, 16)]
    found = adopted(table("card_tries", *rows), PEOPLE, NAMES, 5)
    (context,) = found.contexts
    told = {place.label: (place.failed, place.worked, place.open) for place in context.places}
    assert told == {"primary": (6, 5, 0), "secondary": (8, 8, 0)}
    assert [place.share.value for place in context.places if place.share] == [5 / 11, 1 / 2]
    assert dict(found.statuses) == {"failed": 14, "worked": 13, "open": 0}


def test_a_small_cell_takes_others_with_it_and_tells_no_share() -> None:
    rows = [attempt(i, "not") for i in range(2)] + [attempt(i, "worked") for i in range(2, 12)]
    rows += [attempt(i, "not", "secondary") for i in range(6)]
    rows += [attempt(i, "worked", "secondary") for i in range(6, 14)]
    (context,) = adopted(table("card_tries", *rows), PEOPLE, NAMES, 5).contexts
    primary = next(place for place in context.places if place.label == "primary")
    assert (primary.failed, primary.share) == (None, None)
    hidden = [n for place in context.places for n in (place.failed, place.worked) if n is None]
    assert len(hidden) == 4


def test_reasons_are_counted_apart_for_what_failed_and_what_worked() -> None:
    rows = [attempt(i, "not", why="time money") for i in range(6)]
    rows += [attempt(i, "worked", why="time") for i in range(6, 8)]
    found = {one.word: one for one in adopted(table("card_tries", *rows), PEOPLE, NAMES, 5).reasons}
    assert (found["time"].failed, found["time"].worked) == (6, None)
    assert (found["money"].failed, found["money"].worked) == (6, 0)
