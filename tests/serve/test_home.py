"""The home page as staff see it."""

import os
from datetime import UTC, datetime

import pytest

from lidera_nb.activities.activity import NO_PROGRESS
from lidera_nb.activities.story import show
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.home import card
from tests.activities.survey.surveyed import MODULE, Surveyed
from tests.ourcourse import our_course
from tests.running import running

NOON = datetime(2026, 8, 4, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


def made(server, name):
    path = server.house.settings.reports / "test" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<p>x</p>")
    os.utime(path, (NOON.timestamp(),) * 2)


@pytest.mark.parametrize(
    ("lang", "links"),
    [
        ("es", ("informe en español, hecho el 4 ago 2026, 12:00", "otro.html, hecho el 4 ago")),
        ("en", ("report in Spanish, made 4 Aug 2026, 12:00", "otro.html, made 4 Aug")),
    ],
)
def test_an_evaluator_reads_whose_report_it_is_in_which_language_and_of_when(server, lang, links):
    made(server, "test-report.es.html")
    made(server, "otro.html")
    client = server.login("p-vera")
    client.cookies["lidera_lang"] = lang
    told = client.get(server.at("/")).text
    assert '<a href="/reports/test/test-report.es.html">Cohorte de prueba: ' in told
    for link in links:
        assert link in told


def test_the_network_report_is_told_from_the_cohorts(server):
    made(server, "test-network.es.html")
    client = server.login("p-vera")
    told = client.get(server.at("/")).text
    assert "Cohorte de prueba: informe de red en español, hecho el 4 ago 2026, 12:00" in told


def test_what_is_asked_before_and_after_the_course_stands_before_and_after_it(server):
    told = server.login("p-ana").get(server.at("/")).text
    places = [told.index(f'href="/m/{name}"') for name in ("antes", "01-los-que-faltan", "despues")]
    assert places == sorted(places)


@pytest.fixture(scope="module")
def surveyed():
    return Surveyed(our_course())


def home_card(surveyed, person):
    shown = surveyed.module.steps
    views = {
        step.key: show(surveyed.story(person), (MODULE, step.key), surveyed.around(person))
        for step in shown
        if step.activity not in NO_PROGRESS
    }
    return card(surveyed.module, surveyed.story(person), "es", views)


def test_a_survey_waits_for_its_round_and_is_to_be_done_again_when_another_begins(surveyed):
    surveyed.ready("ana")
    assert home_card(surveyed, "ana").lock == "No hay una ronda abierta ahora."
    surveyed.open()
    assert (home_card(surveyed, "ana").lock, home_card(surveyed, "ana").done) == ("", 2)
    surveyed.agree("ana")
    surveyed.rest("ana")
    assert home_card(surveyed, "ana").next == "Tarea: leer su propia red"
    surveyed.close()
    assert home_card(surveyed, "ana").next == "Tarea: leer su propia red"
    surveyed.open()
    again = home_card(surveyed, "ana")
    assert (again.next, again.done, again.lock) == ("Sus conversaciones", 2, "")


def test_whoever_curates_finds_their_page_and_how_many_cards_wait(server):
    joined = kinds.PersonEnrolled(person="p-cata", role="curator", name="Cata")
    server.do(server.house.sessions.note("cohort:test", (NewEvent(joined, "p-cata"),), "system"))
    told = server.login("p-cata").get(server.at("/")).text
    assert '<a href="/curate/curation">Curaduría de la biblioteca</a>' in told
    assert "Fichas que esperan una decisión: 0" in told
    assert "/curate/" not in server.login("p-ivo").get(server.at("/")).text
