"""The labs of the demonstration: one with an outcome each way, one to join."""

from datetime import UTC, datetime, timedelta

from lidera_nb.activities.exchange.labtold import Labs, evolve
from lidera_nb.demo import piloting
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.exchange.labs import Outcome, side_by_side, standing

AT = datetime(2026, 11, 3, 12, tzinfo=UTC)


def written():
    journal = MemoryJournal()
    piloting.write(journal, AT)
    return journal


def labs(journal):
    found = Labs()
    for event in journal.read("cohort:demo"):
        found = evolve(found, event)
    return list(found.all.values())


def test_one_lab_is_over_and_waits_for_a_school_and_one_is_announced():
    over, ahead = labs(written())
    told = {person: Outcome(status, why) for person, status, why in piloting.TELLERS}
    assert standing(over, AT.date(), told) == "over"
    assert standing(ahead, AT.date(), {}) == "announced"
    assert not ahead.schools


def test_schools_went_up_and_down_and_one_has_no_measure_after():
    over, _ = labs(written())
    changes = [row.change for row in side_by_side(over, {})]
    assert [change and change > 0 for change in changes] == [True, False, None]


def test_written_again_nothing_is_added():
    journal = written()
    before = journal.last()
    piloting.write(journal, AT + timedelta(days=1))
    assert journal.last() == before
