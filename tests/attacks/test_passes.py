"""Tickets, visits and passes of live pages that were made up, changed or used too late."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.passes import PASS_LIFETIME, issued, sealed
from tests.attacks.hands import newcomer
from tests.running import Client, Running, form
from tests.serve.visiting import Opened
from tests.twocohorts import MODULE, login_cookie, ticket_for


@pytest.mark.parametrize("ticket", ["", "x", "../..", "%00", "a" * 5000, "' OR 1=1", "[]", "null"])
def test_a_made_up_ticket_opens_nothing(mine: Opened, ticket: str) -> None:
    answer = Client().get(f"{mine.origin}/enter?ticket={quote(ticket)}")
    assert (answer.status, answer.cookies) == (302, {})


def test_a_ticket_opens_nothing_after_its_login_ended(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    way = ticket_for(server, client, person, MODULE)
    form(client, server.at("/logout"))
    answer = Client().get(way)
    assert (answer.headers["Location"], answer.cookies) == (server.at("/"), {})


def test_a_visit_cookie_that_was_there_before_is_not_adopted(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    way = ticket_for(server, client, person, MODULE)
    name = next(iter(Client().get(way).cookies))
    again = ticket_for(server, client, person, MODULE)
    planted = Client({name: "planted"})
    assert planted.get(again).cookies[name] != "planted"


def asked(server: Running, token: str, module: str = MODULE) -> int:
    head = {"Authorization": f"Bearer {token}"}
    body = json.dumps({"module": module}).encode()
    return Client().ask("POST", server.house.live.api + "/views", body, head).status


def test_a_pass_that_was_changed_or_is_of_another_time_is_none(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    login = fingerprint(client.cookies[login_cookie(client)])
    key = server.house.keys.secret("live-token")
    good = sealed(issued(person, MODULE, "es", login, utc_now()), key)
    body, _, mac = good.partition(".")
    old = sealed(issued(person, MODULE, "es", login, utc_now() - PASS_LIFETIME * 2), key)
    other = sealed(issued("p-eva", MODULE, "es", login, utc_now()), key)
    forged = sealed(issued(person, MODULE, "es", login, utc_now()), b"")
    changed = [old, other, forged, body, f"{body}.", f".{mac}", f"{body}.{mac[:-4]}",
               f"{mac}.{body}", f"{body}=.{mac}", f"{body}.{mac}.{mac}", good.upper(),
               "", "."]  # fmt: skip
    assert asked(server, good) == 200
    assert {asked(server, token) for token in changed} == {401}
    assert asked(server, good, "review") == 403
    form(client, server.at("/logout"))
    assert asked(server, good) == 401


@pytest.mark.parametrize("scheme", ["Basic", "bearer", "", "Bearer  "])
def test_a_pass_under_another_scheme_is_none(server: Running, scheme: str) -> None:
    person = newcomer(server)
    client = server.login(person)
    login = fingerprint(client.cookies[login_cookie(client)])
    key = server.house.keys.secret("live-token")
    token = sealed(issued(person, MODULE, "es", login, utc_now()), key)
    head = {"Authorization": f"{scheme} {token}".strip()}
    body = json.dumps({"module": MODULE}).encode()
    assert Client().ask("POST", server.house.live.api + "/views", body, head).status == 401
