"""Filling in an assignment: saved one by one, handed in, again, late, taken back."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb.activities import registry as registries
from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.assigning.handing import Handing
from lidera_nb.activities.calendar import Window
from lidera_nb.activities.course import load_course
from lidera_nb.activities.registry import Cohort, Registry
from lidera_nb.activities.reviewing.pieces import pieces_of
from lidera_nb.activities.reviewing.told import Published, Review, Reviews, Score, TextReviews
from lidera_nb.activities.story import begin, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal
from tests.toyassignment import FULL, PAGE, write_course

AT = (PAGE, "task")
NOW = datetime(2026, 8, 4, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Person:
    """Acts on the one step of the toy course, in a journal in memory."""

    def __init__(self, course):
        self.course, self.journal, self.ids = course, MemoryJournal(), itertools.count()
        self.story, self.models = begin(course, "p-ana"), {"handing": Handing("p-ana")}
        self.now, self.window = NOW, Window()

    def around(self, lang="es"):
        roles = frozenset({"participant"})
        return Circumstance(roles, lang, self.now, 0, self.models, "", self.window)

    def act(self, **body):
        found = receive(self.story, AT, body, self.around())
        if isinstance(found, Refusal):
            return found
        entry = Entry("person:p-ana", f"m{next(self.ids)}", b"", found, "p-ana", self.now)
        events = self.journal.append([entry])[0].events if found else ()
        self.story = tell(self.story, events)
        return events

    def answer(self, question, value):
        return self.act(do="answer", assignment=self.hash, question=question, value=value)

    def hand_in(self, **values):
        return self.act(do="hand_in", assignment=self.hash, values=values)

    @property
    def hash(self):
        return self.story.steps[AT].definition.hash

    def view(self, lang="es"):
        return show(self.story, AT, self.around(lang))

    def values(self):
        return {q["id"]: q["value"] for part in self.view()["sections"] for q in part["questions"]}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return load_course(write_course(tmp_path_factory.mktemp("course")))


@pytest.fixture
def person(course):
    return Person(course)


def signed(number):
    review = Review("p-ivo", "review", number, "kember", 1, "h", {}, (), (), "", NOW)
    return TextReviews(published=Published(review, "p-ivo", NOW))


def read_as(person, text):
    reviews = Reviews(texts={("p-ana", *AT): text})
    person.models = {"handing": Handing("p-ana", (Cohort("valle"),), (reviews,))}


def test_each_answer_is_saved_by_itself_and_another_device_goes_on(person, course):
    person.answer("first", "ask")
    person.answer("share", 23.3)
    again = tell(begin(course, "p-ana"), person.journal.read("person:p-ana"))
    assert again.states[AT].draft == {"first": "ask", "share": 23.3}
    assert person.view()["status"] == "open"


def test_the_same_answer_again_says_nothing_new_and_none_leaves_it_open(person):
    assert person.answer("first", "ask")
    assert person.answer("first", "ask") == ()
    person.answer("first", None)
    assert person.values()["first"] is None


def test_handing_in_takes_what_was_saved_and_what_is_on_the_screen(person):
    person.answer("first", "ask")
    (event,) = person.hand_in(share=20, mine="Una vez…")
    assert event.payload.answers == {"first": "ask", "share": 20, "mine": "Una vez…"}
    assert (event.payload.number, event.payload.late, event.payload.cohort) == (1, False, "")
    assert person.view()["status"] == "done"
    assert AT in person.story.facts.done


@pytest.mark.parametrize(("values", "refusal"), [
    ({}, Refusal("task.fault.required", {"question": "¿First? (es)"})),
    ({**FULL, "share": "x"}, Refusal("task.fault.number", {"question": "¿Share? (es)"})),
    ({"other": 1}, Refusal("form.fault.unknown", {"question": ""})),
])  # fmt: skip
def test_what_cannot_be_handed_in_is_refused_with_the_question(person, values, refusal):
    assert person.hand_in(**values) == refusal


def test_another_version_than_the_one_on_the_screen_is_refused(person):
    assert person.act(do="hand_in", assignment="old", values={}) == Refusal("refused.form_changed")


def test_handing_in_again_makes_a_new_number_and_keeps_the_earlier_one(person):
    person.hand_in(**FULL)
    assert person.hand_in(**FULL) == ()
    person.answer("share", 10)
    assert person.view()["changed"]
    assert person.view()["standing"]["values"]["share"] == 23.3
    person.hand_in()
    view = person.view()
    assert (view["standing"]["number"], view["changed"]) == (2, False)
    assert [one["number"] for one in view["earlier"]] == [1]
    assert [one.values["share"] for one in person.story.states[AT].handed] == [23.3, 10]


def test_after_the_day_that_was_due_it_is_late_and_after_the_close_refused(person):
    person.window = Window(None, NOW - HOUR, NOW + HOUR)
    assert "quedará marcada" in person.view()["deadline"]
    assert person.hand_in(**FULL)[0].payload.late
    person.now = NOW + HOUR
    assert isinstance(person.act(do="withdraw", number=1), Refusal)
    assert isinstance(person.answer("share", 1), Refusal)
    assert person.view()["shut"]


def test_it_is_due_for_the_cohort_that_gave_the_module_days(person):
    dated = replace(Cohort("maipo"), calendar={PAGE: Window(due=NOW)})
    person.models = {"handing": Handing("p-ana", (Cohort("valle"), dated))}
    assert person.hand_in(**FULL)[0].payload.cohort == "maipo"


def test_taking_back_leaves_nothing_that_counts_and_all_that_was_answered(person):
    person.hand_in(**FULL)
    person.hand_in(**{**FULL, "share": 10})
    assert person.act(do="withdraw", number=1) == Refusal("task.fault.gone")
    assert person.act(do="withdraw", number=2)
    view = person.view()
    assert (view["status"], view["standing"]) == ("open", None)
    assert all(one["withdrawn"] for one in view["earlier"])
    assert person.values()["share"] == 10
    assert AT not in person.story.facts.done
    assert person.hand_in()[0].payload.number == 3


@pytest.mark.parametrize("text", [
    signed(1), replace(signed(1), published=None, before=(signed(1).published,)),
    TextReviews(scores={1: Score({"first": 2.0, "mine": 3.0}, {}, "declared", NOW)}),
])  # fmt: skip
def test_what_was_read_and_signed_or_wholly_graded_is_not_taken_back(person, text):
    person.hand_in(**FULL)
    read_as(person, text)
    assert person.act(do="withdraw", number=1) == Refusal("task.fault.settled")
    assert person.view()["settled"]
    assert person.hand_in(**{**FULL, "share": 10})
    assert person.act(do="withdraw", number=2)


def test_points_that_still_wait_for_a_person_settle_nothing(person):
    person.hand_in(**FULL)
    score = Score({"first": 2.0, "mine": None}, {}, "declared", NOW)
    read_as(person, TextReviews(scores={1: score}))
    assert person.act(do="withdraw", number=1)


def test_the_view_holds_no_expected_answer_and_no_feedback(person):
    told = repr(person.view("en"))
    assert "feedback" not in told
    assert "23.3" not in told
    assert "¿First? (en)" in told


def test_its_words_are_among_the_texts_to_review_until_it_is_taken_back(person):
    person.hand_in(**FULL)
    member = registries.Member("p-ana", "participant", "Ana")
    cohort = Cohort("valle", members={"p-ana": member})
    (piece,) = pieces_of(cohort, lambda _: person.story)
    assert [(answer.field, answer.text) for answer in piece.answers] == [
        ("why", FULL["why"]), ("mine", FULL["mine"])
    ]  # fmt: skip
    person.act(do="withdraw", number=1)
    assert pieces_of(cohort, lambda _: person.story) == ()


def test_the_cohorts_are_those_in_which_somebody_takes_part(person):
    from lidera_nb.activities.readmodels import read_models

    member = registries.Member("p-ana", "participant", "Ana")
    registry = Registry(cohorts={"valle": Cohort("valle", members={"p-ana": member})})
    found = read_models("p-ana", person.course.modules[PAGE], registry, lambda _: person.story)
    assert found["handing"].cohort_for(PAGE) == "valle"
    assert isinstance(found["handing"].reviews[0], Reviews)
