"""What is handed over: one's own cards and words, and only those ties that may be told."""

import json

import pytest

from lidera_nb.activities.cards.writing.handover import cards_of, chosen, key_ties, kit
from lidera_nb.activities.survey.asking import handle
from lidera_nb.events import kinds
from tests.activities.cards.authors import Authors
from tests.activities.survey.surveyed import NOW, Surveyed
from tests.ourcourse import our_course


@pytest.fixture(scope="module")
def surveyed():
    made = Surveyed(our_course())
    made.open()
    made.ready("ana")
    made.answer("ana", "advice", ("eva", 3), ("lea", 2))
    made.answer("ana", "support", ("eva", 1))
    made.happen("person:lea", "lea", kinds.NamingRefused(), subject="lea")
    return made


def ties(surveyed, person="ana"):
    return key_ties(person, surveyed.registry, surveyed.story, "es")


def test_ties_are_those_whom_one_named_and_never_who_refuses_to_be(surveyed):
    (one,) = ties(surveyed)
    assert (one.name, one.handle) == ("Eva Ñancupil", handle("ana", "eva"))
    assert one.relations == ("consejo", "apoyo")


def test_who_answered_nothing_has_no_ties_to_hand_over(surveyed):
    assert ties(surveyed, "paz") == ()


def test_only_those_who_were_chosen_are_in_it(surveyed):
    assert chosen(ties(surveyed), ["somebody else"]) == []
    assert len(chosen(ties(surveyed), [handle("ana", "eva")])) == 1


def test_a_kit_holds_the_living_cards_of_its_author_as_they_read_them():
    authors = Authors()
    authors.published()
    authors.act(do="retire", card=authors.captured(), reason="author")
    authors.written("eva")
    cards = cards_of(authors.cards.values(), "ana")
    made = kit("Ana", NOW, "es", cards, (), {"commitments": "Techo: marzo\n\nMicro", "advice": ""})
    assert [card["title"] for card in made["cards"]] == ["Desayuno"]
    told = {part["label"]: part["text"] for part in made["cards"][0]["parts"]}
    assert told == {
        "Qué problema había": "Llegan sin comer.",
        "Qué hicieron": "Pan y té.",
        "Qué no funcionó": "Los lunes.",
    }
    assert made["commitments"] == ["Techo: marzo", "Micro"]
    assert json.loads(json.dumps(made)) == made
