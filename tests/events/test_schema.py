"""Migrations happen once, in order, and all or nothing."""

import sqlite3
from contextlib import closing

import pytest

from lidera_nb.errors import JournalError
from lidera_nb.events.schema import JOURNAL, Migration, migrate, pending
from lidera_nb.events.storage import connect


@pytest.fixture
def connection(tmp_path):
    with closing(connect(tmp_path / "some.db")) as opened:
        yield opened


def tables(connection):
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_an_empty_file_lacks_everything(connection):
    assert pending(connection) == ["0001 events", "0002 checkpoints"]
    assert tables(connection) == set()


def test_migrating_brings_the_file_up_to_date(connection):
    assert migrate(connection) == ["0001 events", "0002 checkpoints"]
    assert pending(connection) == []
    assert migrate(connection) == []
    assert {"events", "checkpoints", "events_refuse_update"} <= tables(connection)


def test_only_what_is_missing_is_done(connection):
    migrate(connection, JOURNAL[:1])
    assert pending(connection) == ["0002 checkpoints"]
    assert migrate(connection) == ["0002 checkpoints"]


def test_a_migration_that_fails_leaves_nothing(connection):
    broken = Migration("0001 broken", ("CREATE TABLE half (x)", "NONSENSE"))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, [broken])
    assert tables(connection) == set()


def test_a_file_of_a_newer_version_asks_for_an_upgrade(connection):
    migrate(connection, [*JOURNAL, Migration("0003 tomorrow", ())])
    with pytest.raises(JournalError, match=r"a newer LIDERA \(it has '0003 tomorrow'\): upgrade"):
        pending(connection)
