"""Reviewing a colleague's card."""

import json

import pytest

from lidera_nb.events import kinds
from tests.cardworld import CONTENT, MARKS, REVIEW, WORDS, CardWorld
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


# --- giving back --------------------------------------------------------------------------


def gives_back(world, person, card="k1", why="time", version=1):
    return world.reviews(person, "give_back", card, version=version, why=why)


def test_a_card_that_is_given_back_waits_for_others_first(world):
    world.sends("k1")
    world.sends("k2", author="eva")
    world.reviews("omar", "take", "k1")
    assert gives_back(world, "omar") == ["card.review_given_back"]
    view = world.sees("omar", REVIEW)
    assert (view["taken"], ids(view["queue"])) == ([], ["k2", "k1"])
    assert ids(world.sees("lea", REVIEW)["queue"]) == ["k1", "k2"]


def test_whoever_is_too_near_to_a_card_never_gets_it_again(world):
    world.sends("k1")
    world.reviews("omar", "take", "k1")
    gives_back(world, "omar", why="conflict")
    assert world.sees("omar", REVIEW)["queue"] == []
    assert world.reviews("omar", "take", "k1") == "cards.refused.conflict"
    again = (kinds.CardTakenBack(author="ana"), kinds.CardSent(author="ana", version=1))
    world.told("k1", "ana", *again)
    assert world.sees("omar", REVIEW)["queue"] == []
    assert review(world, "omar") == "cards.refused.conflict"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"why": "boring"}, "refused.malformed"),
        ({"version": 2}, "curating.refused.other_version"),
        ({"person": "lea"}, "curating.refused.not_taken"),
        ({"person": "ana"}, "cards.refused.own"),
        ({"person": "cata"}, "cards.refused.curator_reviews"),
    ],
)
def test_what_is_no_giving_back_is_refused(world, changed, why):
    world.sends("k1")
    world.reviews("eva", "take", "k1")
    assert gives_back(world, changed.pop("person", "eva"), **changed) == why
    assert world.cards["k1"].taken == {"eva"}


def test_curators_see_why_it_was_given_back_and_never_by_whom(world):
    world.sends("k1")
    for person, why in (("persona-88", "conflict"), ("persona-89", "time")):
        world.reviews(person, "take", "k1")
        gives_back(world, person, why=why)
    shown = world.opened("k1")
    assert ["Devuelta sin leer", "1 por cercanía · 1 por falta de tiempo"] in shown["facts"]
    assert "persona-8" not in json.dumps(shown)
    assert [one.reviewer for one in world.cards["k1"].given_back] == ["persona-88", "persona-89"]


# --- what lies before a reviewer -------------------------------------------------------------


def test_a_card_in_two_languages_stands_in_both_with_the_readers_first(world):
    both = {"es": {**WORDS, "steps": ["Pan"]}, "en": {"title": "Breakfast", "steps": ["Bread"]}}
    world.sends("k1", content={**CONTENT, "texts": both})
    world.reviews("eva", "take", "k1")
    (shown,) = world.sees("eva", REVIEW, "en")["taken"]
    parts = {part["id"]: part["said"] for part in shown["card"]["parts"]}
    assert shown["card"]["langs"] == [["en", "In English"], ["es", "In Spanish"]]
    assert (parts["title"], parts["steps"]) == (["Breakfast", "Desayuno"], [["Bread"], ["Pan"]])
    assert parts["problem"] == ["", "Llegan sin comer."]


def test_files_are_listed_with_what_they_are_and_memos_are_not(world):
    world.sends("k1")
    for file, media, size in (("f1", "application/pdf", 1_200_000), ("f2", "audio/ogg", 9)):
        world.told("k1", "ana", kinds.CardAttached(
            author="ana", file=file, media=media, size=size, name="<b>pauta"))  # fmt: skip
    world.reviews("eva", "take", "k1")
    (shown,) = world.sees("eva", REVIEW)["taken"]
    told = {"name": "<b>pauta", "kind": "PDF", "size": "1,2 MB", "href": "/card-files/k1/f1"}
    assert shown["files"] == [told]
    assert world.opened("k1")["files"] == [told]
