"""The store of full text in PostgreSQL, shared by several servers."""

import threading

import pytest

from lidera_nb.cards.search import postgres as store
from lidera_nb.cards.search.pglink import Link
from lidera_nb.cards.search.postgres import PostgresIndex, vector
from lidera_nb.cards.search.sqlite import SqliteIndex
from lidera_nb.errors import LideraError
from tests.cards.search.cards import a_card
from tests.cards.search.judging import FIRST, finder, judged_cards, mean_ndcg, measured
from tests.judgedqueries import judged_queries
from tests.postgresserver import needs_postgres

pytestmark = [pytest.mark.xdist_group("postgres"), needs_postgres]

LUNES = a_card("lunes", "La alumna que falta los lunes")
PATIO = a_card("patio", "Adultos en el patio")
CLOSE = 0.03


@pytest.fixture
def server(postgres, request):
    """What makes the index of one more server on a store that is empty at first."""

    def make():
        made = PostgresIndex(postgres)
        request.addfinalizer(made.close)
        return made

    make().keep([])
    return make


@pytest.fixture
def link(postgres):
    found = Link(postgres)
    yield found
    found.close()


def ids(found):
    return [hit.id for hit in found.hits]


def lines(link):
    sql = "SELECT id, place, xmin FROM lidera_search.face ORDER BY id"
    return link.ask(lambda line: line.run(sql))


def test_a_document_is_written_with_its_places_and_letters_and_a_gap_between_columns():
    document = {"title": ["patio"], "lead": ["el", "patio"], "body": ["aire"], "tags": []}
    assert vector(document, "es") == ("'pati':1A,3B 'air':5C", 3)


def test_judged_queries_are_answered_as_well_as_in_sqlite(server):
    score = mean_ndcg(finder(server(), judged_cards()))
    assert score == pytest.approx(measured()["ndcg_at_10"], abs=CLOSE)


def test_the_first_hits_of_judged_queries_are_worth_the_same_as_in_sqlite(server):
    ours, theirs = server(), SqliteIndex()
    for index in (ours, theirs):
        index.put(judged_cards())
    for query in judged_queries()[:20]:
        told = [index.search(query.text, query.lang, limit=FIRST) for index in (ours, theirs)]
        mine, other = ({hit.id: hit.score for hit in found.hits} for found in told)
        assert mine == pytest.approx(other, rel=1e-3)


def test_a_second_server_does_not_write_again_what_the_first_has_written(server, link):
    server().put([LUNES, PATIO])
    before = lines(link)
    second = server()
    second.put([LUNES, PATIO])
    assert lines(link) == before
    assert ids(second.search("falta los lunes", "es")) == ["lunes"]
    second.put([a_card("patio", "Desayuno en el patio")])
    after = lines(link)
    assert (after[0], after[1] != before[1]) == (before[0], True)


def test_another_analysis_of_the_same_words_is_written_again(server, link, monkeypatch):
    server().put([LUNES])
    before = lines(link)
    monkeypatch.setattr(store, "_ANALYSIS", "of tomorrow")
    server().put([LUNES])
    assert lines(link) != before


def test_what_another_server_wrote_is_found_only_when_the_own_book_tells_of_it(server):
    first, second = server(), server()
    first.put([LUNES, PATIO])
    second.put([LUNES])
    assert ids(second.search("patio", "es")) == []
    second.put([PATIO])
    assert ids(second.search("patio", "es")) == ["patio"]
    first.drop(["patio"])
    second.drop(["patio"])
    assert ids(second.search("patio", "es")) == []


def test_servers_that_write_at_once_wait_for_one_another_and_lose_nothing(server, link):
    cards = [a_card(f"c{n}", f"Ficha sobre patios {n}") for n in range(40)]
    servers, wrong = [server() for _ in range(3)], []

    def write(index):
        try:
            for card in cards:
                index.put([card])
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=write, args=(index,)) for index in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(lines(link)) == 40
    assert {index.search("patios", "es").total for index in servers} == {40}


def test_a_connection_that_was_cut_is_made_again(server, link):
    index = server()
    index.put([LUNES])
    cut = (
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND application_name = 'lidera'"
    )
    link.ask(lambda line: line.run(cut))
    assert ids(index.search("lunes", "es")) == ["lunes"]
    link.ask(lambda line: line.run(cut))
    index.put([PATIO])
    assert ids(index.search("patio", "es")) == ["patio"]


def test_a_change_that_fails_half_way_leaves_nothing_behind(server, link, monkeypatch):
    index = server()
    index.put([LUNES])
    before = lines(link)
    monkeypatch.setattr(store, "_PUT", "SELECT 1 / 0")
    with pytest.raises(LideraError, match="division by zero"):
        index.put([a_card("lunes", "Desayuno")])
    assert lines(link) == before


def test_a_word_that_is_longer_than_the_store_takes_is_no_error(server):
    index = server()
    index.put([a_card("long", "Patio | " + "x" * 2500)])
    assert ids(index.search("patio", "es")) == ["long"]


def test_an_id_may_hold_what_the_store_writes_its_lines_with(server):
    index, name = server(), "a\\\\b\tc\n'd"
    index.put([a_card(name, "Patio")])
    assert ids(index.search("patio", "es")) == [name]
    index.keep([])
    index.put([LUNES])
    assert ids(index.search("patio", "es")) == []
