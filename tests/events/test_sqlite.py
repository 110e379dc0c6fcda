"""What only the real store must bear: other processes, full disks, foreign and broken files."""

import sqlite3
from contextlib import closing

import pytest

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal


def test_it_remembers_after_closing(paths, keys, journal, entry):
    [done] = journal.append([entry("m1", "uno")])
    journal.close()
    with closing(SqliteJournal.open(paths[0], keys)) as again:
        assert again.read("person:p1") == list(done.events)
        assert again.append([entry("m2", expected=1)])[0].head == 2


def test_a_closed_journal_says_so_in_a_sentence(journal, entry):
    journal.close()
    with pytest.raises(JournalError, match="closed database"):
        journal.append([entry()])


def test_a_second_process_that_appends_is_noticed(paths, journal, entry):
    journal.append([entry("m1")])
    with (
        closing(Keys.open(paths[1])) as keys,
        closing(SqliteJournal.open(paths[0], keys)) as other,
    ):
        assert other.append([entry("m2", expected=1)])[0].head == 2
        [done] = journal.append([entry("m3", expected=2)])
        assert [(event.seq, event.n) for event in done.events] == [(3, 3)]
        assert other.append([entry("m4", person="p2")])[0].events[0].seq == 4
    assert journal.read("person:p2")[0].payload.reason == "porque sí"


def test_a_full_disk_leaves_nothing_half_written_and_passes(paths, keys, entry):
    with closing(SqliteJournal.open(paths[0], keys, max_pages=20)) as journal:
        journal.append([entry("m1")])
        big = [entry(f"big{i}", "x" * 5000) for i in range(40)]
        with pytest.raises(JournalError, match="is full, nothing was written: free some space"):
            journal.append(big)
        assert [event.message_id for event in journal.events()] == ["m1"]
        journal.limit(10_000)
        assert journal.append(big)[-1].head == 41


def test_a_read_only_journal_reads_and_refuses_to_write(paths, keys, journal, entry):
    journal.append([entry("m1", "uno")])
    with closing(SqliteJournal.open(paths[0], keys, read_only=True)) as reader:
        assert reader.read("person:p1")[0].payload.reason == "uno"
        with pytest.raises(JournalError, match=r"journal\.db is read-only, nothing was written"):
            reader.append([entry("m2")])


def test_a_missing_journal_is_not_made_by_a_reader(tmp_path, keys):
    with pytest.raises(JournalError, match=r"there is no journal at .*none\.db: check the path"):
        SqliteJournal.open(tmp_path / "none.db", keys, read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_is_named(tmp_path, keys):
    with pytest.raises(
        JournalError, match=r"none/journal\.db cannot be opened: see that the folder"
    ):
        SqliteJournal.open(tmp_path / "none" / "journal.db", keys)


def test_a_file_that_is_no_database_is_named_with_the_next_step(paths, keys):
    paths[0].write_bytes(b"this is a letter, not a journal " * 100)
    with pytest.raises(JournalDamaged, match=r"journal\.db is damaged or is not a LIDERA file"):
        SqliteJournal.open(paths[0], keys)


def test_a_foreign_database_is_left_alone(paths, keys):
    with closing(sqlite3.connect(paths[0])) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = paths[0].read_bytes()
    with pytest.raises(JournalDamaged, match="is an SQLite file but not a LIDERA journal"):
        SqliteJournal.open(paths[0], keys)
    assert paths[0].read_bytes() == before


def test_a_truncated_file_does_not_open(paths, keys, journal, entry):
    journal.append([entry(f"m{i}", "x" * 500) for i in range(100)])
    journal.close()
    whole = paths[0].read_bytes()
    paths[0].write_bytes(whole[: len(whole) // 2])
    with pytest.raises(JournalDamaged, match="restore it from a backup"):
        SqliteJournal.open(paths[0], keys)


def test_a_journal_that_lost_its_wal_does_not_open(paths, keys, journal, entry):
    journal.append([entry("m1")])
    take_checkpoint(journal)
    main = paths[0].read_bytes()  # the events are in the WAL so far
    journal.close()
    paths[0].write_bytes(main)
    with pytest.raises(JournalDamaged, match=r"lost its tail|is damaged"):
        SqliteJournal.open(paths[0], keys)


def test_a_key_file_of_another_journal_is_noticed(paths, tmp_path, journal, entry):
    journal.append([entry()])
    with (
        closing(Keys.open(tmp_path / "other.db")) as other,
        pytest.raises(JournalDamaged, match=r"other\.db does not hold the keys of"),
    ):
        SqliteJournal.open(paths[0], other)


def test_nothing_is_changed_or_removed(paths, journal, entry):
    journal.append([entry()])
    take_checkpoint(journal)
    with closing(sqlite3.connect(paths[0])) as other:
        for table in ("events", "checkpoints"):
            with pytest.raises(sqlite3.IntegrityError, match=r"append-only: nothing in .* changed"):
                other.execute(f"UPDATE {table} SET at = ''")
            with pytest.raises(sqlite3.IntegrityError, match=r"append-only: nothing in .* removed"):
                other.execute(f"DELETE FROM {table}")


def test_a_file_held_by_another_process_is_named(paths, keys, entry, monkeypatch):
    monkeypatch.setattr("lidera_nb.events.storage.BUSY_SECONDS", 0.05)
    with (
        closing(SqliteJournal.open(paths[0], keys)) as journal,
        closing(sqlite3.connect(paths[0], isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="held by another process for 30 seconds, nothing"):
            journal.append([entry()])
        other.execute("ROLLBACK")
        assert journal.append([entry()])[0].head == 1


def test_it_writes_ahead_and_synchronises_fully(journal):
    assert journal._writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert journal._writer.execute("PRAGMA synchronous").fetchone() == (2,)


def test_long_journals_are_walked_page_by_page(journal, entry, monkeypatch):
    monkeypatch.setattr("lidera_nb.events.queries.PAGE", 3)
    journal.append([entry(f"m{i}") for i in range(10)])
    walk = journal.events()
    assert next(walk).seq == 1
    journal.append([entry("m10")])
    assert [event.seq for event in walk] == list(range(2, 12))
