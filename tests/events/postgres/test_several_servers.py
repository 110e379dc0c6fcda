"""Several servers write one journal: nobody's commit is passed over by whoever follows."""

import threading
import time
from contextlib import ExitStack, closing

import pytest

from lidera_nb.events.postgres.tables import JOURNAL
from tests.postgresserver import needs_postgres
from tests.stores import told

pytestmark = needs_postgres

WRITERS, BATCHES = 4, 15
PATIENCE = 60
WAITING = f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = {JOURNAL.lock}"  # noqa: E501


def waiting(place):
    """How many servers wait for another one's commit, once one does."""
    until = time.monotonic() + PATIENCE
    while (found := told(place.settings.store, WAITING)[0][0]) == 0:
        assert time.monotonic() < until, "nobody waits"
    return found


@pytest.fixture
def server(databases):
    """Another server's journal, each time it is asked; all are closed in the end."""
    with ExitStack() as opened:

        def another():
            journal, keys = databases.open()
            opened.callback(keys.close)
            opened.callback(journal.close)
            return journal

        yield another


def test_who_follows_sees_no_later_event_before_an_earlier_one(databases, server, entry):
    one, other, reader = server(), server(), server()
    commit, begun, go_on = one._writer._commit, threading.Event(), threading.Event()

    def slow(session):
        begun.set()
        go_on.wait(PATIENCE)
        commit(session)

    one._writer._commit = slow
    first = threading.Thread(target=one.append, args=([entry("m1", person="p1")],))
    second = threading.Thread(target=other.append, args=([entry("m2", person="p2")],))
    first.start()
    begun.wait(PATIENCE)
    second.start()
    assert waiting(databases) == 1
    assert list(reader.events()) == []
    go_on.set()
    first.join(PATIENCE)
    second.join(PATIENCE)
    assert [(event.seq, event.message_id) for event in reader.events()] == [(1, "m1"), (2, "m2")]


def test_a_follower_of_many_writers_misses_nothing_and_sees_all_in_order(databases, entry):
    def write(number):
        journal, keys = databases.open()
        with closing(keys), closing(journal):
            for batch in range(BATCHES):
                mine = [entry(f"w{number}-{batch}-{i}", person=f"p{i}") for i in range(3)]
                for done in journal.append(mine):
                    acknowledged.append(done.events[0].seq)

    acknowledged, seen, after = [], [], 0
    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    follower, keys = databases.open()
    with closing(keys), closing(follower):
        for thread in threads:
            thread.start()
        while len(seen) < WRITERS * BATCHES * 3:
            alive = any(thread.is_alive() for thread in threads)
            fresh = [event.seq for event in follower.events(after)]
            assert fresh or alive or len(seen) == WRITERS * BATCHES * 3
            seen += fresh
            after = seen[-1] if seen else 0
        for thread in threads:
            thread.join(PATIENCE)
    assert seen == list(range(1, len(seen) + 1))
    assert sorted(acknowledged) == seen
    assert databases.check().faults == ()


def test_the_same_message_at_two_servers_is_stored_once(server, entry):
    journals = [server(), server()]
    answers = [None, None]

    def send(number):
        answers[number] = journals[number].append([entry("m1", "uno", expected=0)])[0]

    threads = [threading.Thread(target=send, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(answer.repeated for answer in answers) == [False, True]
    assert journals[0].head("person:p1") == 1


def test_another_server_that_appends_wakes_at_once_and_ones_own_commits_do_not(server, entry):
    one, other = server(), server()
    woken = threading.Semaphore(0)
    one.on_news(woken.release)
    assert woken.acquire(timeout=PATIENCE)  # it listens
    one.append([entry("m1")])
    other.append([entry("m2")])
    assert woken.acquire(timeout=PATIENCE)
    one.close()
    other.close()
    assert not woken.acquire(blocking=False)
