"""What a check of files finds beyond what holds for every store: see `test_verify.py`."""

import sqlite3
from contextlib import closing

import pytest

from lidera_nb.events.chain import Row, linked
from lidera_nb.events.check import check_journal
from lidera_nb.events.schema import JOURNAL
from lidera_nb.events.storage import connect


def test_it_looks_without_changing_a_byte(paths, filled, keys):
    filled.close()
    keys.close()
    before = [path.read_bytes() for path in paths]
    check_journal(*paths)
    assert [path.read_bytes() for path in paths] == before


def test_a_tail_rewritten_with_right_hashes_does_not_fit_the_checkpoint(place, paths, filled):
    with closing(connect(paths[0])) as other:
        row = Row(*other.execute("SELECT * FROM events WHERE seq = 6").fetchone())
    forged = linked(row._replace(actor="p9"))
    place.meddle(f"UPDATE events SET actor = 'p9', hash = X'{forged.hash.hex()}' WHERE seq = 6")
    [fault] = check_journal(*paths).faults
    assert "does not fit the events up to seq 6: some were removed or rewritten" in fault


def test_a_replaced_key_file_is_named(paths, filled, keys):
    with closing(sqlite3.connect(paths[1])) as other, other:
        other.execute("DELETE FROM person_keys WHERE person = 'p2'")
    faults = check_journal(*paths).faults
    assert len(faults) == 3
    assert "restore the key file that belongs to this journal" in faults[0]


def test_a_pending_migration_is_named(paths, filled, monkeypatch):
    later = (*JOURNAL, JOURNAL[0]._replace(name="0003 later"))
    monkeypatch.setattr("lidera_nb.events.schema.JOURNAL", later)
    [fault] = check_journal(*paths).faults
    assert "lacks '0003 later': start the server once to bring it up to date" in fault


def test_a_value_of_the_wrong_type_is_named(place, paths, filled):
    place.meddle("UPDATE events SET n = X'00' WHERE seq = 5")
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
