"""Several servers on one journal: rooms across them, and people who change from one to another.

Nothing looks at the journal by the clock here: only notifications tell what another server did.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from lidera_nb.demo.wire import Wire
from lidera_nb.serve import follow
from lidera_nb.serve.base import COOKIE
from tests.postgresserver import needs_postgres
from tests.rooming import Guest, Host, newcomer, told, votes
from tests.running import Running, running
from tests.stores import Place

pytestmark = needs_postgres
Pair = tuple[Running, Running]
MODULE = "/m/01-los-que-faltan"


@pytest.fixture
def pair(databases: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Two servers on one journal."""
    monkeypatch.setattr(follow, "SECONDS", 3600.0)
    shared = {"store": databases.settings.store, "key_store": databases.settings.key_store}
    with (
        running(tmp_path / "one", **shared) as one,
        running(tmp_path / "other", enrol=False, **shared) as other,
    ):
        yield one, other


def secret_of(server: Running, person: str) -> str:
    return f"{COOKIE}={server.login(person).cookies[COOKIE]}"


async def page(server: Running, cookie: str, path: str) -> Wire:
    wire = Wire(server.address, cookie=cookie)
    await wire.open(path)
    return wire


async def guest_at(server: Running, cookie: str, code: str) -> Guest:
    guest = Guest(await page(server, cookie, "/m/room"))
    if guest.wire.views["consent"]["status"] == "open":
        await guest.consents()
    assert (await guest.joins(code))["status"] == "saved"
    await guest.until(lambda view: "room" in view)
    return guest


def story(what):
    return asyncio.run(asyncio.wait_for(what, 240))


def test_a_room_whose_people_are_at_different_servers(pair: Pair) -> None:
    one, other = pair
    host_cookie, cookies = secret_of(one, "p-ivo"), [secret_of(one, p) for p in ("p-ana", "p-eva")]

    async def meets() -> tuple[str, list[int]]:
        host = Host(await page(one, host_cookie, "/staff/facilitate"))
        code = await host.opens()
        ana, eva = [
            await guest_at(at, cookie, code) for at, cookie in zip(pair, cookies, strict=True)
        ]
        await host.asks()
        for guest in (ana, eva):
            await guest.until(lambda view: view.get("vote", {}).get("open"))
        await eva.votes()
        await host.until(lambda view: view["vote"]["votes"] == 1)
        await ana.votes(1)
        await host.until(lambda view: view["vote"]["votes"] == 2)
        await host.does("reveal")
        for guest in (ana, eva):
            await guest.until(lambda view: "tallies" in view)
        return host.view["room"]["id"], [v["tallies"][0]["people"] for v in (ana.view, eva.view)]

    room, seen = story(meets())
    assert seen == [2, 2]
    assert len(votes(told(other, room))) == 2


def test_votes_at_two_servers_at_once_count_once_each(pair: Pair) -> None:
    one, _ = pair
    people = [f"p-vota-{number}" for number in range(8)]
    for person in people:
        newcomer(one, person)
    host_cookie, cookies = secret_of(one, "p-ivo"), [secret_of(one, person) for person in people]

    async def meets() -> str:
        host = Host(await page(one, host_cookie, "/staff/facilitate"))
        code = await host.opens()
        guests = [
            await guest_at(pair[number % 2], cookie, code) for number, cookie in enumerate(cookies)
        ]
        await host.asks()
        for guest in guests:
            await guest.until(lambda view: view.get("vote", {}).get("open"))
        answers = await asyncio.gather(*(guest.votes(n % 2) for n, guest in enumerate(guests)))
        assert {answer["status"] for answer in answers} == {"saved"}
        await host.until(lambda view: view["vote"]["votes"] == len(people))
        return str(host.view["room"]["id"])

    room = story(meets())
    assert sorted(who for who, _, _ in votes(told(one, room))) == sorted(people)


def test_who_changes_the_server_finds_what_they_just_did(pair: Pair) -> None:
    one, other = pair
    cookie = secret_of(one, "p-ana")

    async def plays() -> list[str]:
        here = await page(one, cookie, MODULE)
        there = await page(other, cookie, MODULE)  # its story stands in memory there from now on
        there.close()
        form = here.views["consent"]
        body = {"do": "submit", "form": form["form"], "values": {"learning": True}}
        sent = {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": form["n"]}
        first = await here.send({**sent, "body": body})
        here.close()
        again = await page(other, cookie, MODULE)
        repeated = await again.send({**sent, "body": body})  # it never heard the answer
        assert again.views["consent"]["status"] == "done"
        again.close()
        return [first["status"], repeated["status"]]

    assert story(plays()) == ["saved", "saved"]
    kinds = [event.kind for event in other.house.sessions.journal.read("person:p-ana")]
    assert kinds.count("consent.given") == 1


def test_a_login_is_known_at_another_server_at_once(pair: Pair) -> None:
    one, other = pair
    assert one.login("p-eva").get(other.at("/")).status == 200
