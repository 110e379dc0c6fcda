"""Schools like mine, worked by hand."""

import pytest

from lidera_nb.cards.model import Context
from lidera_nb.cards.overlap import Tally, of_card, of_school, overlap, tally, tier

MINE = {
    "level": "primary", "vulnerability": "high", "rurality": "rural", "size": "under_150",
    "dependence": "slep", "territory": "maule",
}  # fmt: skip


def like_mine(**other: str) -> object:
    return overlap(MINE, of_school({**MINE, **other}))


def test_a_school_overlaps_with_itself_on_both_sides():
    found = like_mine()
    assert found.how == "both"
    assert found.same == ("level", "vulnerability", "rurality", "size", "dependence", "territory")
    assert found.differs == ()


def test_one_side_is_enough_for_half_an_overlap():
    assert like_mine(rurality="urban").how == "one"
    assert like_mine(level="secondary").how == "one"
    assert like_mine(level="secondary", size="from_800").how == "none"


def test_owner_and_region_are_told_but_decide_nothing():
    found = like_mine(dependence="municipal", territory="arica_parinacota")
    assert found.how == "both"
    assert found.differs == ("dependence", "territory")


@pytest.mark.parametrize(
    ("field", "word", "agrees"),
    [
        ("level", "primary_secondary", True),
        ("level", "adult", False),
        ("vulnerability", "very_high", True),
        ("vulnerability", "medium", False),
        ("rurality", "rural_isolated", True),
        ("size", "from_150_to_399", False),
    ],
)
def test_neighbouring_words_agree_only_where_it_is_stated(field, word, agrees):
    assert (field in like_mine(**{field: word}).same) is agrees


def test_a_side_agrees_by_what_is_told_of_both():
    assert overlap({"level": "primary"}, of_school(MINE)).how == "one"
    assert overlap(MINE, {"rurality": ["rural"], "level": ["adult"]}).how == "one"


def test_nothing_told_is_not_the_same_as_nothing_in_common():
    assert overlap({}, of_school(MINE)).how == "unknown"
    assert overlap(MINE, {}).how == "unknown"
    assert overlap({"territory": "maule"}, of_school(MINE)).how == "unknown"
    untold = overlap({**MINE, "vulnerability": "unknown"}, of_school(MINE))
    assert "vulnerability" not in (*untold.same, *untold.differs)


def test_a_card_overlaps_by_any_of_the_schools_it_was_done_in():
    card = Context(level=("secondary", "primary"), rurality=("urban",))
    found = overlap(MINE, of_card(card))
    assert (found.same, found.differs, found.how) == (("level",), ("rurality",), "one")


@pytest.mark.parametrize(
    ("evidence", "tiers"),
    [
        ("evaluated", (1, 2, 3, 3)),
        ("compared", (2, 2, 3, 3)),
        ("before_after", (3, 3, 3, 3)),
        ("told", (4, 4, 4, 4)),
        ("none", (4, 4, 4, 4)),
    ],
)
def test_the_tier_falls_where_the_schools_differ(evidence, tiers):
    assert tuple(tier(evidence, how) for how in ("both", "one", "none", "unknown")) == tiers


def test_failures_are_counted_like_successes():
    told = ["worked", "not", "not", "trying", "wanted", "partly"]
    assert tally(told) == Tally(worked=1, partly=1, failed=2, going=2)
    assert tally(told).ended == 4
