"""How often the database is asked: who folds hundreds of stories waits for each answer."""

import pytest

from lidera_nb.events import queries
from lidera_nb.events.postgres.line import Line
from tests.postgresserver import needs_postgres

pytestmark = needs_postgres
JOURNAL, KEYS = "LIDERA_STORE", "LIDERA_KEYS"


@pytest.fixture
def journal(databases):
    journal, keys = databases.open()
    yield journal
    journal.close()
    keys.close()


@pytest.fixture
def asked(journal, monkeypatch):
    """Which database was asked, question by question."""
    asked, real = [], Line.ask

    def noted(line, query, **values):
        asked.append(line.name)
        return real(line, query, **values)

    monkeypatch.setattr(Line, "ask", noted)
    return asked


def test_a_look_that_finds_nothing_is_one_question(journal, asked):
    assert list(journal.events()) == []
    assert journal.read("person:p1") == []
    assert asked == [JOURNAL, JOURNAL]


def test_a_look_that_finds_something_also_asks_whether_a_key_was_destroyed(journal, entry, asked):
    journal.append([entry("m1", person="p1")])
    asked.clear()
    assert [event.message_id for event in journal.events()] == ["m1"]
    assert asked == [JOURNAL, KEYS]


@pytest.mark.parametrize("count", [1, 2, 4, 5])
def test_all_pages_are_read_also_where_the_last_is_full(journal, entry, monkeypatch, count):
    monkeypatch.setattr(queries, "PAGE", 2)
    journal.append([entry(f"m{number}", person="p1") for number in range(count)])
    assert [event.seq for event in journal.events()] == list(range(1, count + 1))
