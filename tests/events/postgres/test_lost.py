"""A connection that was lost is made anew; what was in doubt is said, and a repeat is harmless."""

import pytest

from lidera_nb.errors import JournalError
from lidera_nb.events.postgres.line import Lost
from tests.postgresserver import needs_postgres
from tests.stores import told

pytestmark = [needs_postgres, pytest.mark.parametrize("place", ["postgres"], indirect=True)]

HANG_UP = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lidera'"


def test_after_a_restart_of_the_server_everything_goes_on(place, journal, entry):
    journal.append([entry("m1", "uno")])
    told(place.settings.store, HANG_UP)
    assert journal.append([entry("m2", "dos", expected=1)])[0].head == 2
    told(place.settings.store, HANG_UP)
    assert [event.payload.reason for event in journal.read("person:p1")] == ["uno", "dos"]


def test_a_connection_lost_before_the_commit_is_tried_again(place, journal, entry, monkeypatch):
    from lidera_nb.events.postgres import journal as module

    insert, hung_up = module.insert, []

    def losing(session, rows):
        if not hung_up:
            hung_up.append(told(place.settings.store, HANG_UP))
        insert(session, rows)

    monkeypatch.setattr(module, "insert", losing)
    [done] = journal.append([entry("m1")])
    assert (done.repeated, done.head) == (False, 1)
    assert len(list(journal.events())) == 1


@pytest.mark.parametrize("arrived", [False, True])
def test_a_commit_in_doubt_is_an_error_and_its_repeat_harmless(
    place, journal, entry, arrived, monkeypatch
):
    commit = journal._writer._commit

    def losing(session):
        if arrived:
            commit(session)
        told(place.settings.store, HANG_UP)
        if arrived:
            raise Lost("gone", in_doubt=True)
        commit(session)

    with monkeypatch.context() as patch:
        patch.setattr(journal._writer, "_commit", losing)
        with pytest.raises(JournalError, match="not known whether it was stored: send the same"):
            journal.append([entry("m1", expected=0)])
    assert journal.head("person:p1") == int(arrived)
    [again] = journal.append([entry("m1", expected=0)])
    assert (again.repeated, again.head) == (arrived, 1)


def test_a_closed_journal_says_so_in_a_sentence(journal, entry):
    journal.close()
    with pytest.raises(JournalError, match="was closed: open it again"):
        journal.append([entry()])


def test_a_listener_that_lost_its_connection_listens_again(place, journal, entry):
    import threading

    woken = threading.Semaphore(0)
    journal.on_news(woken.release)
    assert woken.acquire(timeout=60)
    told(place.settings.store, HANG_UP)
    assert woken.acquire(timeout=60)  # it says so when it listens anew
