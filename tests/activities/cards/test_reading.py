"""A published card in a reader's language: what stands where, what is counted, what is compared."""

import pytest

from lidera_nb.activities.cards.comparing import compared, pieces
from lidera_nb.activities.cards.listing import line, near, order, row, shortened
from lidera_nb.activities.cards.reading import counted, facts, sections, support, tries
from lidera_nb.cards.library import of_seed
from lidera_nb.cards.model import Content
from lidera_nb.cards.seed import SeedCard

WORDS = {
    "title": "Desayuno", "problem": "Llegan sin comer.", "what": "Pan y té.", "why": "Por hambre.",
    "steps": ["Pida", "Reparta"], "results": "Llegan 18 de 20.", "measured": "Contamos.",
    "risks": [{"risk": "Que falte pan.", "answer": "Compre el viernes."}],
    "did_not_work": "Los lunes.", "for_whom": "Los más chicos.",
}  # fmt: skip
MINE = {"level": "primary", "vulnerability": "high", "rurality": "rural", "size": "under_150"}
FAR = {"level": "secondary", "vulnerability": "low", "rurality": "urban", "size": "from_800"}


def content(**more):
    return {"kind": "practice", "students": ["all"], "dimensions": ["d"], "evidence": "compared",
            "context": {"level": ["primary"], "rurality": ["urban"]}, "cost": {"band": 0},
            "weeks": 1, "texts": {"es": WORDS, "en": WORDS}, **more}  # fmt: skip


def card(*tried, name="desayuno", **more):
    told = [{"school": f"s{i}", "status": status, "context": where, "why": ["time"],
             "texts": {"es": "Una línea.", "en": "A line."}}
            for i, (status, where) in enumerate(tried)]  # fmt: skip
    seed = {"id": name, "version": 1, "synthetic": True, "content": content(**more), "tries": told}
    return of_seed(SeedCard.model_validate(seed))


def test_what_did_not_work_stands_beside_what_changed():
    one = Content.model_validate(content())
    names = [part.name for part in sections(one, one.texts["es"], "es")]
    assert names == ["what", "why", "steps", "results", "measured", "did_not_work", "risks"]


def test_a_judgement_asks_in_its_own_words():
    one = Content.model_validate(content(kind="judgement"))
    assert sections(one, one.texts["es"], "es")[0].title == "Qué haría"


def test_the_facts_tell_cost_stage_and_security_with_what_they_mean():
    one = card(("worked", MINE))
    told = {fact.name: fact for fact in facts(one, one.content, one.content.texts["es"], "es")}
    assert told["cost"].text == "Sin gasto de dinero: solo tiempo de quienes ya están"
    assert told["stage"].text == "Prometedora"
    assert told["stage"].more.startswith("Quienes la hicieron cuentan")
    assert told["security"].text == "4 de 5"
    assert told["weeks"].text == "En una semana"
    assert "partner" not in told


def test_tries_in_schools_like_mine_come_first_failures_among_them():
    read = tries(card(("worked", FAR), ("not", MINE)), MINE, "es")
    assert [(one.status, one.how) for one in read] == [("not", "both"), ("worked", "none")]
    assert read[0].mine == "Una escuela como la suya"


def test_without_a_profile_no_try_is_said_to_be_near():
    assert [one.mine for one in tries(card(("worked", FAR)), {}, "es")] == [""]


def test_tries_are_counted_by_how_they_ended_and_never_averaged():
    told = card(("worked", FAR), ("worked", FAR), ("not", FAR), ("wanted", FAR)).tries
    ending = "1 la quiere probar o la está probando"
    assert counted(told, "es") == f"resultó en 2, no resultó en 1, {ending}"
    assert counted((), "es") == ""


def test_support_follows_evidence_and_overlap_and_needs_a_school():
    one = Content.model_validate(content())
    told = support(one, MINE, "es")
    assert told is not None
    assert (told.tier, told.how, told.same, told.differs) == (2, "one", "nivel", "entorno")
    assert support(one, {}, "es") is None


def test_a_line_of_the_library_tells_both_what_happened_and_where_it_is_like_mine():
    told = line(card(("worked", FAR), ("not", MINE)), "es", MINE)
    assert told.kicker == "Lo que hicimos · Ejemplo · Prometedora · Sin gasto de dinero"
    assert told.tried == "resultó en 1, no resultó en 1"
    assert told.mine == "no resultó en 1"


def test_the_table_parts_tries_like_mine_from_others_and_orders_by_support():
    weak = card(name="weak", evidence="told")
    known = card(("worked", FAR), ("not", MINE))
    assert [one.id for one in order([weak, known], MINE)] == ["desayuno", "weak"]
    strong = row(known, "es", MINE)
    assert (strong.mine, strong.others) == ("no resultó en 1", "resultó en 1")


def test_a_card_is_near_where_it_was_done_or_tried_in_a_school_like_mine():
    far = {"context": {"level": ["adult"], "rurality": ["urban"]}}
    assert near(card(), MINE)
    assert not near(card(("worked", FAR), **far), MINE)
    assert near(card(("not", MINE), **far), MINE)
    assert not near(card(), {})


def test_the_table_shows_no_impact_where_nothing_is_known():
    assert row(card(evidence="none"), "es", {}).impact == ""


@pytest.mark.parametrize("text", ["corto", "una palabra " * 40])
def test_a_shortened_text_is_never_longer_than_it_may_be(text):
    assert len(shortened(text, 50)) <= 51


def test_two_versions_differ_by_words_and_by_labels():
    old = Content.model_validate(content())
    words = {**WORDS, "what": "Pan y leche."}
    new = Content.model_validate(content(evidence="told", texts={"es": words, "en": WORDS}))
    told = {change.title: change.pieces for change in compared(old, new, "es")}
    assert [(p.kind, p.text) for p in told["Qué hicimos"]] == [
        ("same", "Pan y "), ("out", "té."), ("in", "leche."),
    ]  # fmt: skip
    assert told["Cómo se sabe"][-1].text == "Lo cuentan quienes lo hicieron"
    assert len(told) == 2


def test_versions_that_say_the_same_differ_nowhere():
    same = Content.model_validate(content())
    assert compared(same, same, "es") == []
    assert [piece.kind for piece in pieces("igual", "igual")] == ["same"]


def test_every_part_of_a_card_can_be_compared():
    old = Content.model_validate({"kind": "judgement", "texts": {"es": {"title": "Uno"}}})
    new = Content.model_validate(content(partners=["families"], psel=[5]))
    for lang in ("es", "en"):
        assert all(change.title for change in compared(old, new, lang))
