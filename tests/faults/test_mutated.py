"""True messages with something else in one place: answered or passed over, and life goes on.

Every field of the protocol, at every depth, becomes of a wrong type, too deep, too long, too large,
no number, half a character, doubled or gone. What was acknowledged is there once, and nothing else.
"""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from typing import Any

from tests.faults import once
from tests.faults.crowd import enrolled, something
from tests.faults.harness import Server
from tests.faults.rawline import RawLine, hello, page_of

SEED = 2030
EACH = 120
"""Messages of one person: fewer than are taken at once, so that nobody has to wait."""
DEEP: list[Any] = []
for _ in range(80):
    DEEP = [DEEP]
ODD: list[Any] = [
    None, True, -1, 2**63, -(10**400), 1.5, float("nan"), float("inf"), "", " ", "x" * 3_000,
    "\ud800", "\x00", "\u202e", "null", [], [[]], DEEP, {}, {"$ne": None}, {"": {"": {}}},
    {"__proto__": {"role": "admin"}}, ["act"], {"type": "act"},
]  # fmt: skip
GONE = object()


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything within a message."""
    inside = value.items() if isinstance(value, dict) else ()
    for name, part in inside:
        yield (*at, name)
        yield from places(part, (*at, name))


def changed(value: Any, at: tuple[Any, ...], to: Any) -> Any:
    """The message with something else at one place."""
    if not at:
        return to
    name, *rest = at
    if not rest and to is GONE:
        return {key: part for key, part in value.items() if key != name}
    return {**value, name: changed(value[name], tuple(rest), to)}


def mutated(message: dict[str, Any], rng: random.Random) -> str:
    """The message as text, wrong in one place or two."""
    for _ in range(rng.randint(1, 2)):
        at = rng.choice(list(places(message)))
        message = changed(message, at, rng.choice([*ODD, GONE]))
        if not message:
            return "{}"
    text = json.dumps(message, allow_nan=True)
    if rng.random() < 0.1:  # each key twice
        text = text[:-1] + ("," if len(text) > 2 else "") + text[1:]
    return text if rng.random() < 0.95 else text[: rng.randrange(len(text) + 1)]


def true(greeting: str, view: dict[str, Any], n: int, rng: random.Random) -> dict[str, Any]:
    """What an honest page would send now."""
    if rng.random() < 0.2:
        told: dict[str, Any] = json.loads(greeting)
        return told | {"have": {"consent": "0" * 16}}
    if rng.random() < 0.1:
        return {"type": "here"}
    return {"type": "act", "key": "consent", "id": str(uuid.uuid4()), "n": n,
            "at": "2026-11-03T12:00:00.000Z", "body": something(view, n)}  # fmt: skip


async def _meddles(server: Server, cookie: str, rng: random.Random) -> tuple[list[str], int]:
    """One person's messages; the ids of what was saved, and how many answers there were."""
    greeting = hello(await page_of(server, cookie))
    line = await RawLine.open(server, cookie, greeting)
    view = (await line.until("view") or {})["view"]
    saved, answers, n = [], 0, 0
    for _ in range(EACH):
        await line.say(mutated(true(greeting, view, n, rng), rng))
    while True:
        act = {"type": "act", "key": "consent", "id": f"honest-{n:08}", "n": n,
               "body": something(view, 0)}  # fmt: skip
        await line.say(json.dumps(act))
        while (ack := await line.until("ack")) and ack["id"] != act["id"]:
            answers += 1
            n = max(n, ack["n"])
            saved += [ack["id"]] if ack["status"] == "saved" else []
        assert ack, "the server hung up"
        answers, n = answers + 1, ack["n"]
        if ack["status"] == "saved":
            line.close()
            return [*saved, ack["id"]], answers


def test_no_wrong_field_is_saved_unseen_or_harms_a_connection(server, run, count, figures):
    people = enrolled(server.var, count(4, 100))

    async def story():
        server.start()
        rng = random.Random(SEED)
        return {who: await _meddles(server, cookie, rng) for who, cookie in people.items()}

    told = run(story())
    server.stop()
    found = [
        fault for who, (saved, _) in told.items()
        for fault in once.faults(list(dict.fromkeys(saved)), server.events(f"person:{who}"))
    ]  # fmt: skip
    figures["messages with wrong fields"] = {
        "times": EACH * len(people), "answered": sum(answers for _, answers in told.values()),
        "saved": sum(len(saved) for saved, _ in told.values()), **once.tally(found),
    }  # fmt: skip
    assert found == []
    assert server.check() == ()
