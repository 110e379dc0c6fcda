"""Every way of meddling with a journal is named in a sentence, whatever keeps it."""

import pytest

from lidera_nb.events.checkpoints import take_checkpoint
from tests.stores import EITHER

pytestmark = pytest.mark.parametrize("place", EITHER, indirect=True)


def test_a_whole_journal_has_no_faults(place, filled):
    report = place.check()
    assert (report.events, report.streams, report.checkpoints) == (6, 2, 2)
    assert report.faults == ()


def test_an_empty_journal_is_whole(place, journal):
    assert place.check().faults == ()


def test_erasure_leaves_the_journal_whole(place, filled, keys):
    keys.destroy("p1")
    assert place.check().faults == ()


def test_an_edited_row_is_named(place, filled):
    place.meddle("UPDATE events SET payload = replace(payload, '\"a\"', '\"b\"') WHERE seq = 3")
    assert place.check().faults == (
        (
            "event 2 of person:p1 (seq 3) was changed after it was written: "
            "its hash does not fit its content"
        ),
    )


def test_a_deleted_tail_is_named_by_the_mirror(place, filled):
    place.meddle("DELETE FROM events WHERE seq > 4", "DELETE FROM checkpoints WHERE id = 2")
    faults = place.check().faults
    assert faults[0].startswith("checkpoint 2, which the key file mirrors, is missing")
    assert "ends at event 4, but a checkpoint was taken at event 6" in faults[-1]
    assert faults[-1].endswith("see what is wrong")


def test_a_deleted_event_in_the_middle_is_a_gap(place, filled):
    place.meddle("DELETE FROM events WHERE seq = 3")
    faults = place.check().faults
    assert "event 3 of person:p1 (seq 5) follows event 1" in faults[1]


def test_a_forged_checkpoint_is_named(place, filled):
    place.meddle("UPDATE checkpoints SET streams = 1 WHERE id = 1")
    [fault] = place.check().faults
    assert fault.startswith("checkpoint 1 is not signed by the key in")


def test_an_unknown_version_is_named(place, filled):
    place.meddle("UPDATE events SET version = 9 WHERE seq = 6")
    assert "case.decided of version 9 is not known to this LIDERA: upgrade it to read on" in (
        place.check().faults
    )


def test_it_works_while_a_server_writes(place, filled, entry, monkeypatch):
    def append_meanwhile(self, row):
        filled.append([entry(f"later{row.seq}", person="p3")])
        take_checkpoint(filled)

    monkeypatch.setattr("lidera_nb.events.check._Examination._content", append_meanwhile)
    report = place.check()
    assert (report.events, report.faults) == (6, ())
    assert filled.head("person:p3") == 6
