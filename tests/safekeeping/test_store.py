"""A server that keeps its journal in PostgreSQL: its backup is the one of a server with files."""

from dataclasses import replace

import pytest

from lidera_nb.errors import BackupError
from lidera_nb.events.check import check_journal
from lidera_nb.events.moving import ends
from lidera_nb.events.moving.move import move
from lidera_nb.safekeeping.doctor.diagnosis import Round, diagnose
from tests.keptfolder import AT, PEOPLE, opened
from tests.postgresserver import needs_postgres

pytestmark = needs_postgres


@pytest.fixture
def moved(settings, databases):
    """The same server after `lidera migrate-store`; its old files are gone."""
    given = databases.settings
    there = replace(settings, store=given.store, key_store=given.key_store)
    source, target = ends.files(settings, read_only=True), ends.databases(there, read_only=False)
    done = move(source, target)
    source.close()
    target.close()
    settings.journal.unlink()
    settings.keys.unlink()
    return there, done


def test_what_is_backed_up_comes_back_as_files_with_the_same_heads(moved, save, bring):
    there, done = moved
    made = save(settings=there)
    assert (made.told.events, made.told.heads) == (done.events, done.heads_hash)
    again, _ = bring()
    assert check_journal(again.journal, again.keys).faults == ()
    with opened(again) as (journal, keys):
        assert [keys.alive(person) for person in PEOPLE] == [True] * len(PEOPLE)
        assert journal.last() == done.events


def test_without_another_place_the_keys_are_left_out(moved, save, tmp_path):
    made = save(settings=moved[0], keys_to=None)
    assert made.brief is None
    assert not [path for path in made.lasting.rglob("*") if path.name == "keys.db"]


def test_the_doctor_says_what_verifies_a_database(moved):
    with pytest.raises(
        BackupError, match=r"^the journal is in PostgreSQL, and the doctor looks at"
    ):
        diagnose(Round(moved[0], AT), lambda _: None)
