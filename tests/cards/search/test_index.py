"""What every index of cards keeps to, whichever store its full text is in."""

import threading

import pytest

from lidera_nb.cards.search.contract import QUERY_MOST, CardIndex
from lidera_nb.cards.search.postgres import PostgresIndex
from lidera_nb.cards.search.sqlite import SqliteIndex
from tests.cards.search.cards import a_card
from tests.postgresserver import needs_postgres

pytestmark = pytest.mark.xdist_group("postgres")

CARDS = [
    a_card("recreo", "Recreos con adultos en puntos fijos | Menos peleas en el patio", day=1,
           students=("primary_lower",), context={"territory": ("maule",)}),
    a_card("lunes", "La alumna que falta los lunes | Inasistencia de un solo día", day=2,
           students=("absent_often",), context={"territory": ("biobio",)}),
    a_card("visita", "Visitas a la sala | Una pregunta al profesor al día siguiente", day=3,
           students=("staff",), context={"territory": ("maule",)}),
    a_card("council", en="A student council that decides | Three decisions a year", day=4,
           students=("secondary",)),
    a_card("ambas", "Reunión de apoderados breve", "A short parent meeting", day=5,
           students=("families",)),
]  # fmt: skip


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=needs_postgres)])
def empty(request):
    """What makes an empty index."""
    if request.param == "sqlite":
        return SqliteIndex
    url = request.getfixturevalue("postgres")

    def make():
        made = PostgresIndex(url)
        request.addfinalizer(made.close)
        made.keep([])
        return made

    return make


@pytest.fixture
def index(empty):
    found = empty()
    found.put(CARDS)
    return found


def ids(found):
    return [hit.id for hit in found.hits]


def test_it_is_an_index_of_cards(empty):
    asks: CardIndex = empty()
    assert asks.search("lunes", "es").total == 0


@pytest.mark.parametrize(
    ("query", "lang", "best"),
    [
        ("faltan los lunes", "es", "lunes"),
        ("FALTO EL LUNÉS", "es", "lunes"),
        ("ausentismo", "es", "lunes"),
        ("absent on mondays", "en", "lunes"),
        ("classroom walkthrough", "en", "visita"),
        ("playground fights", "en", "recreo"),
        ("consejo estudiantil", "es", "council"),
        ("inasistensia", "es", "lunes"),
        ("families", "es", "ambas"),
        ("patio en Talca", "es", "recreo"),
    ],
)
def test_a_card_is_found_by_inflection_accent_synonym_translation_slip_or_place(
    index, query, lang, best
):
    assert ids(index.search(query, lang))[0] == best


def test_a_corrected_query_is_told(index):
    assert index.search("inasistensia", "es").corrected == "inasistencia"
    assert index.search("inasistencia", "es").corrected == ""


def test_a_hit_is_in_the_readers_language_if_the_card_is(index):
    told = {(hit.id, hit.lang) for q in ("parent meeting", "consejo estudiantil") for hit in
            index.search(q, "es").hits}  # fmt: skip
    assert {("ambas", "es"), ("council", "en")} <= told


@pytest.mark.parametrize("query", ["", "   ", "¿de la?"])
def test_a_query_that_says_nothing_lists_all_newest_first(index, query):
    found = index.search(query, "es")
    assert ids(found) == ["ambas", "council", "visita", "lunes", "recreo"]
    assert (found.total, found.hits[0].score) == (5, 0)


def test_results_are_narrowed_counted_and_cut(index):
    found = index.search("", "es", {"territory": ["maule"]}, limit=1, offset=1)
    assert (ids(found), found.total) == (["recreo"], 2)
    assert found.facets["territory"] == {"maule": 2, "biobio": 1}
    assert found.facets["lang"] == {"es": 2}


@pytest.mark.parametrize(
    "query",
    ['"', "lunes OR", "NEAR(a b)", "title:lunes", "lun*", "-lunes", "(((", "'; DROP TABLE es; --",
     "^lunes AND NOT", "\x00", "\ud800 lunes", "ﷺ", "⑴", "{es}", "lunes" * 1000],
)  # fmt: skip
def test_nothing_that_a_person_types_is_taken_for_a_command(index, query):
    index.search(query, "es")
    assert ids(index.search("faltan los lunes", "es"))[0] == "lunes"


def test_what_stands_behind_the_limit_of_a_query_is_not_read(index):
    assert index.search("x" * QUERY_MOST + " lunes", "es").total == 0


def test_a_facet_that_does_not_exist_finds_nothing_and_one_without_words_does_not_narrow(index):
    assert index.search("", "es", {"shoes": ["red"]}).total == 0
    assert index.search("", "es", {"territory": []}).total == 5


def test_a_card_that_was_dropped_is_nowhere_any_more(index):
    index.drop(["lunes", "nobody"])
    assert "lunes" not in ids(index.search("", "es"))
    assert ids(index.search("falta lunes inasistencia", "es")) == []
    assert "biobio" not in index.search("", "es").facets["territory"]


def test_no_word_of_a_card_that_was_dropped_is_offered_as_what_was_meant(index):
    index.put([a_card("name", "El plan de Curaquilla")])
    assert index.search("curaquila", "es").corrected == "curaquilla"
    index.drop(["name"])
    assert index.search("curaquila", "es").corrected == ""


def test_a_card_that_is_put_again_is_found_by_its_new_words_alone(index):
    index.search("lunes", "es")
    index.put([a_card("lunes", "Desayuno en la escuela", day=2)])
    assert ids(index.search("lunes", "es")) == []
    assert ids(index.search("desayuno", "es")) == ["lunes"]
    assert index.search("", "es").total == 5


def test_the_same_cards_in_another_order_are_found_in_the_same_order(empty, index):
    queries = ("alumna", "sala", "reunión de profesores", "")
    first = [ids(index.search(query, "es")) for query in queries]
    other = empty()
    for card in reversed(CARDS):
        other.put([card])
    assert [ids(other.search(query, "es")) for query in queries] == first


def test_only_the_cards_that_are_to_be_kept_are_left(index):
    index.keep(["visita", "lunes", "nobody"])
    assert ids(index.search("", "es")) == ["visita", "lunes"]
    assert ids(index.search("peleas en el patio", "es")) == []


def test_a_phrase_does_not_go_from_a_title_into_what_was_done(index):
    # "student council" is a phrase of the glossary: one thing that is asked for, and its words
    index.put([a_card("apart", en="The letter of a student | Council of the town")])
    hits = index.search("student council", "en").hits
    scores = {hit.id: hit.score for hit in hits}
    assert scores["council"] > 2 * scores.get("apart", 0)


def test_like_finds_what_is_about_the_same_and_not_the_card_itself(index):
    near = a_card("martes", "El alumno que falta los martes | Inasistencia en la tarde")
    index.put([near])
    assert index.like("lunes")[0].id == "martes"
    assert "lunes" not in [hit.id for hit in index.like("lunes")]
    assert index.like("nobody") == ()


def test_like_finds_a_card_of_the_other_language(index):
    index.put([a_card("monday", en="Students who are absent on Mondays | Absence of a day")])
    assert index.like("lunes", limit=1)[0].id == "monday"


def test_many_threads_may_search_while_cards_come_and_go(index):
    wrong = []

    def look():
        for _ in range(20):
            if ids(index.search("visitas a la sala", "es"))[:1] != ["visita"]:
                wrong.append(1)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        index.drop(["recreo"])
        index.put(CARDS[:1])
    for thread in threads:
        thread.join()
    assert not wrong
