"""What somebody offers, asks and brings home is theirs; they are told what became of it."""

import pytest

from lidera_nb.activities.cards.writing.origins import sources_of
from lidera_nb.activities.exchange.words import MONTHS, TOPICS
from tests.activities.exchange.visiting import PAGE
from tests.ourcourse import our_course


def fields(key):
    return [one.id for one in our_course().modules[PAGE].step(key).definition.form.fields]


@pytest.mark.parametrize("key", ["ask", "offer", "peers"])
def test_the_forms_ask_with_the_words_of_the_rounds(key):
    topics = [name[6:] for name in fields(key) if name.startswith("topic_")]
    months = [name[6:] for name in fields(key) if name.startswith("month_")]
    assert topics == list(TOPICS)
    assert months == ([] if key == "peers" else list(MONTHS))


def test_both_schools_of_a_visit_are_told_and_nobody_else(group):
    group.offers("lea")
    group.asks("ana")
    group.asks("eva", "may")
    group.confirms()
    assert "**Usted visita en abril** la escuela de Lea Soto." in group.reads("ana", "ask")
    assert "**Usted recibe en abril** a la escuela de Ana Pérez." in group.reads("lea", "offer")
    assert "Lea" not in group.reads("eva", "ask")


def test_a_visit_is_no_longer_told_once_the_other_one_rests(group):
    group.offers("lea")
    group.asks("ana")
    group.confirms()
    group.withdraws("lea")
    assert "Lea" not in group.reads("ana", "ask")


def test_what_was_said_is_shown_again_and_can_be_said_anew(group):
    group.asks("ana", "apr", "may", people=2, hours=5)
    view = group.view_of("ana", "ask")
    told = {one["id"]: one["value"] for one in view["fields"]}
    assert (told["month_may"], told["month_jun"], told["people"], told["hours"]) == (
        True,
        False,
        2,
        5,
    )
    group.says("ana", "ask", open="not_now")
    assert group.desk()["asked"] == 0


def test_what_somebody_brings_home_is_sealed_and_can_become_a_card(group):
    saw = "Que la reunión parte con una buena noticia."
    (event,) = group.says("ana", "told", saw=saw, brings="La pauta de reunión.",
                          tries="El lunes con dos profesoras.")  # fmt: skip
    assert event.payload.saw == saw
    (source,) = [one for one in sources_of(group.story("ana")) if one.text == saw]
    assert (source.origin.how, source.origin.module, source.origin.node) == (
        "exchange",
        PAGE,
        "saw",
    )
    assert "«Mis fichas»" in group.reads("ana", "told")


def test_peers_are_those_who_agreed_and_are_told_with_why(group):
    for person in ("ana", "lea"):
        group.says(person, "peers", joined="agreed", topic_climate=True)
    group.says("eva", "peers", joined="not_now", topic_climate=True)
    told = group.reads("ana", "peers")
    assert "**Lea Soto.** Les ocupa lo mismo: convivencia." in told
    assert "No sabemos qué tan cerca están en la red." in told
    assert "Eva" not in told
    assert "Lea" not in group.reads("eva", "peers")


def test_how_near_a_peer_is_is_told_only_where_both_agreed_in_the_survey(group):
    for person in ("ana", "lea", "sol"):
        group.says(person, "peers", joined="agreed", topic_climate=True)
    group.open()
    for person in group.cohort.members:
        if person != "ines":
            group.agree(person, peers=person in ("ana", "eva", "lea"))
    for one, other in (("ana", "eva"), ("eva", "lea"), ("lea", "sol")):
        group.answer(one, "advice", (other, 2))
    for person in group.cohort.members:
        if person != "ines":
            group.rest(person)
    group.close()
    lea, sol = group.reads("ana", "peers").split("\n\n")[1:]
    assert "Está a 2 conversaciones de usted" in lea
    assert "No sabemos qué tan cerca" in sol
    assert "Eva" not in lea
