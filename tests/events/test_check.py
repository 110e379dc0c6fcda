"""Every way of meddling with a journal is named in a sentence."""

import sqlite3
from contextlib import closing

import pytest

from lidera_nb.events.chain import Row, linked
from lidera_nb.events.check import check_journal
from lidera_nb.events.checkpoints import take_checkpoint
from lidera_nb.events.schema import JOURNAL
from lidera_nb.events.storage import connect


@pytest.fixture
def filled(journal, entry):
    """Six events of two people, a checkpoint at the fourth and one at the end."""
    journal.append([entry(f"m{i}", person=p) for i in (1, 2) for p in ("p1", "p2")])
    take_checkpoint(journal)
    journal.append([entry("m3", person=p) for p in ("p1", "p2")])
    take_checkpoint(journal)
    return journal


def meddle(path, *statements):
    """Change the file as someone who owns it could: without the triggers."""
    with closing(connect(path)) as other:
        for table in ("events", "checkpoints"):
            for verb in ("update", "delete"):
                other.execute(f"DROP TRIGGER {table}_refuse_{verb}")
        for statement in statements:
            other.execute(statement)


def test_a_whole_journal_has_no_faults(paths, filled):
    report = check_journal(*paths)
    assert (report.events, report.streams, report.checkpoints) == (6, 2, 2)
    assert report.faults == ()


def test_an_empty_journal_is_whole(paths, journal):
    assert check_journal(*paths).faults == ()


def test_erasure_leaves_the_journal_whole(paths, filled, keys):
    keys.destroy("p1")
    assert check_journal(*paths).faults == ()


def test_it_looks_without_changing_a_byte(paths, filled, keys):
    filled.close()
    keys.close()
    before = [path.read_bytes() for path in paths]
    check_journal(*paths)
    assert [path.read_bytes() for path in paths] == before


def test_an_edited_row_is_named(paths, filled):
    meddle(paths[0], "UPDATE events SET payload = replace(payload, '\"a\"', '\"b\"') WHERE seq = 3")
    assert check_journal(*paths).faults == (
        (
            "event 2 of person:p1 (seq 3) was changed after it was written: "
            "its hash does not fit its content"
        ),
    )


def test_a_tail_rewritten_with_right_hashes_does_not_fit_the_checkpoint(paths, filled):
    with closing(connect(paths[0])) as other:
        row = Row(*other.execute("SELECT * FROM events WHERE seq = 6").fetchone())
    forged = linked(row._replace(actor="p9"))
    meddle(paths[0], f"UPDATE events SET actor = 'p9', hash = X'{forged.hash.hex()}' WHERE seq = 6")
    [fault] = check_journal(*paths).faults
    assert "does not fit the events up to seq 6: some were removed or rewritten" in fault


def test_a_deleted_tail_is_named_by_the_mirror(paths, filled):
    meddle(paths[0], "DELETE FROM events WHERE seq > 4", "DELETE FROM checkpoints WHERE id = 2")
    faults = check_journal(*paths).faults
    assert faults[0].startswith("checkpoint 2, which the key file mirrors, is missing")
    assert "ends at event 4, but a checkpoint was taken at event 6" in faults[-1]
    assert faults[-1].endswith("see what is wrong")


def test_a_deleted_event_in_the_middle_is_a_gap(paths, filled):
    meddle(paths[0], "DELETE FROM events WHERE seq = 3")
    faults = check_journal(*paths).faults
    assert "event 3 of person:p1 (seq 5) follows event 1" in faults[1]


def test_a_forged_checkpoint_is_named(paths, filled):
    meddle(paths[0], "UPDATE checkpoints SET streams = 1 WHERE id = 1")
    [fault] = check_journal(*paths).faults
    assert fault.startswith("checkpoint 1 is not signed by the key in")


def test_a_replaced_key_file_is_named(paths, filled, keys):
    with closing(sqlite3.connect(paths[1])) as other, other:
        other.execute("DELETE FROM person_keys WHERE person = 'p2'")
    faults = check_journal(*paths).faults
    assert len(faults) == 3
    assert "restore the key file that belongs to this journal" in faults[0]


def test_an_unknown_version_is_named(paths, filled):
    meddle(paths[0], "UPDATE events SET version = 9 WHERE seq = 6")
    assert "case.decided of version 9 is not known to this LIDERA: upgrade it to read on" in (
        check_journal(*paths).faults
    )


def test_a_pending_migration_is_named(paths, filled, monkeypatch):
    later = (*JOURNAL, JOURNAL[0]._replace(name="0003 later"))
    monkeypatch.setattr("lidera_nb.events.schema.JOURNAL", later)
    [fault] = check_journal(*paths).faults
    assert "lacks '0003 later': start the server once to bring it up to date" in fault


def test_a_value_of_the_wrong_type_is_named(paths, filled):
    meddle(paths[0], "UPDATE events SET n = X'00' WHERE seq = 5")
    assert "event with seq 5 holds values of the wrong type: restore it from a backup" in (
        check_journal(*paths).faults
    )


@pytest.mark.parametrize("where", [0.3, 0.6, 0.9])
def test_flipped_bits_are_found(paths, filled, entry, where):
    filled.append([entry(f"x{i}", "palabras " * 50) for i in range(50)])
    filled.close()
    content = bytearray(paths[0].read_bytes())
    place = int(len(content) * where)
    content[place : place + 64] = bytes(byte ^ 0xFF for byte in content[place : place + 64])
    paths[0].write_bytes(content)
    faults = check_journal(*paths).faults
    assert any("damaged" in fault or "changed after it was written" in fault for fault in faults)


def test_a_missing_file_is_one_fault(paths, keys):
    assert check_journal(*paths).faults == (f"there is no journal at {paths[0]}: check the path",)


def test_it_works_while_a_server_writes(paths, filled, entry, monkeypatch):
    def append_meanwhile(self, row):
        filled.append([entry(f"later{row.seq}", person="p3")])
        take_checkpoint(filled)

    monkeypatch.setattr("lidera_nb.events.check._Examination._content", append_meanwhile)
    report = check_journal(*paths)
    assert (report.events, report.faults) == (6, ())
    assert filled.head("person:p3") == 6
