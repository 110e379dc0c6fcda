"""What is handed in lies before nbgrader shortly after, and again from the journal."""

import json
import secrets
import shutil

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.acts import Act
from lidera_nb.serve.handins import collect
from tests.running import running
from tests.serve.visiting import eventually
from tests.toyassignment import FULL, NAME, PAGE, write_course


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    course = write_course(tmp_path_factory.mktemp("course"))
    with running(tmp_path_factory.mktemp("var"), course=course) as server:
        yield server


def act(server, person, **body):
    sessions = server.house.sessions
    head = sessions.story(person).head
    given = Act((PAGE, "task"), secrets.token_hex(8), head, body)
    return server.do(sessions.act(person, given, "es")).status


def hand_in(server, person, **values):
    loaded = server.house.course.modules[PAGE].step("task").definition
    return act(server, person, do="hand_in", assignment=loaded.hash, values={**FULL, **values})


def number(server, person):
    """The number of the hand-in that lies before nbgrader; 0 if none does."""
    path = server.house.settings.assignments / "submitted" / person / NAME / f"{NAME}.ipynb"
    if not (path.exists() and path.with_name("timestamp.txt").exists()):
        return 0
    return json.loads(path.read_text("utf-8"))["metadata"]["lidera"]["handed"]["number"]


def test_it_is_written_taken_away_and_made_again_from_the_journal(server):
    root = server.house.settings.assignments
    assert hand_in(server, "p-ana") == "saved"
    assert eventually(lambda: number(server, "p-ana") == 1)
    hand_in(server, "p-ana", share=10)
    assert eventually(lambda: number(server, "p-ana") == 2)
    hand_in(server, "p-eva")
    act(server, "p-eva", do="withdraw", number=1)
    assert eventually(lambda: (root / "handed" / "p-eva").exists() and not number(server, "p-eva"))

    shutil.rmtree(root)
    found = collect(root, server.house.course, server.house.sessions.journal)
    assert (found.standing, found.kept) == (1, 2)
    assert (number(server, "p-ana"), number(server, "p-eva")) == (2, 0)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    collect(root, server.house.course, server.house.sessions.journal)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_after_an_erasure_no_file_of_the_person_is_left(server):
    root = server.house.settings.assignments
    hand_in(server, "p-eva")
    assert eventually(lambda: number(server, "p-eva") > 0)
    gone = NewEvent(kinds.PersonWithdrew(erase=True), subject="p-eva")
    server.do(server.house.sessions.note("person:p-eva", (gone,), "p-eva"))
    assert eventually(lambda: not (root / "handed" / "p-eva").exists())
    assert not (root / "submitted" / "p-eva").exists()
