"""The texts of a cohort: the last hand-in of each, with the one before."""

from lidera_nb.activities.reviewing.pieces import pieces_of
from lidera_nb.activities.reviewing.texts import texts_for
from lidera_nb.activities.rights import decide as ask
from lidera_nb.events.journal import NewEvent
from tests.activities.reviewing.reviewed import MODULE, STEP, TEXT


def pieces(desk):
    return pieces_of(desk.registry.cohorts["valle"], desk.stories.get)


def test_texts_come_by_person_in_order_of_enrolment(desk):
    assert [piece.at for piece in pieces(desk)] == [("ana", MODULE, STEP), ("eva", MODULE, STEP)]


def test_a_text_has_its_question_in_both_languages_and_what_is_left_open_is_left_out(desk):
    (answer,) = pieces(desk)[0].answers
    assert (answer.field, answer.text) == ("turning_point", TEXT)
    assert answer.labels["es"] != answer.labels["en"]


def test_the_last_hand_in_counts_and_the_one_before_is_at_hand(desk):
    assert pieces(desk)[0].before is None
    desk.reflect("ana", "Otra cosa.")
    piece = pieces(desk)[0]
    assert (piece.last.number, piece.answers[0].text, piece.before[0].text) == (
        2, "Otra cosa.", TEXT)  # fmt: skip
    assert [piece.answers_of(n)[0].text for n in (1, 2)] == [TEXT, "Otra cosa."]
    assert piece.answers_of(3) == ()


def test_whoever_rests_has_no_texts(desk):
    desk.note("person:ana", "ana", *ask(desk.stories["ana"].facts, "block", "ana"))
    assert [piece.person for piece in pieces(desk)] == ["eva"]


def test_a_hand_in_without_words_is_no_text(desk):
    blank = desk.reflection("lea").model_copy(update={"answers": {}})
    desk.note("person:lea", "lea", NewEvent(blank, "lea"))
    assert [piece.person for piece in pieces(desk)] == ["ana", "eva"]


def test_the_texts_of_some_cohorts_come_with_their_own_reviews(desk):
    desk.save("ana", levels={"depth": 2})
    cohorts = desk.registry.cohorts.values()
    valle, norte = texts_for(cohorts, desk.stories.get, desk.reviews, frozenset({"ivan"}))
    assert (len(valle.pieces), len(norte.pieces)) == (2, 0)
    assert valle.reviews.of(("ana", MODULE, STEP)).of("ines", "review", 1)
    assert norte.reviews.texts == {}
    assert valle.present == {"ivan"}
    assert valle.story("ana") is desk.stories["ana"]
