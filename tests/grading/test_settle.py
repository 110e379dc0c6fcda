"""From the journal to nbgrader and back: collected, reviewed, scored, taken back, erased."""

import shutil
from datetime import timedelta

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.grading.autograde import autograde
from lidera_nb.grading.collect import collect
from lidera_nb.grading.export import Graded
from lidera_nb.grading.grades import most_by_assignment, totals
from lidera_nb.grading.handed import hand_ins
from lidera_nb.grading.scored import reviews_in
from lidera_nb.grading.settle import settle
from lidera_nb.settings import PROJECT
from tests.grading.toyassignment import AT, NAME, RIGHT

CTX = kinds.Context(module="m1", step="task", definition=NAME, version=1, hash="0" * 64, lang="es")
TEXT = {"person": "p-ana", "module": "m1", "step": "task", "number": 1}
NAMES = frozenset({NAME})


class Told:
    """A journal, and short ways to tell it what happens."""

    def __init__(self, folder):
        self.keys = Keys.open(folder / "keys.db")
        self.journal = SqliteJournal.open(folder / "journal.db", self.keys)
        self.told = 0

    def tell(self, stream, payload, actor, subject="p-ana"):
        self.told += 1
        at = AT + timedelta(minutes=self.told)
        events = (NewEvent(payload, subject),)
        entry = Entry(stream, f"m{self.told}", b"", events, actor, at)
        (done,) = self.journal.append([entry])
        assert done.events
        return done

    def hand_in(self, number=1, **answers):
        payload = kinds.AssignmentHandedIn(
            ctx=CTX, number=number, late=False, cohort="valle", answers={**RIGHT, **answers}
        )
        self.tell("person:p-ana", payload, "p-ana")

    def publish(self, level):
        saved = kinds.ReviewSaved(
            **TEXT, purpose="review", rubric="kember", rubric_version=1, rubric_hash="0" * 64,
            levels={"depth": level}, evidence=(), remarks=(), overall="Siga.",
        )  # fmt: skip
        self.tell("review:valle", saved, "p-ivo")
        signed = kinds.ReviewPublished(**TEXT, reviewer="p-ivo", purpose="review")
        self.tell("review:valle", signed, "p-ivo")


@pytest.fixture
def told(tmp_path):
    opened = Told(tmp_path)
    yield opened
    opened.journal.close()
    opened.keys.close()


@pytest.fixture
def run(working, gradebook, told):
    """Collect, grade and settle; returns what was collected and what the journal was told."""
    instruments = working.course.parent / "instruments"
    if not instruments.exists():
        instruments.mkdir()
        source = PROJECT / "course" / "instruments" / "rubric-kember.yaml"
        shutil.copy(source, instruments / source.name)

    def go():
        taken = list(collect(working, gradebook, list(hand_ins(told.journal)), NAMES))
        list(autograde(working, gradebook, NAME))
        now = AT + timedelta(days=1)
        return taken, settle(working, gradebook, told.journal, NAMES, now)

    return go


def score_of(told):
    text = reviews_in(told.journal, "valle").of(("p-ana", "m1", "task"))
    return text.scores[1]


def test_a_hand_in_is_collected_graded_and_its_points_are_told_once(run, told):
    told.hand_in()
    taken, scored = run()
    assert ([one.status for one in taken], scored) == (["done"], 1)
    points = {"who": 2.0, "order": 3.0, "share": 1.0, "ties": 4.0, "why": None}
    assert score_of(told).points == points
    assert sum(score_of(told).most.values()) == 15
    taken, scored = run()
    assert ([one.status for one in taken], scored) == (["skipped"], 0)


def test_a_published_reading_gives_points_and_a_comment(run, told, gradebook):
    told.hand_in()
    run()
    told.publish(4)
    assert run()[1] == 1
    assert score_of(told).points["why"] == 5.0
    sheet = gradebook.find_submission_notebook(NAME, NAME, "p-ana")
    said = {comment.name: comment.manual_comment for comment in sheet.comments}
    assert said["why"] == "Siga."
    assert not sheet.needs_manual_grade
    most = most_by_assignment(gradebook, [NAME])
    row = totals(gradebook, [("p-ana", "Ana"), ("p-eva", "Eva")], list(most))
    assert row == [Graded("p-ana", "Ana", {NAME: 15.0}), Graded("p-eva", "Eva", {NAME: None})]


def test_a_grade_set_in_formgrader_is_not_overwritten_by_a_reading(run, told, gradebook):
    told.hand_in()
    run()
    sheet = gradebook.find_submission_notebook(NAME, NAME, "p-ana")
    (why,) = [grade for grade in sheet.grades if grade.name == "why"]
    why.manual_score, why.needs_manual_grade = 1.0, False
    gradebook.db.commit()
    told.publish(4)
    run()
    assert why.manual_score == 1.0
    assert score_of(told).points["why"] == 1.0


def test_a_reading_that_was_taken_back_takes_its_points_along(run, told):
    told.hand_in()
    told.publish(2)
    run()
    assert score_of(told).points["why"] == 1.67
    told.tell("review:valle", kinds.ReviewReopened(**TEXT), "p-ivo")
    run()
    assert score_of(told).points["why"] is None


def test_what_was_taken_back_leaves_nbgraders_folder(run, told, working):
    told.hand_in()
    run()
    told.tell("person:p-ana", kinds.AssignmentWithdrawn(ctx=CTX, number=1), "p-ana")
    assert [one.why for one in run()[0]] == ["taken back"]
    assert working.people("submitted", NAME) == ()


def test_nothing_is_left_of_who_was_erased(run, told, working, gradebook):
    told.hand_in()
    run()
    told.keys.destroy("p-ana")
    assert [one.why for one in run()[0]] == ["erased: what lay here was removed"]
    assert not list(working.root.glob("*/p-ana*"))
    assert not list(gradebook.students)


def test_an_answer_to_what_is_asked_no_more_is_told(run, told):
    told.hand_in(gone="x")
    assert run()[0][0].status == "failed"
    assert "it answers 'gone', which version 1 of the assignment does not ask" in run()[0][0].why
