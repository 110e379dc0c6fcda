"""Writing a card: from its first line to the library and out of it, for its author alone."""

import json
from datetime import timedelta

import pytest

from lidera_nb import texts
from lidera_nb.activities.cards.writing.deciding import CARDS_MOST
from lidera_nb.activities.cards.writing.origins import Source
from lidera_nb.activities.facts import Facts
from lidera_nb.cards.model import Provenance
from lidera_nb.events import kinds
from tests.activities.cards.authors import WHOLE, Authors


@pytest.fixture
def authors():
    return Authors()


def content(authors, card):
    return authors.cards[card].latest.content


# --- beginning ----------------------------------------------------------------------------


def test_a_card_begins_with_the_school_of_its_author_in_its_place(authors):
    assert authors.act(do="capture", kind="practice") == ["card.captured", "card.written"]
    assert content(authors, "card1").context.rurality == ("rural",)
    assert authors.cards["card1"].status == "draft"


def test_a_card_made_from_a_decision_keeps_the_words_and_where_they_came_from(authors):
    origin = Provenance(how="decision", module="m", step="case", node="visit")
    told = Source("m/case/1/visit", origin, {"es": "Los que faltan"}, {"es": "¿Quién va?"},
                  {"es": "Voy yo."}, "Porque el papel ya decidió.")  # fmt: skip
    authors.knows("ana", sources=(told,))
    card = authors.captured(kind="judgement", source="m/case/1/visit")
    words = content(authors, card).texts["es"]
    assert (words.problem, words.what) == ("¿Quién va?", "Voy yo.")
    assert words.why == "Porque el papel ya decidió."
    assert authors.cards[card].origin == origin
    assert authors.open(card)["origin"] == "A partir de una decisión en un caso"


def test_nobody_begins_a_card_from_what_somebody_else_wrote(authors):
    refused = authors.act(do="capture", kind="practice", source="m/case/1/visit")
    assert refused == "mycards.refused.source"
    assert authors.cards == {}


def test_a_person_has_so_many_cards_and_no_more(authors):
    authors.mine = lambda _: [authors.cards["card1"]] * CARDS_MOST
    authors.happens("card1", "ana", kinds.CardCaptured(author="ana", origin={"how": "form"},
                                                       lang="es"))  # fmt: skip
    assert authors.act(do="capture", kind="practice") == "mycards.refused.many"


# --- writing ------------------------------------------------------------------------------


def test_what_is_saved_twice_is_one_version(authors):
    card = authors.written()
    assert authors.act(do="write", card=card, base=2, content=WHOLE) == []
    assert authors.cards[card].latest.number == 2


def test_what_was_made_from_an_older_version_is_refused_and_nothing_is_lost(authors):
    card = authors.written()
    late = {**WHOLE, "texts": {"es": {"title": "Otra"}}}
    assert authors.act(do="write", card=card, base=1, content=late) == "cards.refused.newer"
    assert content(authors, card).texts["es"].title == "Desayuno"


def test_text_is_tidied_and_empty_lines_are_no_lines(authors):
    card = authors.captured()
    words = {"title": "  Desayuno ", "steps": ["Uno", " ", "Dos"],
             "risks": [{"risk": "", "answer": ""}]}  # fmt: skip
    authors.act(do="write", card=card, base=1, content={**WHOLE, "texts": {"es": words}})
    kept = content(authors, card).texts["es"]
    assert (kept.title, kept.steps, kept.risks) == ("Desayuno", ("Uno", "Dos"), ())


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ({"kind": "poem"}, "refused.malformed"),
        ({"cost": {"band": 9}}, "refused.malformed"),
        ({"context": {"rurality": ["moon"]}}, "refused.malformed"),
        ({"surprise": 1}, "refused.malformed"),
        ({"texts": {"es": {"title": "a\x00b"}}}, "refused.reason_characters"),
        ({"texts": {"es": {"title": "x" * 121}}}, "refused.malformed"),
        ({"texts": [[[[[[[["deep"]]]]]]]]}, "refused.reason_characters"),
    ],
)
def test_what_is_no_content_of_a_card_is_refused(authors, broken, why):
    card = authors.captured()
    assert authors.act(do="write", card=card, base=1, content={**WHOLE, **broken}) == why


def test_what_is_missing_is_told_until_it_is_there(authors):
    card = authors.captured()
    missing = authors.open(card)["missing"]
    assert missing == ["title", "problem", "what", "did_not_work", "students", "dimensions", "band"]
    assert authors.view()["open"]["next"] == "Lo que sigue: completar lo que falta (7)."
    authors.act(do="write", card=card, base=1, content=WHOLE)
    assert authors.view()["open"]["missing"] == []


# --- before anybody else reads it -------------------------------------------------------


def test_a_card_is_sent_only_whole_and_with_consent(authors):
    card = authors.captured()
    assert authors.act(do="send", card=card, version=1) == "cards.refused.incomplete"
    authors.act(do="write", card=card, base=1, content=WHOLE)
    assert authors.act(do="send", card=card, version=2) == "cards.refused.no_consent"
    authors.agrees(card)
    assert authors.act(do="send", card=card, version=1) == "cards.refused.newer"
    assert authors.act(do="send", card=card, version=2) == ["card.sent"]


def test_consent_keeps_the_hash_of_the_very_words_in_the_language_they_were_read(authors):
    card = authors.written()
    spanish, english = (authors.open(card, lang=lang)["consent"]["text"] for lang in ("es", "en"))
    assert spanish != english
    assert authors.agrees(card, text=english) == "refused.form_changed"
    authors.agrees(card)
    assert authors.cards[card].consent.text_hash == spanish


def test_who_wants_to_be_shown_says_how(authors):
    card = authors.written()
    assert authors.agrees(card, byline=" ") == "mycards.refused.byline"
    assert authors.agrees(card, naming="anonymous", byline="Ana") == ["card.consented"]
    assert authors.cards[card].consent.byline == ""


def test_partners_have_to_know_before_they_are_told_of(authors):
    card = authors.written(partners=["families"])
    assert authors.agrees(card) == "mycards.refused.partners"
    assert authors.agrees(card, partners_agreed=True) == ["card.consented"]


def test_what_may_give_somebody_away_is_shown_and_must_have_been_looked_at(authors):
    words = {**WHOLE["texts"]["es"], "what": "Llame a Beto al +56 9 1234 5678."}
    card = authors.written(texts={"es": words})
    authors.agrees(card)
    found = [(one["path"], one["kind"], one["text"]) for one in authors.open(card)["found"]]
    assert found == [("what", "name", "Beto"), ("what", "phone", "+56 9 1234 5678")]
    assert authors.act(do="send", card=card, version=2) == "mycards.refused.personal"
    assert authors.act(do="send", card=card, version=2, checked=True) == ["card.sent"]


# --- afterwards ---------------------------------------------------------------------------


def test_a_card_in_review_cannot_be_changed_until_it_is_taken_back(authors):
    card = authors.sent()
    changed = {**WHOLE, "weeks": 4}
    refused = authors.act(do="write", card=card, base=2, content=changed)
    assert refused == "cards.refused.before_others"
    assert authors.act(do="take_back", card=card) == ["card.taken_back"]
    assert authors.act(do="take_back", card=card) == []
    assert authors.act(do="write", card=card, base=2, content=changed) == ["card.written"]


def test_the_author_reads_what_was_said_and_never_who_said_it(authors):
    card = authors.sent()
    marks = {"useful": 4, "clear": 2, "honest": 3, "safe": 4}
    read = kinds.CardReviewed(author="ana", version=2, marks=marks, advice="changes",
                              comment="¿Y los viernes?")  # fmt: skip
    authors.happens(card, "eva-1234", read)
    back = kinds.CardReturned(author="ana", version=2, comment="Falta poco.")
    authors.happens(card, "cura-99", back)
    told = authors.open(card)
    assert told["reviews"][0]["comment"] == "¿Y los viernes?"
    assert told["returned"][0]["comment"] == "Falta poco."
    assert "eva-1234" not in json.dumps(told)
    assert "cura-99" not in json.dumps(told)


def test_an_answer_to_reviews_is_a_version_that_says_what_changed(authors):
    card = authors.sent()
    authors.happens(card, "cura", kinds.CardReturned(author="ana", version=2, comment="Más."))
    again = authors.act(do="send", card=card, version=2, note="Ya dice cuándo.")
    assert again == ["card.written", "card.sent"]
    assert (authors.cards[card].sent, authors.cards[card].latest.note) == (3, "Ya dice cuándo.")


@pytest.mark.parametrize("odd", ["a\x00b", "a\ud800b", "a " * 5_000], ids=["nul", "half", "long"])
def test_what_is_said_beside_a_card_is_never_dropped_without_a_word(authors, odd):
    card = authors.published()
    before = len(authors.journal.read(f"card:{card}"))
    refused = [
        authors.act(do="write", card=card, base=2, content={**WHOLE, "weeks": 4}, note=odd),
        authors.act(do="retire", card=card, reason="harm", comment=odd),
    ]
    assert refused == ["curating.refused.comment_text"] * 2
    assert len(authors.journal.read(f"card:{card}")) == before


def test_consent_taken_back_takes_the_card_from_readers_and_can_be_given_again(authors):
    card = authors.published()
    assert authors.cards[card].shown is not None
    assert authors.act(do="disagree", card=card) == ["card.consent_taken"]
    assert authors.cards[card].shown is None
    assert authors.open(card)["stands"].startswith("Usted retiró su autorización")
    authors.agrees(card)
    assert authors.cards[card].shown is not None


def test_a_published_card_is_revised_while_readers_keep_the_old_one(authors):
    card = authors.published()
    assert authors.open(card)["unchanged"]
    changed = {**WHOLE, "weeks": 4}
    authors.act(do="write", card=card, base=2, content=changed)
    assert authors.cards[card].shown.number == 2
    assert not authors.open(card)["unchanged"]
    assert authors.view()["open"]["stands"].startswith("Publicada, y usted está escribiendo")


def test_what_is_written_in_one_sitting_is_one_version_unless_others_had_it(authors):
    authors.pace = timedelta(minutes=5)
    card = authors.published()
    for weeks in (1, 2, 3):
        base = authors.cards[card].latest.number
        authors.act(do="write", card=card, base=base, content={**WHOLE, "weeks": weeks})
    assert [one.number for one in authors.cards[card].versions] == [2, 5]
    assert authors.cards[card].shown.number == 2
    assert len(authors.journal.read(f"card:{card}")) == 9


def test_versions_are_compared_field_by_field(authors):
    card = authors.published()
    changed = {**WHOLE, "students": ["families"], "cost": {"band": 1, "clp": 9000}}
    authors.act(do="write", card=card, base=2, content=changed)
    told = authors.open(card, against=2)["compared"]
    assert told["fields"] == [
        {"path": "band", "before": 0, "after": 1},
        {"path": "students", "before": ["all"], "after": ["families"]},
    ]
    assert [one["number"] for one in authors.view()["open"]["versions"]] == [3, 2, 1]


def test_a_published_card_is_retired_with_its_reason_and_a_draft_put_away(authors):
    card = authors.published()
    gone = authors.act(do="retire", card=card, reason="harm", comment="No lo hagan así.")
    assert gone == ["card.retired"]
    assert authors.cards[card].retired.comment == "No lo hagan así."
    draft = authors.captured()
    assert authors.act(do="retire", card=draft, reason="other") == ["card.retired"]
    authors.act(do="close")
    stands = {one["id"]: one["stands"] for one in authors.view()["cards"]}
    assert stands[draft] == "Descartada. Nadie más la leyó."


def test_a_card_before_colleagues_is_not_put_away(authors):
    assert authors.act(do="retire", card=authors.sent(), reason="author") == (
        "cards.refused.not_published"
    )


# --- whose ----------------------------------------------------------------------------------


def test_nobody_sees_or_touches_somebody_elses_card_here(authors):
    card = authors.sent()
    for do, body in {"open": {}, "write": {"base": 2, "content": WHOLE}, "disagree": {},
                     "send": {"version": 2}, "retire": {"reason": "other"}}.items():  # fmt: skip
        assert authors.act("eva", do, card, **body) == "cards.refused.unknown"
    assert authors.view("eva")["cards"] == []
    assert "Desayuno" not in json.dumps(authors.view("eva"))


def test_whoever_rests_writes_no_card(authors):
    authors.facts = Facts(blocked=True)
    assert authors.act(do="capture", kind="practice") == "locked.blocked"
    assert authors.view()["status"] == "locked"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_list_says_where_each_card_stands_and_what_is_next(authors, lang):
    authors.sent()
    authors.published()
    authors.agreed()
    authors.act(do="close")
    told = [(one["status"], one["next"]) for one in authors.view(lang=lang)["cards"]]
    assert told == [
        ("draft", texts.say(lang, "mycards.next.send")),
        ("published", texts.say(lang, "mycards.next.published")),
        ("review", texts.say(lang, "mycards.next.review")),
    ]


# --- in a second language -----------------------------------------------------------------

ENGLISH = {"title": "Breakfast", "problem": "They come hungry.", "what": "Bread and tea.",
           "did_not_work": "Mondays."}  # fmt: skip


def in_both(**english):
    return {**WHOLE, "texts": {**WHOLE["texts"], "en": {**ENGLISH, **english}}}


def test_a_card_in_both_languages_goes_the_same_way_as_one_in_one(authors):
    card = authors.agreed()
    assert authors.act(do="write", card=card, base=2, content=in_both()) == ["card.written"]
    shown = authors.open(card)
    assert (shown["lang"], shown["other"]) == ("es", "en")
    assert (shown["missing"], shown["missing_other"]) == ([], [])
    assert authors.act(do="send", card=card, version=3) == ["card.sent"]
    late = authors.act(do="write", card=card, base=3, content=in_both(title="Toast"))
    assert late == "cards.refused.before_others"


def test_what_one_language_tells_the_other_must_tell(authors):
    card = authors.agreed()
    authors.act(do="write", card=card, base=2, content=in_both(problem="", steps=["Bread"]))
    shown = authors.open(card)
    assert (shown["missing"], shown["missing_other"]) == (["steps"], ["problem"])
    assert shown["next"] == "Lo que sigue: completar lo que falta (2)."
    assert authors.act(do="send", card=card, version=3) == "cards.refused.incomplete"


def test_the_scan_looks_at_both_languages(authors):
    card = authors.agreed()
    authors.act(do="write", card=card, base=2, content=in_both(what="Ask Beto Rojas."))
    assert [(one["lang"], one["text"]) for one in authors.open(card)["found"]] == [
        ("en", "Beto Rojas")
    ]
    assert authors.act(do="send", card=card, version=3) == "mycards.refused.personal"


def test_a_card_has_no_third_language(authors):
    card = authors.captured()
    words = {**WHOLE["texts"], "pt": ENGLISH}
    told = authors.act(do="write", card=card, base=1, content={**WHOLE, "texts": words})
    assert told == "refused.malformed"
