"""The home page as staff see it."""

import os
from datetime import UTC, datetime

import pytest

from lidera_nb.activities.activity import READ
from lidera_nb.activities.course import load_course
from lidera_nb.activities.story import show
from lidera_nb.serve.home import card
from lidera_nb.settings import PROJECT
from tests.activities.survey.surveyed import MODULE, Surveyed
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


@pytest.fixture(scope="module")
def surveyed():
    return Surveyed(load_course(PROJECT / "course"))


def home_card(surveyed, person):
    shown = surveyed.module.steps
    views = {
        step.key: show(surveyed.story(person), (MODULE, step.key), surveyed.around(person))
        for step in shown
        if step.activity not in READ
    }
    return card(surveyed.module, surveyed.story(person), "es", views)


def test_a_survey_waits_for_its_round_and_is_to_be_done_again_when_another_begins(surveyed):
    surveyed.ready("ana")
    assert home_card(surveyed, "ana").lock == "No hay una ronda abierta ahora."
    surveyed.open()
    assert (home_card(surveyed, "ana").lock, home_card(surveyed, "ana").done) == ("", 2)
    surveyed.agree("ana")
    surveyed.rest("ana")
    assert home_card(surveyed, "ana").next == ""
    surveyed.close()
    assert home_card(surveyed, "ana").next == ""
    surveyed.open()
    again = home_card(surveyed, "ana")
    assert (again.next, again.done, again.lock) == ("Sus conversaciones", 2, "")
