"""Grades have the columns that Canvas and Moodle expect, and no cell is a formula."""

import csv
import io

from lidera_nb.grading.export import Graded, grades_csv

ROWS = [
    Graded("p-ana", 'Ana, "la" Rojas', {"ver": 3.25, "oír": None}),
    Graded("p-eva", "=HYPERLINK(1)", {"ver": 0.0, "oír": 4.0}),
]
MOST = {"ver": 4.0, "oír": 4.5}


def table(layout, ids=None):
    return list(csv.reader(io.StringIO(grades_csv(layout, ROWS, MOST, ids or {}, "valle"))))


def test_canvas_has_its_five_columns_and_a_row_of_the_points_possible():
    head, possible, ana, eva = table("canvas", {"p-ana": "11-1"})
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ver", "oír"]
    assert possible == ["Points Possible", "", "", "", "", "4", "4.5"]
    assert ana == ['Ana, "la" Rojas', "", "11-1", "11-1", "valle", "3.25", ""]
    assert eva[0] == "'=HYPERLINK(1)"
    assert eva[2:] == ["p-eva", "p-eva", "valle", "0", "4"]


def test_moodle_knows_people_by_their_id_number():
    head, ana, _ = table("moodle")
    assert head == ["ID number", "Full name", "Assignment: ver (4)", "Assignment: oír (4.5)"]
    assert ana == ["p-ana", 'Ana, "la" Rojas', "3.25", ""]
