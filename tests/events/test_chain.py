"""The chain shows what was changed, moved or left out."""

import pytest

from lidera_nb.events.chain import Head, Row, canonical, genesis, linked, verify


@pytest.fixture
def rows() -> list[Row]:
    """Two streams of three events each, interleaved."""
    made, heads = [], {}
    for seq, stream in enumerate(["a", "b"] * 3, start=1):
        head = heads.get(stream) or genesis(stream)
        row = Row(
            seq, stream, head.n + 1, f"m{seq}", 0, "k", 1, "", "{}", b"mac", "x", "t", b"", b""
        )
        made.append(linked(row._replace(prev_hash=head.hash)))
        heads[stream] = Head(made[-1].n, made[-1].hash)
    return made


def test_fields_do_not_run_into_each_other():
    assert canonical(["ab", "c"]) != canonical(["a", "bc"])
    assert canonical([1, b"x"]) == bytes(7) + b"\x011" + bytes(7) + b"\x01x"


def test_an_untouched_chain_holds(rows):
    assert verify(rows) == []


@pytest.mark.parametrize("column", [name for name in Row._fields if name not in ("seq", "hash")])
def test_a_change_of_any_column_shows(rows, column):
    old = getattr(rows[2], column)
    new = old + 7 if isinstance(old, int) else old + old[:1] if old else "k_1"
    rows[2] = rows[2]._replace(**{column: new})
    assert verify(rows) != []


def test_a_changed_row_is_named(rows):
    rows[2] = rows[2]._replace(payload='{"a":1}')
    assert verify(rows) == [
        "event 2 of a (seq 3) was changed after it was written: its hash does not fit its content"
    ]


def test_a_changed_row_with_a_new_hash_shows_at_the_next_one(rows):
    rows[2] = linked(rows[2]._replace(payload='{"a":1}'))
    assert verify(rows) == [
        "event 3 of a (seq 5) does not continue the event before it: one of them was replaced"
    ]


def test_a_missing_row_is_a_gap(rows):
    del rows[2]
    assert verify(rows) == [
        "event 3 of a (seq 5) follows event 1: events between them are missing or moved"
    ]


def test_two_rows_that_changed_places_show(rows):
    rows[0], rows[2] = rows[2], rows[0]
    assert "event 2 of a (seq 3) follows event 0" in verify(rows)[0]
