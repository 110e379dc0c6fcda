"""A live room over the wire: exactly once, for the right people, through losses and restarts."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve.caps.lockout import PAIR
from lidera_nb.serve.rooms import Rooms
from tests.rooming import REASON, Guest, Host, at, comes, leads, newcomer, told, votes
from tests.running import Running, form, running

OTHERS = {"p-omar": "participant", "p-igor": "instructor"}
Pair = tuple[str, str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        made = NewEvent(kinds.CohortCreated(title="Norte"))
        sessions = running_server.house.sessions
        running_server.do(sessions.note("cohort:norte", (made,), "system"))
        for person, role in OTHERS.items():
            newcomer(running_server, person, role, "norte")
        yield running_server


@pytest.fixture
def pair(server: Running) -> Pair:
    """Two people who were never here before."""
    people = (f"p-{secrets.token_hex(3)}", f"p-{secrets.token_hex(3)}")
    for person in people:
        newcomer(server, person)
    return people


async def voting(server: Running, pair: Pair = ("p-ana", "p-eva")) -> tuple[Host, Guest, Guest]:
    """A facilitator and two people, before the first vote."""
    host = await leads(server)
    code = await host.opens()
    ana, eva = [await comes(server, person, code) for person in pair]
    await host.asks()
    for guest in (ana, eva):
        await guest.until(lambda view: view.get("vote", {}).get("open"))
    return host, ana, eva


def test_a_vote_that_is_sent_again_is_in_the_journal_once(server: Running, pair: Pair) -> None:
    async def story() -> tuple[str, list[str]]:
        host, ana, _ = await voting(server, pair)
        first = await ana.votes()
        ana.wire.close()
        again = await comes(server, pair[0])
        second = await again.wire.send(ana.sent[-1])
        other = await again.wire.send({**ana.sent[-1], "body": {"do": "join", "code": "x"}})
        return host.view["room"]["id"], [one["status"] for one in (first, second, other)]

    room, answers = server.do(story())
    assert answers == ["saved", "saved", "refused"]
    assert len(votes(told(server, room))) == 1


def test_who_comes_back_finds_the_room_where_it_is(server: Running, pair: Pair) -> None:
    async def story() -> None:
        host, ana, eva = await voting(server, pair)
        await ana.votes()
        ana.wire.close()
        await host.until(lambda view: view["room"]["present"] == 1)
        await eva.votes(1)
        await host.does("reveal")
        back = await comes(server, pair[0])
        assert back.view["tallies"][0]["people"] == 2
        assert back.view["vote"]["mine"]["reason"] == REASON.strip()
        await host.until(lambda view: view["room"]["present"] == 2)

    server.do(story())


def test_a_reveal_reaches_everyone_without_being_asked_for(server: Running, pair: Pair) -> None:
    async def story() -> list[int]:
        host, ana, eva = await voting(server, pair)
        wall = Guest(await at(server, "p-ivo", "/staff/project"))
        await ana.votes()
        await host.until(lambda view: view["vote"]["votes"] == 1)
        assert host.view["vote"]["missing"] == 1
        await host.does("reveal")
        for guest in (ana, eva):
            await guest.until(lambda view: "tallies" in view)
        while "tallies" not in wall.wire.views["project"]:
            await wall.wire.hear()
        shown = (ana.view, eva.view, wall.wire.views["project"])
        return [view["tallies"][0]["people"] for view in shown]

    assert server.do(story()) == [1, 1, 1]


def test_a_room_survives_a_restart(tmp_path: Path) -> None:
    async def before(server: Running) -> dict:
        _, ana, _ = await voting(server)
        await ana.votes()
        return await ana.until(lambda view: view["vote"]["mine"])

    async def after(server: Running) -> dict:
        guest, host = await comes(server, "p-ana"), await leads(server, anew=False)
        assert (await host.does("reveal"))["status"] == "saved"
        return guest.view

    with running(tmp_path) as server:
        seen = server.do(before(server))
    with running(tmp_path) as server:
        assert server.do(after(server)) == seen


def test_a_code_of_another_cohort_is_as_wrong_as_any_other(server: Running, pair: Pair) -> None:
    async def story() -> list[str]:
        host = await leads(server)
        code = await host.opens()
        omar = await comes(server, "p-omar")
        answers = [await omar.joins(typed) for typed in (code, "KTR479", "no", "")]
        assert "room" not in omar.view
        return [answer["reason"] for answer in answers]

    reasons = server.do(story())
    assert len(set(reasons)) == 1
    assert "Ninguna sala abierta de su cohorte tiene ese código" in reasons[0]


def test_guessing_codes_is_slowed_down_and_waiting_helps(server: Running, pair: Pair) -> None:
    async def story() -> tuple[str, str]:
        host = await leads(server)
        code = await host.opens()
        guest = await comes(server, pair[0])
        for _ in range(PAIR.free):
            await guest.joins("KTR479")
        slowed = await guest.joins(code)
        rooms = server.house.sessions.rooms
        rooms.tick = lambda: 10.0**9
        return slowed["reason"], (await guest.joins(code))["status"]

    slowed, later = server.do(story())
    assert "Espere 1 min" in slowed
    assert later == "saved"


def test_only_who_opened_a_room_steers_it(server: Running, pair: Pair) -> None:
    newcomer(server, "p-iris", "instructor")

    async def story() -> list[str]:
        host, ana, _ = await voting(server, pair)
        press = {"do": "reveal", "room": host.view["room"]["id"],
                 "scene": host.view["scene"]["id"], "round": 1}  # fmt: skip
        answers = [await ana.sends(press), await ana.sends(press, "facilitate")]
        for person in ("p-iris", "p-igor"):
            answers.append(await (await leads(server, person)).sends(press, "facilitate"))
        assert host.view["room"]["phase"] == "voting"
        return [answer["reason"] for answer in answers]

    page, key, *others = server.do(story())
    assert "No pudimos entender" in page
    assert "No pudimos entender" in key
    assert all("la conduce otra persona" in one for one in others)


def test_a_participant_does_not_get_the_facilitators_pages(server: Running, pair: Pair) -> None:
    client = server.login(pair[0])
    for path in ("/staff/facilitate", "/staff/project"):
        assert client.get(server.at(path)).status == 403
    assert server.login("p-ivo").get(server.at("/m/room")).status == 403


def test_erasing_takes_the_reason_out_of_the_room_and_the_vote_out_of_the_count(
    server: Running, pair: Pair
) -> None:
    async def before() -> str:
        host, ana, eva = await voting(server, pair)
        await ana.votes(0, "Una razón que después nadie debe leer, nunca más.")
        await eva.votes(1)
        await host.does("reveal")
        return str(host.view["room"]["id"])

    room = server.do(before())
    client = server.login(pair[0])
    form(client, server.at("/my-data"), action="withdraw_erase", sure="yes")
    (first, _) = [e for e in told(server, room) if e.kind == "vote.cast"]
    assert (first.erased, first.payload.reason) == (True, "")  # type: ignore[attr-defined]
    rooms = server.house.sessions.rooms
    kept = rooms.seat("p-ivo", host=True).room
    assert kept is not None
    assert kept.rounds[0].votes[pair[0]].reason == ""
    again = server.do(leads(server, anew=False))
    assert again.view["tallies"][0]["people"] == 1


def test_a_copy_of_ones_own_data_has_ones_votes_and_nobody_elses(
    server: Running, pair: Pair
) -> None:
    async def story() -> None:
        _, ana, eva = await voting(server, pair)
        await ana.votes(0, "La razón de Ana, que es solo de ella y de nadie más.")
        await eva.votes(1, "La razón de Eva, que es solo de ella y de nadie más.")

    server.do(story())
    client = server.login(pair[0])
    copy = form(client, server.at("/my-data/copy.json")).text
    told_of = [event["kind"] for event in json.loads(copy)["events"]]
    assert told_of.count("vote.cast") == told_of.count("room.joined") == 1
    assert "razón de Ana" in copy
    assert "razón de Eva" not in copy


def test_votes_are_no_decisions_of_anybodys_own_play(server: Running, pair: Pair) -> None:
    async def story() -> None:
        _, ana, _ = await voting(server, pair)
        await ana.votes()

    server.do(story())
    own = [event.kind for event in server.house.sessions.journal.read(f"person:{pair[0]}")]
    assert own == ["consent.given"]


def test_a_room_of_an_earlier_day_stays_in_the_journal(server: Running, pair: Pair) -> None:
    async def story() -> Host:
        return (await voting(server, pair))[0]

    server.do(story())
    sessions = server.house.sessions
    at_night = sessions.clock().replace(year=sessions.clock().year + 1)
    later = Rooms(
        sessions.course, sessions.journal, sessions.rooms.road, lambda: at_night,
        lambda: sessions.registry, sessions.story, sessions.listeners.announce,
    )  # fmt: skip
    assert later.seat(pair[0], host=False).room is None
    sessions.rooms.sweep(at_night)
    assert sessions.rooms.seat(pair[0], host=False).room is None
    assert sessions.rooms.of(pair[0])


@pytest.mark.parametrize("pages", ["session", "live"])
def test_a_room_is_a_session_page_with_a_script_of_its_own(tmp_path: Path, pages: str) -> None:
    with running(tmp_path, pages=pages) as server:
        room = server.login("p-ana").get(server.at("/m/room"))
        assert room.status == 200
        assert '"name":"room"' in room.text
        if pages == "session":
            module = server.login("p-ana").get(server.at("/m/01-los-que-faltan")).text
            script = json.loads(module.split('id="lidera-page">')[1].split("</script>")[0])[
                "script"
            ]
            assert script not in room.text
