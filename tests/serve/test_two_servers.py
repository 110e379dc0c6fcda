"""Two servers over one journal in PostgreSQL: what happens at one is known at the other."""

import time

import pytest

from lidera_nb.serve import follow
from tests.postgresserver import needs_postgres
from tests.running import running

pytestmark = needs_postgres

PATIENCE = 60


@pytest.fixture
def pair(databases, tmp_path, monkeypatch):
    """Two servers with folders of their own; only notifications can wake them."""
    monkeypatch.setattr(follow, "SECONDS", 3600.0)
    shared = {"store": databases.settings.store, "key_store": databases.settings.key_store}
    with (
        running(tmp_path / "one", **shared) as one,
        running(tmp_path / "other", enrol=False, **shared) as other,
    ):
        yield one, other


def soon(condition):
    """Wait until it holds."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until


def test_who_logs_in_at_one_is_known_at_the_other_at_once_until_they_leave(pair):
    one, other = pair
    ana = one.login("p-ana")
    soon(lambda: other.do(known(other, ana)) == "p-ana")
    assert ana.get(other.at("/")).status == 200
    other.do(other.house.close_logins("p-ana"))
    soon(lambda: one.do(known(one, ana)) is None)


async def known(server, client):
    [secret] = client.cookies.values()
    return server.house.identify(secret)[0]


def test_both_write_and_the_journal_stays_whole(pair, databases):
    people = ("p-ana", "p-eva", "p-ivo") * 2
    clients = [(person, pair[at % 2].login(person)) for at, person in enumerate(people)]
    for person, client in clients:
        for server in pair:
            soon(lambda s=server, c=client, p=person: s.do(known(s, c)) == p)
    assert [server.house.sessions.journal.last() for server in pair] == [11, 11]
    assert databases.check().faults == ()
