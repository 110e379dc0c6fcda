"""``lidera panel`` as a person runs it."""

import json
import secrets
from hashlib import sha256

import pytest

from lidera_nb.activities.course import load_course
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.scenario.load import load
from tests.activities.test_paneldraw import joins
from tests.toycohort import ToyCohort
from tests.toycourse import write_course


@pytest.fixture
def course(tmp_path):
    return write_course(tmp_path / "course")


@pytest.fixture
def var(tmp_path, course):
    """A server's folder with five experts who played."""
    toy = ToyCohort(load_course(course), id="expertos")
    for number in range(5):
        joins(toy, f"p{number}")
    folder = tmp_path / "var"
    (folder / "keys").mkdir(parents=True)
    keys = Keys.open(folder / "keys" / "keys.db")
    journal = SqliteJournal.open(folder / "journal.db", keys)
    for stream in [*toy.journal.streams("cohort:"), *toy.journal.streams("person:")]:
        for event in toy.journal.read(stream):
            new = (NewEvent(event.payload, stream.partition(":")[2]),)
            journal.append([Entry(stream, secrets.token_hex(8), b"", new, "system", event.at)])
    journal.close()
    keys.close()
    return folder


def place(course):
    return course / "scenarios" / "el-recado" / "panel.yaml"


def test_a_panel_is_made_up_and_reported(process, course):
    ran = process("panel", "synthesise", "el-recado", "--seed", 7, "--course", course)
    assert (ran.code, ran.out) == (0, f"{place(course)}: 7 plays of a synthetic panel.\n")
    ran = process("panel", "report", "--course", course)
    assert ran.code == 0
    assert ran.out.startswith("el-recado: SYNTHETIC panel, 7 plays\n  puerta: n=7; ")
    assert "first of the list:" in ran.out


def test_a_machine_reads_the_diagnosis(lidera, course):
    lidera("panel", "synthesise", "--course", course)
    told = lidera("panel", "report", "el-recado", "--course", course, "--json").json
    first = told["panels"]["el-recado"]["decisions"][0]
    assert (first["scene"], first["people"], first["standing"]) == ("puerta", 7, "few")
    assert told["none"] == []


def test_a_case_without_a_panel_is_told_with_exit_code_1(lidera, course):
    ran = lidera("panel", "report", "--course", course)
    assert (ran.code, ran.out) == (1, f"{place(course).parent}: the case has no panel.yaml\n")


def test_check_says_in_a_sentence_that_a_panel_is_of_another_version(lidera, course):
    lidera("panel", "synthesise", "--course", course)
    texts = course / "scenarios" / "el-recado" / "es.yaml"
    data = json.loads(texts.read_text("utf-8")) | {"summary": "Otro resumen."}
    texts.write_text(json.dumps(data), "utf-8")
    ran = lidera("check", "--course", course, "--no-notebooks", "--no-play")
    assert ran.code == 0
    assert "the panel played another version of this case" in ran.out
    assert "and is not shown; make it again with 'lidera panel synthesise el-recado'" in ran.out


def test_a_panel_that_does_not_fit_its_case_is_a_fault(lidera, course):
    lidera("panel", "synthesise", "--course", course)
    text = place(course).read_text("utf-8")
    place(course).write_text(text.replace("choice: votar", "choice: callar"), "utf-8")
    ran = lidera("check", "--course", course, "--no-notebooks", "--no-play")
    assert ran.code == 1
    assert "does not fit the case: scene 'consejo' does not offer the choice 'callar'" in ran.out


def test_a_panel_of_experts_is_left_alone_unless_it_is_to_be_replaced(lidera, course):
    case = load(place(course).parent)
    head = f'case: el-recado\nhash: "{case.hash}"\nsynthetic: false\n'
    place(course).write_text(head, "utf-8")
    ran = lidera("panel", "synthesise", "--course", course)
    assert ran.code == 2
    assert "this panel was drawn from real experts, so it is left alone" in ran.err
    assert place(course).read_text("utf-8") == head
    assert lidera("panel", "synthesise", "--replace", "--course", course).code == 0


def test_a_panel_is_drawn_from_a_cohort_and_the_disclosure_is_noted(lidera, course, var):
    words = ("panel", "import", "expertos", "el-recado", "--by", "A. Rojas")
    ran = lidera(*words, "--course", course, "--var", var)
    assert (ran.code, ran.out) == (0, (
        f"{place(course)}: 5 experts. Left out: 0 who did not agree, 0 who did not finish this "
        "version.\n"
    ))  # fmt: skip
    keys = Keys.open(var / "keys" / "keys.db")
    journal = SqliteJournal.open(var / "journal.db", keys)
    note = list(journal.read("cohort:expertos"))[-1].payload
    journal.close()
    keys.close()
    assert (note.case, note.people, note.by) == ("el-recado", 5, "A. Rojas")
    assert note.sha256 == sha256(place(course).read_bytes()).hexdigest()
    assert lidera("panel", "report", "el-recado", "--course", course).code == 0


def test_an_unknown_cohort_is_refused_and_nothing_is_written(lidera, course, var):
    ran = lidera("panel", "import", "nadie", "el-recado", "--by", "x", "--course", course,
                 "--var", var)  # fmt: skip
    assert ran.code == 2
    assert ran.err == "lidera: there is no cohort 'nadie'; known cohorts: expertos"
    assert not place(course).exists()
