"""Messages that no honest browser sends: refused in a sentence or passed over, and life goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tornado.websocket import WebSocketClosedError

from lidera_nb.errors import AccessError
from lidera_nb.serve.caps.limits import FRAME_MOST
from tests.attacks.hands import (
    PROFILE,
    alive,
    as_json,
    at_case,
    message,
    newcomer,
    submit,
    told,
    wire_of,
    within,
)
from tests.running import Client, Running

DEEP = "[" * 5_000 + "]" * 5_000
NONSENSE: dict[str, str | bytes] = {
    "nothing": "",
    "half an object": "{",
    "a list": "[]",
    "null": "null",
    "a number": "1e999",
    "not a number": "NaN",
    "a text": '"act"',
    "a deep list": DEEP,
    "a deep act": f'{{"type":"act","key":"consent","id":"12345678","n":0,"body":{{"do":{DEEP}}}}}',
    "an unknown type": '{"type":"become","role":"admin"}',
    "a type that is a list": '{"type":["act"]}',
    "a type that is an object": '{"type":{"act":1}}',
    "a hello without a page": '{"type":"hello"}',
    "a hello with a list": '{"type":"hello","page":["x"],"lang":{"en":1},"have":[1]}',
    "a hello with odd keepsakes": '{"type":"hello","page":7,"have":{"consent":{"a":[NaN]}}}',
    "a busy here": '{"type":"here","person":"p-eva","at":1e400,"more":[[[]]]}',
    "bytes of no text": b"\xff\xfe\x00\x01",
    "bytes of a list": b"[]",
    "a byte order mark": "\ufeff{}",
    "a null character": "\x00",
    "many digits": '{"type":"act","n":' + "9" * 4_000 + "}",
    "more digits than Python converts": '{"type":"act","n":' + "9" * 6_000 + "}",
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_survived_by_the_very_connection_it_came_on(server: Running, name: str) -> None:
    person = newcomer(server)

    async def story() -> bool:
        wire = await wire_of(server, person)
        assert wire._socket
        sent = NONSENSE[name]
        await wire._socket.write_message(sent, binary=isinstance(sent, bytes))
        again = '{"type":"hello","page":"none"}' if "hello" in name else "{}"
        await wire.send_raw(again)
        return await alive(await wire_of(server, person) if "hello" in name else wire)

    assert within(30, story())
    assert told(server, person) == []


ODD: list[Any] = [None, True, 0, -1, 1.5, float("nan"), float("inf"), 10**400, "", "x" * 300,
                  "\ud800", "\x00", [], [[]], {}, {"$ne": None}]  # fmt: skip


@pytest.mark.parametrize("field", ["key", "id", "n", "body", "at"])
def test_a_field_of_a_wrong_type_is_answered_and_saves_nothing(server: Running, field: str) -> None:
    person = newcomer(server)

    async def story() -> list[Any]:
        wire = await wire_of(server, person)
        odd = [value for value in ODD if field != "n" or type(value) is not int]
        for value in odd:
            act = message(wire, "consent", {"do": "start"}, **{field: value})
            await wire.send_raw(as_json(act))
        answers = []
        while len(answers) < len(odd):
            heard = await wire.hear()
            answers += [heard] if heard["type"] == "ack" else []
        assert await alive(wire)
        return answers

    answers = within(30, story())
    assert {answer["status"] for answer in answers} == {"refused"}
    assert all(answer["reason"].endswith(".") for answer in answers)
    assert told(server, person) == []


@pytest.mark.parametrize("field", ["do", "form", "values"])
def test_a_field_of_a_body_of_a_wrong_type_is_refused(server: Running, field: str) -> None:
    person = newcomer(server)

    async def story() -> set[str]:
        wire, answers = await wire_of(server, person), set()
        for value in ODD:
            body = {**submit(wire, "consent", {"learning": True}), field: value}
            answers.add(
                (await wire.send(json.loads(as_json(message(wire, "consent", body)))))["status"]
            )
        return answers

    assert within(30, story()) == {"refused"}
    assert told(server, person) == []


def test_an_answer_of_a_wrong_type_is_refused_for_every_kind_of_field(server: Running) -> None:
    person = newcomer(server)

    async def story() -> set[str]:
        wire, answers = await wire_of(server, person), set()
        await wire.act("consent", submit(wire, "consent", {"learning": True}))
        for value in [value for value in ODD if value not in (None, "")]:
            for name in ("territory", "size"):
                body = submit(wire, "profile", {**PROFILE, name: value})
                answers.add((await wire.send(message(wire, "profile", body)))["status"])
            body = submit(wire, "consent", {"learning": True, "research": value})
            if type(value) is not bool:
                answers.add((await wire.send(message(wire, "consent", body)))["status"])
        return answers

    assert within(30, story()) == {"refused"}
    assert len(told(server, person)) == 1


def test_of_a_key_given_twice_one_is_heard_and_the_act_is_still_checked(server: Running) -> None:
    person = newcomer(server)

    async def story() -> Any:
        wire = await wire_of(server, person)
        form = wire.views["consent"]["form"]
        await wire.send_raw(
            '{"type":"act","key":"consent","key":"case","id":"twice-twice","n":0,'
            f'"body":{{"do":"start","do":"submit","form":"{form}","values":{{"learning":true}}}}}}'
        )
        while (heard := await wire.hear())["type"] != "ack":
            pass
        return heard["status"]

    assert within(30, story()) == "refused"
    assert told(server, person) == []


@pytest.mark.parametrize("size", [30_000, 200_000, 1_000_000, 9_000_000, 11_000_000])
def test_a_text_of_any_size_harms_nobody(server: Running, size: int) -> None:
    """Whatever may still be an accident is refused in words; beyond that the line is closed."""
    person = newcomer(server)

    async def story() -> str:
        wire = await at_case(server, person)
        scene = wire.views["case"]["scene"]
        body = {"do": "decide", "scene": scene["id"], "choice": "x", "reason": "a" * size}
        try:
            return str((await wire.send(message(wire, "case", body)))["reason"])
        except (AccessError, WebSocketClosedError):
            return "closed"

    heard = within(60, story())
    assert len(told(server, person)) == 3
    assert heard.endswith(".") if size < FRAME_MOST else heard == "closed"
    assert within(30, _enters(server, person))


async def _enters(server: Running, person: str) -> bool:
    return await alive(await wire_of(server, person))


def test_a_form_of_any_size_harms_nobody(server: Running) -> None:
    origin = server.address.rstrip("/")
    for size in (70_000, 1_000_000):
        head = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            answer = Client().ask("POST", server.at("/login"), b"code=" + b"a" * size, head)
        except OSError:
            continue  # the server hung up before it had read it all
        assert answer.status in (400, 403, 413)
    assert Client().get(server.at("/health")).status == 200
