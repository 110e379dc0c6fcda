"""Leading a cohort on a real server: cards, notices, handing over, and who is kept out."""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from lidera_nb import texts
from lidera_nb.activities.registry import read
from lidera_nb.demo.wire import Wire
from tests.rooming import at, newcomer
from tests.running import Client, Running, form
from tests.twocohorts import code_for, two_cohorts

PAGE = "/staff/cohort"
CARDS = "/staff/cards/test"
CODE = r"[0-9A-Z]{5}(?:-[0-9A-Z]{4}){3}-[0-9A-Z]{2}"
LATER = "04-las-clases-del-profe"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with two_cohorts(tmp_path_factory.mktemp("var")) as running_server:
        yield running_server


async def says(wire: Wire, do: str, cohort: str = "test", **given: Any) -> dict[str, Any]:
    body = {"do": do, "cohort": cohort, **given}
    message = {"type": "act", "key": "guide", "id": str(uuid.uuid4()), "n": 0, "body": body}
    return await wire.send(message)


def enters(server: Running, code: str) -> int:
    return form(Client(), server.at("/login"), code=code).status


def test_cards_hold_codes_that_work_and_end_the_old_ones(server: Running) -> None:
    newcomer(server, "p-luz")
    old, inside = code_for(server, "p-luz"), server.login("p-luz")
    answer = form(server.login("p-ivo"), server.at(CARDS), person="p-luz")
    (code,) = re.findall(CODE, answer.text)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "<svg" in answer.text
    assert server.at("/login") in answer.text
    assert (enters(server, old), enters(server, code)) == (403, 303)
    assert inside.get(server.at("/")).status == 302


def test_a_code_is_neither_in_the_journal_nor_in_an_address(server: Running) -> None:
    newcomer(server, "p-sol")
    answer = form(server.login("p-ivo"), server.at(CARDS), person="p-sol")
    (code,) = re.findall(CODE, answer.text)
    handle, _, secret = code.partition("-")
    with sqlite3.connect(f"file:{server.house.settings.journal}?mode=ro", uri=True) as store:
        rows = "".join(str(row) for row in store.execute("SELECT * FROM events"))
    assert handle in rows
    assert secret not in rows
    assert secret.replace("-", "") not in rows
    links = re.findall(r'(?:href|action)="([^"]*)"', answer.text)
    assert not any(secret in link for link in links)


@pytest.mark.parametrize(
    ("who", "path", "person", "status"),
    [
        ("p-igor", CARDS, "p-ana", 404),
        ("p-ivo", "/staff/cards/norte", "p-omar", 404),
        ("p-ivo", "/staff/cards/nada", "p-ana", 404),
        ("p-ivo", CARDS, "p-omar", 400),
        ("p-ivo", CARDS, "", 400),
        ("p-ivo", CARDS, "p-ivo", 403),
        ("p-ivo", CARDS, "p-vera", 403),
        ("p-ivo", CARDS, "p-alma", 403),
        ("p-alma", CARDS, "p-alma", 403),
        ("p-ana", CARDS, "p-ana", 403),
        ("p-vera", CARDS, "p-ana", 403),
    ],
)
def test_cards_are_made_by_whoever_leads_and_only_for_those_who_participate(
    server: Running, who: str, path: str, person: str, status: int
) -> None:
    before = server.house.sessions.registry.codes
    answer = form(server.login(who), server.at(path), person=person)
    assert answer.status == status
    assert not re.search(CODE, answer.text)
    assert server.house.sessions.registry.codes == before


def test_a_form_of_another_site_makes_no_card(server: Running) -> None:
    headers = {"Origin": "https://otra.example"}
    answer = server.login("p-ivo").ask("POST", server.at(CARDS), b"person=p-ana", headers)
    assert answer.status == 403


def test_a_card_is_asked_for_its_code_where_somebody_else_is_logged_in(server: Running) -> None:
    client = server.login("p-ana")
    assert client.get(server.at("/login")).status == 302
    assert 'id="code"' in client.get(server.at("/login?card")).text


async def hears(wire: Wire, kind: str) -> bool:
    """Listen until the server says something of this kind."""
    while (message := await wire.hear()) is not None:
        if message.get("type") == kind:
            return True
    return False


def test_whoever_is_shut_out_is_out_of_an_open_page_and_back_with_a_card(server: Running) -> None:
    newcomer(server, "p-ema")

    async def story() -> None:
        ivo = await at(server, "p-ivo", PAGE)
        ema = await at(server, "p-ema", "/m/01-los-que-faltan")
        assert (await says(ivo, "revoke", people=["p-ema"]))["status"] == "saved"
        assert await hears(ema, "signed_out")

    server.do(story())
    answer = form(server.login("p-ivo"), server.at(CARDS), person="p-ema")
    assert enters(server, re.findall(CODE, answer.text)[0]) == 303


def test_handing_over_takes_the_cohort_from_all_open_pages_at_once(server: Running) -> None:
    newcomer(server, "p-teo", "instructor")
    newcomer(server, "p-teo", "instructor", "norte")
    newcomer(server, "p-iris", "instructor")

    async def story() -> None:
        here, there = await at(server, "p-teo", PAGE), await at(server, "p-teo", "/staff/review")
        assert [one["id"] for one in there.views["review"]["cohorts"]] == ["test", "norte"]
        assert (await says(here, "hand_over", taker="p-iris"))["status"] == "saved"
        while len(there.views["review"]["cohorts"]) > 1:
            await there.hear()
        refused = await says(here, "post", to=[], text="Hola")
        assert refused["reason"] == texts.say("es", "refused.survey_cohort")

    server.do(story())


def test_a_new_colleague_leads_with_the_card_that_the_giver_printed(server: Running) -> None:
    newcomer(server, "p-gil", "instructor", "norte")
    gil, path = server.login("p-gil"), server.at("/staff/cards/norte")
    assert form(gil, path, taker="=1+1").status == 400
    answer = form(gil, path, taker="Rosa Elgueta")
    (code,) = re.findall(CODE, answer.text)
    client = Client()
    assert form(client, server.at("/login"), code=code).status == 303
    assert "Rosa Elgueta" in client.get(server.at("/")).text
    assert form(gil, path, taker="Otra Persona").status == 403


def test_a_notice_is_on_the_home_page_of_those_it_is_for_until_put_away(server: Running) -> None:
    async def story() -> None:
        ivo = await at(server, "p-ivo", PAGE)
        said = "Nos vemos el lunes.\n\n<script>alert(1)</script>"
        assert (await says(ivo, "post", to=["p-ana"], text=said))["status"] == "saved"

    server.do(story())
    ana, eva = server.login("p-ana"), server.login("p-eva")
    home = ana.get(server.at("/")).text
    assert "Nos vemos el lunes." in home
    assert "p-ivo, Cohorte de prueba" in home
    assert "<script>alert" not in home
    assert "Nos vemos" not in eva.get(server.at("/")).text
    (notice,) = re.findall(r'name="notice" value="(n-[0-9a-f]+)"', home)
    assert form(eva, server.at("/notices"), notice=notice).status == 404
    assert [form(ana, server.at("/notices"), notice=notice).status for _ in range(2)] == [303, 303]
    assert "Nos vemos" not in ana.get(server.at("/")).text


def test_a_module_that_is_not_open_yet_says_so_at_home_and_takes_nothing(server: Running) -> None:
    async def story() -> None:
        ivo = await at(server, "p-ivo", PAGE)
        day = {"opens": "2090-03-06T09:00", "due": "", "closes": ""}
        assert (await says(ivo, "schedule", module=LATER, **day))["status"] == "saved"
        eva = await at(server, "p-eva", f"/m/{LATER}")
        view = eva.views["consent"]
        assert view["lock"] == "Se abre el lunes 6 de marzo a las 9:00."
        body = {"do": "submit", "form": "x", "values": {}}
        message = {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": view["n"]}
        assert (await eva.send({**message, "body": body}))["reason"] == view["lock"]

    server.do(story())
    home = server.login("p-eva").get(server.at("/")).text
    assert "Se abre el lunes 6 de marzo a las 9:00." in home


def test_what_was_done_here_is_in_the_journal_as_it_is_in_memory(server: Running) -> None:
    sessions = server.house.sessions
    assert read(sessions.journal).cohorts == sessions.registry.cohorts
