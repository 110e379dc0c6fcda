"""Declared grading: points as worked out by hand, nothing executed, nothing of a person lost."""

import json

import pytest

from lidera_nb.grading.autograde import autograde, needs_kernel
from lidera_nb.grading.rows import scores
from tests.grading.toyassignment import NAME, RIGHT, hand_in
from tests.hostile import HOSTILE

HALF = {"who": "ask", "order": ["b", "a", "c"], "share": 0.3, "ties": {"r": {"c": 1}}}


def graded(working, gradebook, **how):
    return {one.person: one for one in autograde(working, gradebook, NAME, **how)}


def points(gradebook, person):
    return {name: one.points for name, one in scores(gradebook, NAME, person).items()}


def test_points_are_those_worked_out_by_hand(working, gradebook):
    hand_in(working, "p-ana", RIGHT)
    hand_in(working, "p-eva", HALF)
    assert {one.status for one in graded(working, gradebook).values()} == {"done"}
    full = {"who-mark": 2, "order-mark": 3, "share-mark": 1, "ties-mark": 4, "why": None}
    assert points(gradebook, "p-ana") == full
    half = {"who-mark": 1, "order-mark": 1, "share-mark": 0, "ties-mark": 2, "why": 0}
    assert points(gradebook, "p-eva") == half


def test_what_was_graded_is_not_graded_again_unless_handed_in_anew(working, gradebook):
    hand_in(working, "p-ana", HALF)
    graded(working, gradebook)
    assert graded(working, gradebook)["p-ana"].status == "skipped"
    hand_in(working, "p-ana", RIGHT, number=2)
    assert graded(working, gradebook)["p-ana"].status == "done"
    assert points(gradebook, "p-ana")["who-mark"] == 2


@pytest.mark.parametrize(("again", "asks"), [(1, False), (2, True)])
def test_a_manual_grade_survives_and_asks_for_a_look_only_at_another_text(
    working, gradebook, again, asks
):
    hand_in(working, "p-ana", RIGHT)
    graded(working, gradebook)
    sheet = gradebook.find_submission_notebook(NAME, NAME, "p-ana")
    (why,) = [grade for grade in sheet.grades if grade.name == "why"]
    why.manual_score, why.extra_credit, why.needs_manual_grade = 3.5, 0.5, False
    sheet.comments[0].manual_comment = "Bien."
    gradebook.db.commit()
    hand_in(working, "p-ana", RIGHT | {"why": "Otra cosa."} if again > 1 else RIGHT, again)
    graded(working, gradebook, force=True)
    gradebook.db.expire_all()
    assert (why.score, why.needs_manual_grade) == (4.0, asks)
    assert sheet.comments[0].comment == "Bien."


def spoiled(change):
    def put(working):
        path = working.notebook("submitted", "p-ana", NAME)
        notebook = json.loads(path.read_text("utf-8"))
        change(notebook["cells"])
        path.write_text(json.dumps(notebook), "utf-8")

    return put


RUNS = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": [], "execution_count": None}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda cells: cells[2].update(source="who = __import__('os').getcwd()"), "'who'"),
        (lambda cells: cells.append(RUNS), "was not released"),
        (lambda cells: cells.append(cells[2]), "twice"),
        (lambda cells: cells.pop(), "'why' is not in it"),
    ],
)
def test_a_submission_that_the_form_did_not_write_is_refused_and_stops_nobody(
    working, gradebook, change, why
):
    hand_in(working, "p-ana", RIGHT)
    hand_in(working, "p-eva", RIGHT)
    spoiled(change)(working)
    found = graded(working, gradebook)
    assert (found["p-ana"].status, found["p-eva"].status) == ("failed", "done")
    assert why in found["p-ana"].why
    assert "see 'lidera assignments autograde --help'" in found["p-ana"].why


def test_a_changed_marking_cell_is_put_back(working, gradebook):
    hand_in(working, "p-ana", HALF)
    spoiled(lambda cells: cells[3].update(source='marking.choice(who, {"ask": 2})'))(working)
    graded(working, gradebook)
    assert points(gradebook, "p-ana")["who-mark"] == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_is_kept_as_a_text(working, gradebook, text):
    hand_in(working, "p-ana", RIGHT | {"why": text})
    assert graded(working, gradebook)["p-ana"].status == "done"


def test_an_assignment_of_questions_needs_no_kernel(working):
    assert needs_kernel(working, NAME) == ()
