"""Reviewing a colleague's card."""

import json

import pytest

from lidera_nb.events import kinds
from tests.cardworld import MARKS, REVIEW, CardWorld
from tests.ourcourse import our_course


@pytest.fixture
def world():
    return CardWorld(our_course())


def review(world, person, card="k1", **body):
    said = {"version": 1, "marks": MARKS, "advice": "ready", "comment": "", **body}
    return world.reviews(person, "review", card, **said)


def ids(rows):
    return [row["id"] for row in rows]


def test_a_card_that_was_sent_waits_for_everybody_but_its_author(world):
    world.sends("k1")
    assert ids(world.sees("eva", REVIEW)["queue"]) == ["k1"]
    assert world.sees("ana", REVIEW)["queue"] == []


def test_nothing_in_a_reviewers_view_tells_whose_card_it_is(world):
    world.sends("k1", author="persona-77", byline="Escuela Los Aromos")
    world.reviews("eva", "take", "k1")
    shown = json.dumps(world.sees("eva", REVIEW))
    assert "Llegan sin comer." in shown
    assert "persona-77" not in shown
    assert "Aromos" not in shown


def test_a_card_is_taken_then_reviewed_and_then_no_longer_there(world):
    world.sends("k1")
    assert world.reviews("eva", "take", "k1") == ["card.review_taken"]
    assert ids(world.sees("eva", REVIEW)["taken"]) == ["k1"]
    assert review(world, "eva") == ["card.reviewed"]
    view = world.sees("eva", REVIEW)
    assert (view["taken"], view["queue"]) == ([], [])
    assert view["said"][0]["state"] == "Espera otra revisión."


def test_two_reviews_bring_a_card_before_the_curators(world):
    world.reviewed("k1")
    assert world.cards["k1"].status == "curating"
    assert world.sees("lea", REVIEW)["queue"] == []


def test_what_others_said_is_not_shown_to_whoever_has_not_said_anything(world):
    world.sends("k1")
    world.reviews("eva", "take", "k1")
    review(world, "eva", comment="Falta el costo.")
    world.reviews("omar", "take", "k1")
    assert "Falta el costo" not in json.dumps(world.sees("omar", REVIEW))


def test_a_card_that_fewest_have_before_them_comes_first(world):
    world.sends("k1")
    world.sends("k2", author="eva")
    world.reviews("omar", "take", "k1")
    assert ids(world.sees("lea", REVIEW)["queue"]) == ["k2", "k1"]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"version": 2}, "curating.refused.other_version"),
        ({"advice": "changes"}, "curating.refused.comment_changes"),
        ({"comment": "a\x00"}, "curating.refused.comment_text"),
        ({"marks": {**MARKS, "safe": 5}}, "refused.malformed"),
        ({"marks": {"useful": 1}}, "refused.malformed"),
    ],
)
def test_a_review_that_cannot_stand_is_refused(world, changed, why):
    world.sends("k1")
    world.reviews("eva", "take", "k1")
    assert review(world, "eva", **changed) == why


def test_nobody_reviews_without_having_taken_nor_their_own_nor_as_a_curator(world):
    world.sends("k1")
    assert review(world, "eva") == "curating.refused.not_taken"
    assert world.reviews("ana", "take", "k1") == "cards.refused.own"
    assert world.reviews("cata", "take", "k1") == "cards.refused.curator_reviews"
    assert world.sees("cata", REVIEW)["status"] == "locked"


def test_a_draft_is_nobody_elses(world):
    world.writes("k1")
    assert world.reviews("eva", "take", "k1") == "cards.refused.not_in_review"
    assert world.reviews("eva", "take", "k9") == "cards.refused.unknown"


def test_nobody_takes_more_than_three(world):
    for n in range(4):
        world.sends(f"k{n}")
    told = [world.reviews("eva", "take", f"k{n}") for n in range(4)]
    assert told == [["card.review_taken"]] * 3 + ["curating.refused.taken_many"]


def test_the_cards_of_somebody_whose_data_rests_are_not_there(world):
    world.sends("k1")
    world.reviews("eva", "take", "k1")
    world.resting.add("ana")
    view = world.sees("eva", REVIEW)
    assert (view["queue"], view["taken"]) == ([], [])
    assert review(world, "eva") == "cards.refused.unknown"


def test_a_card_that_its_author_took_back_is_no_longer_before_a_reviewer(world):
    world.sends("k1")
    world.reviews("eva", "take", "k1")
    world.told("k1", "ana", kinds.CardTakenBack(author="ana"))
    assert world.sees("eva", REVIEW)["taken"] == []
    assert review(world, "eva") == "cards.refused.not_in_review"
