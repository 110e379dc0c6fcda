"""What the author does with what was published comes back to the desk."""

from datetime import timedelta

import pytest

from lidera_nb.events import kinds
from tests.activities.reviewing.reviewed import MODULE, STEP
from tests.activities.reviewing.test_marking import rows

OF_TEXT = {"person": "ana", "module": MODULE, "step": STEP, "number": 1}


@pytest.fixture
def signed(desk):
    desk.opens("ana")
    desk.save("ana", overall="Muy bien.")
    desk.publish("ana")
    desk.now += timedelta(minutes=5)
    return desk


def happens(desk, payload):
    desk.happen("person:ana", "ana", payload, subject="ana")


def test_nothing_came_back_of_what_is_not_published(desk):
    assert desk.opens("ana")["reply"] is None


def test_a_look_is_told_until_something_newer_is_signed(signed):
    assert signed.view()["open"]["reply"]["seen"] == ""
    happens(signed, kinds.FeedbackSeen(**OF_TEXT))
    assert signed.view()["open"]["reply"]["seen"] != ""
    signed.now += timedelta(minutes=5)
    signed.save("ana", overall="Muy bien, y más.")
    signed.publish("ana")
    assert signed.view()["open"]["reply"]["seen"] == ""


def test_an_answer_stands_beside_the_text_without_names_and_in_the_queue(signed):
    happens(signed, kinds.FeedbackAnswered(**OF_TEXT, text="Lo hablé con Eva Ñancupil."))
    reply = signed.view()["open"]["reply"]
    assert reply["text"].startswith("Lo hablé con ")
    assert "Eva" not in reply["text"]
    assert rows(signed)[signed.token("ana")][4] == "answered"
    signed.does(do="names", shown=True)
    assert "Eva Ñancupil" in signed.view()["open"]["reply"]["text"]


def test_whoever_is_to_read_a_text_blind_is_told_nothing(signed):
    happens(signed, kinds.FeedbackAnswered(**OF_TEXT, text="Gracias."))
    signed.draws("ana", "eva")
    assert signed.opens("ana")["reply"] is None
