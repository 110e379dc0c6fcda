"""What testers may say is taken from testers alone, and only about what they were shown."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.attacks.hands import at_case, message, newcomer, to_decision, told, within
from tests.running import Running
from tests.twocohorts import MODULE

PILOT = "piloto"
SAYINGS: list[dict[str, Any]] = [
    {"do": "flag", "line": "scene.porton.b1", "fault": "wrong", "comment": "x"},
    {"do": "unflag", "line": "scene.porton.b1"},
    {"do": "decline", "scene": "porton", "instead": "Iría yo."},
    {"do": "rate", "realism": 1, "comment": "x"},
]


@pytest.fixture(scope="module")
def pilot(server: Running) -> str:
    made = kinds.CohortCreated(title="Piloto", synthetic=True, seed=3)
    events = (NewEvent(made), NewEvent(kinds.CohortPiloted()))
    server.do(server.house.sessions.note(f"cohort:{PILOT}", events, "system"))
    return PILOT


async def tries(wire: Wire, bodies: list[Any]) -> list[str]:
    """How each is answered."""
    return [(await wire.send(message(wire, "case", body)))["status"] for body in bodies]


def test_nobody_but_a_tester_is_offered_or_heard(server: Running) -> None:
    person = newcomer(server)

    async def story() -> tuple[list[str], str]:
        wire = await at_case(server, person)
        return await tries(wire, SAYINGS), json.dumps(wire.views["case"])

    answers, view = within(60, story())
    assert answers == ["refused"] * len(SAYINGS)
    assert '"pilot"' not in view
    assert '"line"' not in view
    assert not any(event.kind.startswith("pilot.") for event in told(server, person))


@pytest.mark.parametrize("role", ["instructor", "evaluator", "admin"])
def test_staff_of_a_pilot_are_no_testers(server: Running, pilot: str, role: str) -> None:
    person = newcomer(server)
    joined = kinds.PersonEnrolled.model_validate({"person": person, "role": role, "name": person})
    server.do(server.house.sessions.note(f"cohort:{pilot}", (NewEvent(joined, person),), "system"))
    assert not server.house.sessions.registry.tests(person)

    async def story() -> list[str]:
        return await tries(await at_case(server, person), SAYINGS)

    assert within(60, story()) == ["refused"] * len(SAYINGS)


def forged_lines(server: Running) -> list[Any]:
    """Every line of the case, and what is none."""
    step = server.house.course.modules[MODULE].step("case")
    assert step
    lines = list(step.definition.current.texts["es"])
    return [*lines, "", "nada", "../es.yaml", "__proto__", "scene.porton.b1\x00", "a" * 9000, 7]


def test_a_tester_can_flag_what_is_on_their_screen_and_no_other_line(
    server: Running, pilot: str
) -> None:
    person = newcomer(server, cohort=pilot)

    async def story() -> tuple[set[str], set[str]]:
        wire = await at_case(server, person)
        await to_decision(wire)
        shown = set(lines_in(wire.views["case"]))
        taken = set()
        for line in forged_lines(server):
            flag = {"do": "flag", "line": line, "fault": "other", "comment": ""}
            heard = await wire.send(message(wire, "case", flag))
            if heard["status"] == "saved":
                taken.add(line)
            for view in wire.views.values():
                view["n"] = heard["n"]
        return shown, taken

    shown, taken = within(300, story())
    assert len(shown) > 5
    assert taken == shown


def lines_in(part: Any) -> list[str]:
    """The ids of the lines that a view marks."""
    if isinstance(part, dict):
        own = [part["line"]] if "line" in part and "fault" not in part else []
        return own + [line for value in part.values() for line in lines_in(value)]
    return [line for one in part for line in lines_in(one)] if isinstance(part, list) else []


FORGED: list[dict[str, Any]] = [
    {**SAYINGS[0], **changed}
    for changed in (
        {"line": "scene.fin.b1"}, {"fault": "<script>"}, {"fault": None}, {"comment": "a" * 1001},
        {"comment": "\x00"}, {"comment": {"a": 1}}, {"person": "p-eva"}, {"ctx": {}},
        {"line": None},
    )
] + [
    {"do": "unflag", "line": "scene.porton.b1"},
    {"do": "decline", "scene": "fin", "instead": "Iría yo."},
    {"do": "decline", "scene": "porton", "instead": " "},
    {"do": "decline", "scene": "porton", "instead": "a" * 2001},
    {"do": "rate", "realism": 5, "comment": ""},
    {"do": "rate", "realism": float("nan"), "comment": ""},
]  # fmt: skip


def test_no_forged_saying_is_taken_and_the_honest_one_still_is(server: Running, pilot: str) -> None:
    person = newcomer(server, cohort=pilot)

    async def story() -> tuple[list[str], str]:
        wire = await at_case(server, person)
        await to_decision(wire)
        answers = await tries(wire, FORGED)
        return answers, (await wire.act("case", SAYINGS[2] | {"scene": here(wire)}))["status"]

    answers, last = within(60, story())
    assert answers == ["refused"] * len(FORGED)
    assert last == "saved"


def here(wire: Wire) -> str:
    return str(wire.views["case"]["scene"]["id"])


def test_what_a_tester_wrote_lies_sealed_in_the_journal(server: Running, pilot: str) -> None:
    person, word = newcomer(server, cohort=pilot), "Quenaimarapiloto"

    async def story() -> None:
        wire = await at_case(server, person)
        await to_decision(wire)
        line = lines_in(wire.views["case"])[0]
        flag = {"do": "flag", "line": line, "fault": "other", "comment": word}
        assert (await wire.act("case", flag))["status"] == "saved"
        body = {"do": "decline", "scene": here(wire), "instead": word}
        assert (await wire.act("case", body))["status"] == "saved"

    within(60, story())
    assert [e.payload.comment for e in told(server, person) if e.kind == "pilot.flagged"] == [word]
    journal = server.house.settings.journal
    files = [path.read_bytes() for path in journal.parent.glob(f"{journal.name}*")]
    assert any(b"pilot.flagged" in content for content in files)
    assert not any(word.encode() in content for content in files)


def test_a_tester_is_told_first_what_is_asked_and_nobody_else(server: Running, pilot: str) -> None:
    async def greeted(person: str) -> dict[str, Any]:
        wire = await at_case(server, person)
        hello = {"type": "hello", "page": "", "lang": "en"}
        page = await server_page(server)
        await wire.send_raw(json.dumps(hello | {"page": page}))
        while True:
            heard = await wire.hear()
            if heard["type"] == "welcome":
                return heard

    assert len(within(60, greeted(newcomer(server, cohort=pilot)))["notice"]) == 4
    assert "notice" not in within(60, greeted(newcomer(server)))


async def server_page(server: Running) -> str:
    """The version of the page in English."""
    module = server.house.course.modules[MODULE]
    page = server.house.pages.get(module, "en")
    drawn = await asyncio.to_thread(server.do, page)
    return str(drawn.version)
