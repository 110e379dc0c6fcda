"""The key file: kept from other eyes, and without a trace of what was destroyed."""

import sqlite3
from contextlib import closing

import pytest

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.keys import Keys


def test_the_file_is_for_its_owner_only(paths, keys):
    assert paths[1].stat().st_mode & 0o777 == 0o600


def test_a_destroyed_key_leaves_no_trace_in_the_file(paths, keys):
    secret = keys.sealer("p1").secret
    keys.ensure(f"q{i}" for i in range(200))
    assert secret in paths[1].read_bytes()
    assert keys.destroy("p1") is True
    keys.close()
    left = b"".join(file.read_bytes() for file in paths[1].parent.iterdir())
    assert secret not in left


def test_a_key_is_durable_before_its_event(paths, keys, journal, entry, monkeypatch):
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(journal, "_notice_others", fail)
    with pytest.raises(JournalError):
        journal.append([entry()])
    with closing(sqlite3.connect(paths[1])) as other:
        assert other.execute("SELECT person FROM person_keys").fetchall() == [("p1",)]


def test_a_journal_is_not_a_key_file(paths, journal):
    with pytest.raises(JournalDamaged, match="is an SQLite file but not a LIDERA key file"):
        Keys.open(paths[0])


def test_a_missing_key_file_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(JournalError, match="there is no key file at"):
        Keys.open(tmp_path / "none.db", read_only=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "none").touch()
    with pytest.raises(JournalError, match=r"none/keys\.db cannot be opened \("):
        Keys.open(tmp_path / "none" / "keys.db")


def test_a_new_folder_for_the_keys_is_closed_to_others(tmp_path):
    Keys.open(tmp_path / "new" / "keys.db").close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
