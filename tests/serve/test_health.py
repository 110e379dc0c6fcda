"""Alive, ready, and the figures: for a proxy, a script and the operator, and nobody else."""

import asyncio
from ipaddress import ip_network
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from prometheus_client.parser import text_string_to_metric_families

from lidera_nb.demo.wire import Wire
from lidera_nb.errors import JournalError
from lidera_nb.serve.health import is_operator
from lidera_nb.serve.measures import Measures
from lidera_nb.settings import Settings
from tests.running import Client, running

PAGE = "/m/01-los-que-faltan"
TOKEN = "t" * 32


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


def asked(address="127.0.0.1", host="127.0.0.1:8400", **headers):
    given = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return SimpleNamespace(headers=given, remote_ip=address, host=host)


@pytest.mark.parametrize(
    ("request_", "settings", "may"),
    [
        (asked(), {}, True),
        (asked("::1", "localhost"), {}, True),
        (asked("::1", "[::1]:8400"), {}, True),
        (asked("198.51.100.4"), {}, False),
        (asked(host="lidera.example"), {}, False),
        (asked("", ""), {}, False),
        (asked(X_Forwarded_For="127.0.0.1"), {}, False),
        (asked(X_Real_IP="127.0.0.1"), {}, False),
        (asked(Forwarded="for=127.0.0.1"), {}, False),
        (asked("198.51.100.4", X_Forwarded_For="127.0.0.1"), {}, False),
        (asked(), {"url": "https://lidera.example"}, False),
        (asked(), {"proxy": (ip_network("127.0.0.1/32"),)}, False),
        (asked(), {"metrics_token": TOKEN}, False),
        (asked(Authorization=f"Bearer {TOKEN}x"), {"metrics_token": TOKEN}, False),
        (asked(Authorization="Bearer "), {"metrics_token": TOKEN}, False),
        (asked(Authorization="Bearer ñ"), {"metrics_token": TOKEN}, False),
        (asked("198.51.100.4", "lidera.example", Authorization=f"Bearer {TOKEN}"),
         {"metrics_token": TOKEN, "url": "https://lidera.example"}, True),
    ],
)  # fmt: skip
def test_the_figures_are_for_the_operator_alone(request_, settings, may):
    assert is_operator(request_, Settings(**settings)) is may


def test_for_everybody_else_there_is_nothing_there(server):
    far = {"X-Forwarded-For": "127.0.0.1"}
    missing, hidden = (Client().get(server.at(path), **far) for path in ("/nowhere", "/metrics"))
    assert (hidden.status, "lidera_" in hidden.text) == (404, False)
    assert hidden.text.replace("/metrics", "/nowhere") == missing.text


def figures(server):
    answer = Client().get(server.at("/metrics"))
    assert answer.status == 200
    families = text_string_to_metric_families(answer.text)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_what_happens_is_counted_and_names_nobody(server):
    before = figures(server)

    async def story():
        cookie = f"lidera={server.login('p-ana').cookies['lidera']}"
        page = Wire(server.address, cookie)
        await page.open(PAGE)
        form = page.views["consent"]["form"]
        body = {"do": "submit", "form": form, "values": {"learning": True}}
        await page.act("consent", body)
        await page.act("consent", {"do": "dance"})
        during = figures(server)
        page.close()
        return during

    during = asyncio.run(asyncio.wait_for(story(), 60))

    def grew(*name):
        return during[name] - before[name]

    assert grew("lidera_decisions_total", "saved") == 1
    assert grew("lidera_decisions_total", "malformed") == 1
    assert grew("lidera_ack_seconds_count") == 2
    assert grew("lidera_commit_entries_count") >= 1
    assert during["lidera_connections",] == during["lidera_people",] == 1
    assert during["lidera_stories",] >= 1
    assert during["lidera_process_resident_bytes",] > 2**20
    assert during["lidera_journal_seq",] >= before["lidera_journal_seq",]
    text = Client().get(server.at("/metrics")).text
    assert "ana" not in text
    assert "01-los" not in text


def test_a_refusal_is_counted_by_a_reason_of_the_list_or_as_the_courses_own():
    measures = Measures()
    for outcome in ("saved", "refused.stale", "some.new_reason_of_a_form"):
        measures.decided(outcome, 0.01)
    text = measures.text().decode()
    assert 'lidera_decisions_total{outcome="stale"} 1.0' in text
    assert 'lidera_decisions_total{outcome="domain"} 1.0' in text
    assert "new_reason" not in text


def standing(server):
    answer = Client().get(server.at("/ready"))
    return answer.status, answer.text


def test_a_server_that_cannot_write_is_alive_and_not_ready_until_it_can_again(server):
    writer = server.house.sessions.writer
    assert standing(server) == (200, '{"status": "ready"}')
    with patch.object(writer, "_checkpoint", side_effect=JournalError("full")):
        writer.failing = "full"
        server.do(writer.probe())
        assert standing(server) == (503, '{"status": "unwritable"}')
        assert Client().get(server.at("/health")).status == 200
    server.do(writer.probe())
    assert standing(server)[0] == 200


@pytest.mark.parametrize(
    ("change", "status"), [({"behind": "why"}, "behind"), ({"draining": True}, "draining")]
)
def test_a_server_that_is_behind_or_about_to_stop_is_not_ready(server, change, status):
    for name, value in change.items():
        setattr(server.house, name, value)
    try:
        assert server.house.standing() == status
    finally:
        server.house.behind, server.house.draining = "", False
