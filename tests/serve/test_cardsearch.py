"""Finding cards in a running server."""

import asyncio
from contextlib import closing

import pytest

from lidera_nb.cards.search.pglink import Link
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.errors import LideraError
from lidera_nb.serve.cardsearch import Search, index_maker
from tests.cards.search.cards import a_card
from tests.postgresserver import cluster, needs_postgres

LUNES = a_card("lunes", "La alumna que falta los lunes")
PATIO = a_card("patio", "Adultos en el patio")


class Book:
    """What the search sees of a book of cards."""

    def __init__(self, *cards):
        self.shown = {card.id: card for card in cards}
        self.changed = set(self.shown)

    def faces(self):
        return self.shown

    def drain(self):
        changed, self.changed = self.changed, set()
        return changed

    def show(self, card):
        self.shown[card.id] = card
        self.changed.add(card.id)

    def withdraw(self, name):
        del self.shown[name]
        self.changed.add(name)


def ids(found):
    return [hit.id for hit in found.hits]


def test_the_index_is_made_when_somebody_first_searches():
    made = []

    def make():
        made.append(SqliteIndex())
        return made[-1]

    search = Search(Book(LUNES), make)
    assert not made
    for _ in range(2):
        assert ids(asyncio.run(search.search("lunes", "es"))) == ["lunes"]
    assert len(made) == 1


def test_what_comes_changes_and_goes_in_the_book_is_seen_by_the_next_search():
    book = Book(LUNES)
    search = Search(book)
    book.show(PATIO)
    assert ids(asyncio.run(search.search("patio", "es"))) == ["patio"]
    book.show(a_card("lunes", "Desayuno"))
    assert ids(asyncio.run(search.search("lunes", "es"))) == []
    book.withdraw("patio")
    assert ids(asyncio.run(search.search("", "es"))) == ["lunes"]


def test_a_search_that_comes_while_another_works_does_not_see_what_was_withdrawn():
    book = Book(LUNES, PATIO)
    search = Search(book)

    async def both():
        first = asyncio.create_task(search.search("", "es"))
        await asyncio.sleep(0)
        book.withdraw("patio")
        return await asyncio.gather(first, search.search("", "es"))

    assert [ids(found) for found in asyncio.run(both())] == [["lunes"], ["lunes"]]


def test_the_loop_goes_on_while_the_index_is_made():
    begun, done = [], []

    async def visit():
        loop, go_on = asyncio.get_running_loop(), asyncio.Event()

        def make():
            begun.append(1)
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()
            return SqliteIndex()

        found = asyncio.create_task(Search(Book(LUNES), make).search("lunes", "es"))
        while not begun:
            await asyncio.sleep(0)
        done.append(found.done())
        go_on.set()
        return await found

    assert ids(asyncio.run(visit())) == ["lunes"]
    assert done == [False]


def test_cards_that_are_alike_are_those_that_readers_may_see():
    book = Book(LUNES, a_card("martes", "El alumno que falta los martes"))
    search = Search(book)
    assert [hit.id for hit in asyncio.run(search.like("lunes"))] == ["martes"]
    book.withdraw("martes")
    assert asyncio.run(search.like("lunes")) == ()


def test_an_index_that_could_not_follow_is_made_anew_from_all_cards():
    class Broken(SqliteIndex):
        def put(self, cards):
            super().put(cards)
            if broken:
                raise LideraError("the store is gone")

    broken, book = [], Book(LUNES)
    search = Search(book, Broken)
    assert ids(asyncio.run(search.search("", "es"))) == ["lunes"]
    book.show(PATIO)
    broken.append(1)
    with pytest.raises(LideraError, match="the store is gone"):
        asyncio.run(search.search("", "es"))
    broken.clear()
    assert set(ids(asyncio.run(search.search("", "es")))) == {"lunes", "patio"}


def test_a_database_that_cannot_be_reached_is_told_before_anybody_searches(tmp_path):
    with pytest.raises(LideraError, match="Cards cannot be searched: PostgreSQL at"):
        index_maker(f"postgresql://lidera@/cards?host={tmp_path}")


@needs_postgres
def test_a_database_forgets_when_a_server_begins_what_was_withdrawn_while_none_ran():
    with cluster() as url:
        for book, told in ((Book(LUNES, PATIO), ["lunes", "patio"]), (Book(LUNES), ["lunes"])):
            with closing(Search(book, index_maker(url))) as search:
                asyncio.run(search.search("", "es"))
            assert stored(url) == told


def stored(url):
    link = Link(url)
    rows = link.ask(lambda line: line.run("SELECT id FROM lidera_search.face ORDER BY id"))
    link.close()
    return [name for (name,) in rows]


def test_a_search_that_fails_is_followed_by_one_that_works():
    search = Search(Book(LUNES))
    with pytest.raises(TypeError):
        asyncio.run(search.search("lunes", "es", limit="all"))
    assert ids(asyncio.run(search.search("lunes", "es"))) == ["lunes"]
