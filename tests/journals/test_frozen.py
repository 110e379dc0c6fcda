"""Journals written by earlier releases verify and read as on the day they were written."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.check import check_journal
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal

FROZEN = sorted(Path(__file__).parent.glob("v*"))


@pytest.fixture(params=FROZEN, ids=[folder.name for folder in FROZEN])
def folder(request, tmp_path):
    """A copy: reading in WAL mode leaves files beside the journal."""
    return shutil.copytree(request.param, tmp_path / "frozen")


@pytest.fixture
def journal(folder):
    with (
        closing(Keys.open(folder / "keys.db")) as keys,
        closing(SqliteJournal.open(folder / "journal.db", keys)) as opened,
    ):
        yield opened


def test_there_is_a_frozen_journal():
    assert FROZEN


def test_it_verifies(folder):
    report = check_journal(folder / "journal.db", folder / "keys.db")
    assert report.faults == ()
    assert (report.events, report.streams, report.checkpoints) == (31, 4, 1)


def test_every_event_reads_as_todays_version(journal):
    events = list(journal.events())
    assert len(events) == 31
    assert all(event.version == kinds.VERSIONS[event.kind] for event in events)


def test_the_words_are_still_there(journal):
    by_kind = {event.kind: event.payload for event in journal.read("person:synthetic-1")}
    assert by_kind["case.decided"].reason == "Razón de synthetic-1, ñ."
    assert by_kind["case.ended"].indicators == {"trust": 3}
    assert by_kind["profile.saved"].answers["area"] == "rural"


def test_the_erased_person_stays_erased(journal):
    decided = journal.read("person:synthetic-3")[4]
    assert (decided.payload.reason, decided.payload.choice) == ("", "wait")
    assert decided.erased


def test_it_can_be_continued(journal):
    known = journal.find("person:synthetic-1", "m4", b"body")
    assert known is not None
    assert known.repeated
    assert known.head == 9
