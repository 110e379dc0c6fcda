"""A real database that refuses: what is said of it, and what is kept from harm."""

from contextlib import closing

import pytest

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.keys import Keys
from lidera_nb.events.postgres.journal import PostgresJournal
from lidera_nb.events.postgres.keyroom import KeyRoom
from tests.postgresserver import needs_postgres
from tests.stores import told

SECRET = "hunter2"


@pytest.fixture
def store(place):
    return place.settings.store


pytestmark = [needs_postgres, pytest.mark.parametrize("place", ["postgres"], indirect=True)]


def refused(url, keys, error=JournalError):
    with pytest.raises(error) as caught:
        PostgresJournal.open(url, keys).close()
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value)
    return str(caught.value)


def test_a_server_that_is_gone(keys, tmp_path):
    said = refused(f"postgresql://lidera:{SECRET}@/lidera?host={tmp_path}", keys)
    assert f"the connection to PostgreSQL at {tmp_path}, database lidera was lost (" in said
    assert "nothing was written: see that the server runs and try again" in said


def test_a_user_who_is_not_let_in(store, keys):
    said = refused(store.replace("lidera@", f"nobody:{SECRET}@"), keys)
    assert "does not let this user in: check user and password in LIDERA_STORE" in said


def test_a_database_that_is_not_there(store, keys):
    said = refused(store.replace("/journal", "/none"), keys)
    assert "there is no such database" in said
    assert "create it, or check LIDERA_STORE" in said


def test_a_database_of_something_else_is_left_alone(place, keys):
    told(place.settings.store, "CREATE TABLE recipes (name text)")
    said = refused(place.settings.store, keys, JournalDamaged)
    assert "the database holds public.recipes and so is not a LIDERA journal" in said
    assert "give one of its own in LIDERA_STORE, empty at first" in said


def test_keys_in_the_database_of_the_journal(place, journal):
    with pytest.raises(JournalDamaged, match=r"is not a LIDERA key store .* LIDERA_KEYS, empty"):
        KeyRoom.open(place.settings.store)


def test_a_newer_version_asks_for_an_upgrade(store, keys, journal):
    told(store, "INSERT INTO lidera_journal.migrations VALUES ('0003 tomorrow')")
    assert "by a newer LIDERA (it has '0003 tomorrow'): upgrade this one" in refused(store, keys)


def test_tables_that_may_only_be_read_are_not_made(place, keys, journal):
    told(place.settings.store, "DELETE FROM lidera_journal.migrations WHERE name LIKE '0002%'")
    with pytest.raises(JournalError, match="lacks '0002 checkpoints': start the server once"):
        PostgresJournal.open(place.settings.store, keys, read_only=True)


def test_who_may_only_read_cannot_write(place, keys, journal, entry):
    with closing(place.journal(keys, read_only=True)) as reader:
        assert reader.read("person:p1") == []
        with pytest.raises(JournalError, match="is read-only or a standby, nothing was written"):
            reader.append([entry()])


def test_keys_of_another_journal_are_noticed(place, journal, entry, tmp_path):
    journal.append([entry()])
    with closing(Keys.open(tmp_path / "other.db")) as other:
        assert "other.db does not hold the keys of" in refused(
            place.settings.store, other, JournalDamaged
        )


def test_nothing_is_changed_or_removed(place, journal, entry):
    from pg8000.exceptions import DatabaseError

    journal.append([entry()])
    for table in ("events", "checkpoints"):
        for verb in ("UPDATE {} SET at = ''", "DELETE FROM {}", "TRUNCATE {}"):
            replica = "SET session_replication_role = replica"  # which turns off other triggers
            with pytest.raises(DatabaseError, match="append-only: nothing in"):
                told(place.settings.store, replica, verb.format(f"lidera_journal.{table}"))


def test_a_trigger_that_somebody_removed_is_named(place, journal):
    told(place.settings.store, "DROP TRIGGER events_refuse_delete ON lidera_journal.events")
    [fault] = place.check().faults
    assert "nothing refuses DELETE of events any more" in fault


def test_commits_are_durable_whatever_the_database_was_told(place, journal):
    assert told(place.settings.store, "SHOW synchronous_commit") == [["off"]]
    assert journal._writer.ask("SHOW synchronous_commit") == [["on"]]


def test_a_destroyed_key_leaves_no_trace_in_the_table(place, keys):
    secret = keys.sealer("p1").secret
    keys.ensure(f"q{i}" for i in range(50))
    folder = told(place.settings.key_store, "CHECKPOINT", "SHOW data_directory")[0][0]
    path = "SELECT pg_relation_filepath('lidera_keys.person_keys')"
    table = told(place.settings.key_store, path)[0][0]
    held = f"SELECT position('\\x{secret.hex()}'::bytea IN pg_read_binary_file(:file)) > 0"
    assert told(place.settings.key_store, held.replace(":file", f"'{folder}/{table}'")) == [[True]]
    assert keys.destroy("p1") is True
    table = told(place.settings.key_store, "CHECKPOINT", path)[0][0]
    assert told(place.settings.key_store, held.replace(":file", f"'{folder}/{table}'")) == [[False]]
