"""The home page as staff see it."""

import os
from datetime import UTC, datetime

import pytest

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
