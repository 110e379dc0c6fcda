"""``lidera migrate-store``, and the other commands on a journal in PostgreSQL."""

import json
from pathlib import Path

import pytest

from tests.postgresserver import needs_postgres

pytestmark = needs_postgres


@pytest.fixture
def shared(databases, monkeypatch):
    """The environment of a server whose journal is in PostgreSQL."""
    monkeypatch.setenv("LIDERA_STORE", databases.settings.store)
    monkeypatch.setenv("LIDERA_KEYS", databases.settings.key_store)
    return databases


@pytest.fixture
def valle(lidera, tmp_path):
    """A folder with a journal in files."""
    lidera("people", "create", "valle", "--title", "Valle 2026", "--var", tmp_path / "var")
    lidera("people", "add", "valle", "--name", "A. Rojas", "--var", tmp_path / "var")
    return tmp_path / "var"


@pytest.fixture
def moved(valle, shared, lidera):
    """What the command says of a first copy."""
    return lidera("migrate-store", "--var", valle)


def test_without_addresses_the_next_step_is_named(lidera, tmp_path):
    ran = lidera("migrate-store", "--var", tmp_path)
    assert ran.code == 2
    assert "LIDERA_STORE and LIDERA_KEYS are not set; give the addresses of two" in ran.err


def test_a_journal_moves_and_the_last_step_is_told(moved, valle, lidera):
    assert moved.code == 0, moved.err
    assert "3 events, 1 streams, 0 checkpoints, 1 keys" in moved.out
    assert "3 events were copied now. Stop the server that still writes to" in moved.out
    again = lidera("migrate-store", "--var", valle)
    assert "Nothing was new. If no server writes to" in again.out
    assert "start servers with LIDERA_STORE and LIDERA_KEYS" in again.out


def test_commands_work_on_what_was_moved_and_it_moves_back(moved, valle, lidera, tmp_path):
    other = tmp_path / "other"
    assert "A. Rojas" in lidera("people", "list", "valle", "--var", other).out
    lidera("people", "add", "valle", "--name", "B. Soto", "--var", other)
    ran = lidera("check", "--journal", "--var", other)
    assert (ran.code, ran.out) == (0, "5 events, 1 streams, 0 checkpoints; no faults found.\n")
    back = lidera("migrate-store", "--back", "--json", "--var", other)
    assert (back.json["events"], back.json["now"], back.json["faults"]) == (5, 5, [])
    assert Path(back.json["target"]) == other / "journal.db"
    assert "hunter2" not in json.dumps(back.json)


def test_a_damaged_copy_ends_with_one(moved, valle, shared, lidera):
    shared.meddle("UPDATE events SET actor = 'p9' WHERE seq = 2")
    ran = lidera("check", "--journal", "--var", valle)
    assert ran.code == 1
    assert "was changed after it was written" in ran.out
    ran = lidera("migrate-store", "--var", valle)
    assert ran.code == 2
    assert "is not empty and no copy of this journal (it differs after event 0)" in ran.err


def test_a_damaged_source_ends_with_one(valle, shared, lidera):
    from tests.stores import in_files

    in_files(valle).meddle("UPDATE events SET actor = 'p9' WHERE seq = 2")
    ran = lidera("migrate-store", "--var", valle)
    assert ran.code == 1
    assert "was changed after it was written: its hash does not fit" in ran.err
