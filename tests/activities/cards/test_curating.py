"""A curator's work on cards: looking, wording, publishing, returning, marking, retiring."""

import json

import pytest

from lidera_nb.events import kinds
from tests.cardworld import CONTENT, CURATE, WORDS, CardWorld
from tests.ourcourse import our_course


@pytest.fixture
def world():
    return CardWorld(our_course())


def line(text, path="title", lang="es"):
    return {"lang": lang, "path": path, "text": text}


def sections(world, person="cata"):
    return {
        one["id"]: [row["id"] for row in one["rows"]]
        for one in world.sees(person, CURATE)["sections"]
    }


def test_cards_lie_by_where_they_stand_and_drafts_are_not_among_them(world):
    world.writes("k0")
    world.sends("k1")
    world.reviewed("k2")
    world.published("k3")
    assert sections(world) == {"curating": ["k2"], "review": ["k1"], "published": ["k3"]}
    assert world.curates("open", "k0") == "cards.refused.unknown"


@pytest.mark.parametrize("person", ["eva", "ivo"])
def test_nobody_curates_without_the_role(world, person):
    world.reviewed("k1")
    acts = [{"do": "publish", "version": 1}, {"do": "open"}, {"do": "retire", "reason": "harm",
            "comment": "x"}, {"do": "return", "comment": "x"}, {"do": "mark", "of": "k2"},
            {"do": "word", "base": 1, "lines": [line("x")]}]  # fmt: skip
    told = {world.does(person, CURATE, "k1", **act) for act in acts}
    assert told == {"cards.refused.not_curator"}
    view = world.sees(person, CURATE)
    assert view["status"] == "locked"
    assert "Desayuno" not in json.dumps(view)


def test_a_card_with_two_reviews_is_published_and_readers_see_it(world):
    world.reviewed("k1")
    assert world.faces() == {}
    assert world.curates("publish", "k1", version=1) == ["card.published"]
    assert world.faces()["k1"].byline == "Escuela"


def test_one_review_is_not_enough_and_that_is_said_where_the_button_is(world):
    world.reviewed("k1", by=("eva",))
    assert world.curates("publish", "k1", version=1) == "cards.refused.reviews"
    assert world.opened("k1")["may"]["publish"].startswith("Faltan revisiones.")


def test_only_the_version_that_was_looked_at_is_published(world):
    world.reviewed("k1")
    world.curates("word", "k1", person="ciro", base=1, lines=[line("Pan y té")])
    assert world.curates("publish", "k1", version=1) == "curating.refused.other_version"
    assert world.curates("publish", "k1", version=2) == ["card.published"]
    assert world.faces()["k1"].content.texts["es"].title == "Pan y té"


def test_of_two_curators_who_word_one_version_the_second_is_refused_and_sees_both(world):
    world.reviewed("k1")
    assert world.curates("word", "k1", base=1, lines=[line("De Cata")]) == ["card.written"]
    refused = world.curates("word", "k1", person="ciro", base=1, lines=[line("De Ciro")])
    assert refused == "cards.refused.newer"
    piece = world.opened("k1", "ciro")["pieces"][0]
    assert (piece["es"], world.opened("k1", "ciro")["version"]) == ("De Cata", 2)
    again = world.curates("word", "k1", person="ciro", base=2, lines=[line("De Ciro")])
    assert again == ["card.written"]
    said = [one.content.texts["es"].title for one in world.cards["k1"].versions]
    assert said == ["Desayuno", "De Cata", "De Ciro"]


def test_a_curator_translates_and_the_versions_tell_what_came(world):
    world.reviewed("k1")
    told = {"title": "Breakfast", "problem": "They come hungry."}
    world.curates("word", "k1", base=1, lines=[line(t, p, "en") for p, t in told.items()])
    changes = world.opened("k1")["compared"]["changes"]
    assert [(one["label"], one["before"], one["after"]) for one in changes] == [
        ("El problema", "", "They come hungry."), ("Título", "", "Breakfast"),
    ]  # fmt: skip
    assert world.opened("k1")["missing"] == [
        "Qué hicimos · en inglés", "Cómo se sabe · en inglés", "Qué no resultó · en inglés",
    ]  # fmt: skip
    assert world.curates("publish", "k1", version=2) == "cards.refused.incomplete"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([line("")], "curating.refused.wording"),
        ([line("x" * 121)], "curating.refused.piece"),
        ([line("a\x00")], "curating.refused.piece"),
        ([line("x", "author")], "curating.refused.wording"),
        ([line("x" * 201, "steps")], "curating.refused.wording"),
        ([], "refused.malformed"),
    ],
)
def test_words_that_make_no_card_are_refused(world, lines, why):
    world.reviewed("k1")
    assert world.curates("word", "k1", base=1, lines=lines) == why


def test_a_card_in_review_is_worded_by_nobody(world):
    world.sends("k1")
    assert world.curates("word", "k1", base=1, lines=[line("x")]) == "cards.refused.not_yours"


def test_a_card_goes_back_with_a_comment_and_never_without(world):
    world.reviewed("k1")
    assert world.curates("return", "k1", comment="  ") == "curating.refused.comment"
    assert world.curates("return", "k1", comment="Falta el costo.") == ["card.returned"]
    assert world.cards["k1"].status == "draft"
    assert "k1" not in str(sections(world))


def test_a_card_that_tells_the_same_is_suggested_marked_and_not_published(world):
    world.published("k1")
    world.reviewed("k2", author="lea")
    alike = world.opened("k2")["alike"]
    assert [(one["id"], one["likeness"]) for one in alike] == [("k1", "100 % de parecido")]
    assert world.curates("mark", "k2", of="k1") == ["card.marked_duplicate"]
    assert world.curates("publish", "k2", version=1) == "curating.refused.duplicate"
    assert world.opened("k2")["marked"]["title"] == "Desayuno"
    assert world.curates("mark", "k2", of="") == ["card.marked_duplicate"]
    assert world.curates("publish", "k2", version=1) == ["card.published"]


@pytest.mark.parametrize("of", ["k1", "k9"])
def test_a_card_repeats_neither_itself_nor_one_that_is_not_there(world, of):
    world.reviewed("k1")
    assert world.curates("mark", "k1", of=of) == "curating.refused.no_other"


def test_a_card_is_retired_with_a_reason_and_gone_for_readers(world):
    world.published("k1")
    why = world.curates("retire", "k1", reason="outdated", comment="")
    assert why == "curating.refused.comment"
    done = world.curates("retire", "k1", reason="outdated", comment="Cambió la norma.")
    assert done == ["card.retired"]
    assert world.faces() == {}
    assert world.opened("k1")["retired"]["reason"] == "Quedó atrás"


def test_what_replaces_a_retired_card_must_be_in_the_library(world):
    world.published("k1")
    world.published("k2", author="lea")
    retire = {"reason": "replaced", "comment": "Hay otra."}
    for successor in ("", "k1", "k9"):
        told = world.curates("retire", "k1", **retire, successor=successor)
        assert told == "curating.refused.no_successor"
    assert world.opened("k1")["successors"] == [["k2", "Desayuno", "es"]]
    assert world.curates("retire", "k1", **retire, successor="k2") == ["card.retired"]


def test_a_curator_decides_nothing_about_their_own_card(world):
    world.reviewed("k1", author="cata")
    own = "cards.refused.own"
    assert world.curates("publish", "k1", version=1) == own
    assert world.curates("return", "k1", comment="x") == own
    assert world.curates("mark", "k1", of="") == own
    assert world.curates("word", "k1", base=1, lines=[line("x")]) == "cards.refused.before_others"


def test_personal_data_and_a_byline_that_is_not_to_be_shown_are_pointed_out(world):
    told = {**WORDS, "what": "Llamen a Rosa Soto al +56 9 1234 5678."}
    content = {**CONTENT, "texts": {"es": told}}
    world.reviewed("k1", content=content, naming="anonymous", byline="Rosa Soto")
    finds = [(one["kind"], one["where"]) for one in world.opened("k1")["finds"]]
    assert finds == [("Nombre de quien no quiso aparecer", "Qué hicimos"),
                     ("Teléfono", "Qué hicimos")]  # fmt: skip


def test_any_two_versions_are_set_side_by_side(world):
    world.reviewed("k1")
    for n, title in enumerate(("Uno", "Dos"), 1):
        world.curates("word", "k1", base=n, lines=[line(title)])
    world.curates("compare", "k1", before=1, after=3)
    compared = world.sees("cata", CURATE)["open"]["compared"]
    assert compared["changes"] == [
        {"label": "Título", "lang": "es", "before": "Desayuno", "after": "Dos"}
    ]


def test_what_holds_in_every_language_is_compared_in_words(world):
    world.reviewed("k1")
    changed = {**CONTENT, "cost": {"band": 1}, "context": {"rurality": ["urban"]}}
    world.told("k1", "ana", kinds.CardWritten(author="ana", version=2, base=1, content=changed))
    changes = {one["label"]: one["after"] for one in world.opened("k1")["compared"]["changes"]}
    assert changes["Entorno"] == "Urbana"
    assert changes["Costo por estudiante al año"].startswith("Muy bajo")


def test_who_wrote_and_who_reviewed_is_not_told(world):
    world.reviewed("k1", author="persona-77", by=("colega-8", "colega-9"), byline="")
    shown = json.dumps(world.opened("k1"))
    for name in ("persona-77", "colega-8", "colega-9"):
        assert name not in shown


def test_a_card_of_somebody_whose_data_rests_is_out_of_sight(world):
    world.reviewed("k1")
    world.curates("open", "k1")
    world.resting.add("ana")
    assert "open" not in world.sees("cata", CURATE)
    assert world.curates("publish", "k1", version=1) == "cards.refused.unknown"


def test_the_open_card_is_put_back(world):
    world.reviewed("k1")
    world.curates("open", "k1")
    world.curates("close")
    assert "open" not in world.sees("cata", CURATE)


def test_what_an_author_writes_on_after_publication_is_not_before_curators(world):
    world.published("k1")
    late = {**CONTENT, "texts": {"es": {**WORDS, "what": "Todavía lo pienso."}}}
    world.told("k1", "ana", kinds.CardWritten(author="ana", version=2, base=1, content=late))
    world.told("k1", "ana", kinds.CardAttached(
        author="ana", file="f9", media="application/pdf", size=9, name="borrador.pdf"))  # fmt: skip
    shown = json.dumps(world.opened("k1"), ensure_ascii=False)
    assert "Pan y té." in shown
    assert "Todavía lo pienso." not in shown
    assert "borrador.pdf" not in shown
    world.told("k1", "ana", kinds.CardSent(author="ana", version=2))
    assert "Todavía lo pienso." in json.dumps(world.opened("k1"), ensure_ascii=False)
