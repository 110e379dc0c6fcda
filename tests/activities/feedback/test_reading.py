"""What a person reads that came back: theirs, signed, and nothing else; answered once."""

import json
from datetime import UTC, datetime

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.calendar import Window
from lidera_nb.activities.story import show
from lidera_nb.events import kinds
from tests.activities.feedback.signed import (
    ALL,
    FIRST,
    SECOND,
    Evidence,
    Group,
    Span,
    course,
    remark,
    rubric,
)

COURSE = course()
FIELD = next(
    one.id
    for one in COURSE.modules[FIRST].step("reflection").definition.form.fields
    if one.kind == "text"
)
TEXT = "Decidí solo y rápido."


@pytest.fixture
def group():
    """Ana handed one text in."""
    made = Group(COURSE)
    made.writes("ana", FIRST, TEXT)
    return made


@pytest.fixture
def signed(group):
    """Ivo read it and signed."""
    group.reads(
        "ana", FIRST, overall="Gracias por contarlo.", levels={"depth": 2.5},
        evidence=(Evidence(field=FIELD, start=0, end=11, criterion="depth"),),
        remarks=(remark(14, 20, "¿Por qué rápido?", FIELD),),
    )  # fmt: skip
    group.signs("ana", FIRST)
    return group


def act(do, number=1, **more):
    return {"do": do, "module": FIRST, "step": "reflection", "number": number, **more}


def wire(view):
    return json.dumps(view, ensure_ascii=False)


# --- what is shown ------------------------------------------------------------------------


def test_before_anything_is_written_it_says_what_will_come_and_who_reads():
    view = Group(COURSE).view("ana")
    assert (view["status"], view["items"], view["waiting"]) == ("open", [], [])
    assert "Cuando entregue un texto" in view["why"]
    assert "Leen sus textos: Ivo Tapia, Lía Paz." in view["why"]


def test_a_text_that_waits_is_told_and_that_a_person_signs(group):
    view = group.view("ana")
    assert [one["where"] for one in view["waiting"]] == ["Los que faltan"]
    assert "cada nivel lo firma una persona" in view["why"]


def test_a_signed_reading_arrives_with_levels_comments_and_who_signed(signed):
    (one,) = signed.view("ana")["items"]
    assert one["overall"] == "Gracias por contarlo."
    assert one["signed"].startswith("Firma Ivo Tapia, 4 ago 2026")
    assert one["criteria"] == [
        {"id": "depth", "level": 2.5, "word": "entre «es nivel 2 v2» y «es nivel 3 v2»",
         "quotes": ["Decidí solo"]}
    ]  # fmt: skip
    (text,) = one["texts"]
    assert [part["text"] for part in text["parts"]] == ["Decidí solo y ", "rápido", "."]
    assert text["remarks"] == [{"n": 1, "text": "¿Por qué rápido?"}]
    assert signed.view("ana")["rubrics"][one["rubric"]]["criteria"]["depth"]["looks"][1] == (
        "es depth se ve 2"
    )


def test_it_is_told_in_the_language_of_the_page(signed):
    view = signed.view("ana", lang="en")
    assert view["items"][0]["signed"].startswith("Signed by Ivo Tapia")
    assert view["items"][0]["criteria"][0]["word"] == "between “en nivel 2 v2” and “en nivel 3 v2”"


def test_levels_keep_the_words_of_the_rubric_they_were_signed_with(group):
    group.reads("ana", FIRST, levels={"depth": 1.0}, rubric=rubric(1))
    group.signs("ana", FIRST)
    assert group.view("ana")["items"][0]["criteria"][0]["word"] == "es nivel 1 v1"


def test_without_the_words_of_its_rubric_no_level_is_guessed(group):
    group.reads("ana", FIRST, overall="Léame.", rubric=rubric(7))
    group.signs("ana", FIRST)
    (one,) = group.view("ana")["items"]
    assert (one["rubric"], one["criteria"], one["overall"]) == ("", [], "Léame.")


def test_a_module_shows_its_own_feedback_and_the_page_of_all_shows_all(signed):
    signed.writes("ana", SECOND, "Otra cosa.")
    signed.reads("ana", SECOND, overall="Segunda.")
    signed.signs("ana", SECOND)
    assert [one["module"] for one in signed.view("ana", ALL)["items"]] == [SECOND, FIRST]
    own = signed.view("ana", SECOND)
    assert [one["module"] for one in own["items"]] == [SECOND]
    assert own["growth"] == []


def test_after_another_hand_in_the_reading_stays_with_the_words_it_was_made_of(signed):
    signed.writes("ana", FIRST, "Ahora consulto.")
    (one,) = signed.view("ana")["items"]
    assert one["newer"]
    assert "Ahora consulto." not in wire(one)
    assert signed.view("ana")["waiting"] == []


def test_passages_that_were_hidden_from_readers_are_marked_for_their_author(signed):
    span = Span(field=FIELD, start=0, end=6)
    signed.reviewed(
        kinds.TextMasked(person="ana", module=FIRST, step="reflection", number=1, spans=(span,))
    )
    parts = signed.view("ana")["items"][0]["texts"][0]["parts"]
    assert [part["text"] for part in parts if part["masked"]] == ["Decidí"]


def test_a_reflection_says_that_something_came_back_and_only_then(group):
    assert "Llegó una devolución" not in group.view("ana", FIRST, "reflection")["done_text"]
    group.reads("ana", FIRST)
    group.signs("ana", FIRST)
    assert "Llegó una devolución" in group.view("ana", FIRST, "reflection")["done_text"]


# --- what is not --------------------------------------------------------------------------


def test_a_reading_that_nobody_signed_is_not_there(group):
    group.reads("ana", FIRST, overall="borrador-secreto")
    group.reads("ana", FIRST, by="lía", overall="ciega-secreta", purpose="blind")
    view = group.view("ana")
    assert view["items"] == []
    assert "secret" not in wire(view)


def test_a_blind_reading_is_never_feedback_even_if_somebody_signed_it(group):
    group.reads("ana", FIRST, overall="ciega-secreta", purpose="blind")
    group.signs("ana", FIRST, purpose="blind")
    assert "ciega-secreta" not in wire(group.view("ana"))


def test_what_was_written_after_signing_waits_for_the_next_signature(signed):
    signed.reads("ana", FIRST, overall="todavía no")
    assert signed.view("ana")["items"][0]["overall"] == "Gracias por contarlo."
    signed.signs("ana", FIRST)
    assert signed.view("ana")["items"][0]["overall"] == "todavía no"


def test_somebody_elses_feedback_is_nowhere(signed):
    signed.writes("eva", FIRST, "El texto de Eva.")
    told = wire(signed.view("eva"))
    assert "Gracias" not in told
    assert "Decidí" not in told
    assert "El texto de Eva." not in wire(signed.view("ana"))


def test_taken_back_it_vanishes_at_once(signed):
    signed.reopens("ana", FIRST)
    view = signed.view("ana")
    assert view["items"] == []
    assert "Gracias" not in wire(view)
    assert [one["where"] for one in view["waiting"]] == ["Los que faltan"]


def test_who_withdrew_reads_nothing(signed):
    signed.does("ana", kinds.PersonWithdrew(erase=False))
    assert signed.view("ana")["status"] == "locked"
    assert isinstance(signed.says("ana", act("seen")), Refusal)


def test_a_module_that_is_over_still_shows_what_came_back(signed):
    over = Window(None, None, datetime(2026, 1, 1, tzinfo=UTC))
    around = signed.around("ana", SECOND)
    object.__setattr__(around, "window", over)
    assert show(signed.story("ana"), (SECOND, "feedback"), around)["status"] == "open"


# --- what is done -------------------------------------------------------------------------


def fresh(group):
    return [one["fresh"] for one in group.view("ana")["items"]]


def test_looking_is_noted_once_and_signed_anew_it_is_new_again(signed):
    assert fresh(signed) == [True]
    (event,) = signed.says("ana", act("seen"))
    assert isinstance(event.payload, kinds.FeedbackSeen)
    assert signed.says("ana", act("seen")) == ()
    assert fresh(signed) == [False]
    signed.reopens("ana", FIRST)
    signed.signs("ana", FIRST)
    assert fresh(signed) == [True]


def test_it_is_answered_once_and_the_answer_is_sealed_for_its_writer(signed):
    events = signed.says("ana", act("answer", text="  Lo voy a probar.  "))
    assert [type(one.payload) for one in events] == [kinds.FeedbackSeen, kinds.FeedbackAnswered]
    assert {one.subject for one in events} == {"ana"}
    assert signed.view("ana")["items"][0]["answer"]["text"] == "Lo voy a probar."
    assert signed.says("ana", act("answer", text="Y otra cosa.")) == Refusal(
        "returned.refused.answered"
    )


def test_a_reading_of_the_next_hand_in_can_be_answered_again(signed):
    signed.says("ana", act("answer", text="Gracias."))
    signed.writes("ana", FIRST, "Ahora consulto.")
    signed.reads("ana", FIRST, number=2)
    signed.signs("ana", FIRST, number=2)
    assert signed.view("ana")["items"][0]["answer"] is None
    assert len(signed.says("ana", act("answer", number=2, text="Otra vez."))) == 2


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (act("answer", text=" \n "), "returned.refused.empty"),
        (act("answer", text="a" * 2001), "returned.refused.long"),
        (act("answer", text="a\x00"), "returned.refused.characters"),
        (act("answer", number=2, text="Hola."), "returned.refused.gone"),
        (act("answer", text=7), "refused.malformed"),
        (act("seen", number=True), "refused.malformed"),
        (act("seen", person="eva"), "refused.malformed"),
        ({"do": "publish"}, "refused.malformed"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(signed, body, why):
    refused = signed.says("ana", body)
    assert isinstance(refused, Refusal)
    assert refused.text == why


def test_nothing_can_be_said_to_what_was_taken_back_or_to_another(signed):
    signed.writes("eva", FIRST, "Mío.")
    assert signed.says("eva", act("answer", text="Hola.")).text == "returned.refused.gone"
    signed.reopens("ana", FIRST)
    assert signed.says("ana", act("answer", text="Hola.")).text == "returned.refused.gone"


def test_a_step_that_is_only_read_holds_nobody_up():
    for module in COURSE.modules.values():
        for step in module.steps:
            assert "feedback" not in step.after
