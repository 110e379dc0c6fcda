"""A network survey over the wire: for the right people, while it is open, and nothing in clear."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lidera_nb import texts
from lidera_nb.activities import registry
from lidera_nb.activities.survey.asking import handle
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.rooming import at, newcomer
from tests.running import Running, form, running
from tests.surveyedserver import DESK, PAGE, opens, people, tell_school


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        running_server.do(people(running_server.house, 8))
        made = NewEvent(kinds.CohortCreated(title="Norte"))
        sessions = running_server.house.sessions
        running_server.do(sessions.note("cohort:norte", (made,), "system"))
        newcomer(running_server, "p-omar", "participant", "norte")
        newcomer(running_server, "p-igor", "instructor", "norte")
        for person in ("p-ana", "p-eva"):
            running_server.do(tell_school(running_server.house, person, "maule"))
        yield running_server


def wave(server: Running) -> registry.Cohort:
    return server.house.sessions.registry.cohorts["test"]


@pytest.fixture
def asked(server: Running) -> Running:
    """A round is open."""
    if wave(server).survey.open is None:
        server.do(opens(server.house))
    return server


async def says(wire: Wire, do: str, key: str = "survey", **given: Any) -> dict[str, Any]:
    """Send an act of the survey; what is not given is read from the screen."""
    view = wire.views[key]
    here = {name: view[name] for name in ("cohort", "wave", "form") if name in view}
    message = {"type": "act", "key": key, "id": str(uuid.uuid4()), "n": view["n"]}
    return await wire.send({**message, "body": {"do": do, **here, **given}})


async def until(wire: Wire, key: str, seen: Any) -> dict[str, Any]:
    while not seen(wire.views[key]):
        await wire.hear()
    return wire.views[key]


async def begins(server: Running, person: str) -> Wire:
    """Somebody on the page who read who sees what."""
    wire = await at(server, person, PAGE)
    if wire.views["survey"]["phase"] == "before":
        await says(wire, "agree", purposes={"peers": False, "map": False})
        await until(wire, "survey", lambda view: view["phase"] == "asking")
    return wire


def tie(who: str, often: int | None = 2) -> dict[str, Any]:
    return {"who": who, "frequency": often, "topics": []}


def told(wire_answer: dict[str, Any], reason: str) -> bool:
    return wire_answer["status"] == "refused" and wire_answer["reason"] == texts.say("es", reason)


def test_a_facilitator_opens_a_round_and_every_open_page_hears_of_it(server: Running) -> None:
    async def story() -> None:
        ana, ivo = await at(server, "p-ana", PAGE), await at(server, "p-ivo", DESK)
        assert ana.views["survey"]["phase"] == "waiting"
        body = {"cohort": "test", "form": ivo.views["waves"]["form"]}
        answer = await says(ivo, "open", "waves", **body)
        assert answer["status"] == "saved"
        await until(ana, "survey", lambda view: view["phase"] == "before")
        await until(ivo, "waves", lambda view: view["cohorts"][0]["waves"])
        assert told(await says(ivo, "open", "waves", **body), "refused.survey_open")

    server.do(story())
    assert wave(server).survey.open is not None


def test_another_cohorts_instructor_and_a_participant_cannot_touch_it(asked: Running) -> None:
    async def story() -> None:
        igor, ana = await at(asked, "p-igor", DESK), await at(asked, "p-ana", PAGE)
        assert [one["id"] for one in igor.views["waves"]["cohorts"]] == ["norte"]
        for cohort in ("test", "nada", "", None, ["test"], "test\x00"):
            answer = await says(igor, "close", "waves", cohort=cohort, wave=1)
            assert answer["status"] == "refused", cohort
        message = {"type": "act", "key": "waves", "id": "x" * 20, "n": 0}
        body = {"do": "close", "cohort": "test", "wave": 1}
        assert (await ana.send({**message, "body": body}))["status"] == "refused"
        assert (await ana.ask_page(DESK)).code == 403

    asked.do(story())
    assert wave(asked).survey.open is not None


def test_an_answer_is_saved_and_the_journal_holds_no_name_in_clear(asked: Running) -> None:
    async def story() -> None:
        ana = await begins(asked, "p-ana")
        written = [{"token": "0" * 16, "name": "Carla Muñoz"}]
        ties = [tie(handle("p-ana", "p-eva")), tie("0" * 16)]
        answer = await says(ana, "answer", relation="advice", ties=ties, names=written)
        assert answer["status"] == "saved"

    asked.do(story())
    rows = _rows(asked.house.settings.journal)
    assert rows
    assert not any("p-eva" in row or "Carla" in row for row in rows)


def _rows(journal: Path) -> list[str]:
    with sqlite3.connect(f"file:{journal}?mode=ro", uri=True) as store:
        found = store.execute("SELECT payload FROM events WHERE kind = 'survey.answered'")
        return [row[0] for row in found]


@pytest.mark.parametrize("who", ["p-eva", "p-omar", "p-ivo", "p-ana"])
def test_somebody_who_is_not_on_the_list_cannot_be_named(asked: Running, who: str) -> None:
    async def story() -> None:
        ana = await begins(asked, "p-ana")
        name = who if who == "p-eva" else handle("p-ana", who)
        answer = await says(ana, "answer", relation="support", ties=[tie(name)])
        assert told(answer, "refused.survey_stranger")

    asked.do(story())


def test_a_message_that_is_too_long_or_malformed_is_refused_and_the_page_lives_on(
    asked: Running,
) -> None:
    async def story() -> None:
        ana = await begins(asked, "p-ana")
        many = [tie(f"{i:010x}") for i in range(4000)]
        answer = await says(ana, "answer", relation="support", ties=many)
        assert told(answer, "refused.too_long")
        for ties in ([tie("x", 2.5)], [{"who": 1}], "x", [[]], [tie("x" * 40)]):
            answer = await says(ana, "answer", relation="support", ties=ties)
            assert told(answer, "refused.malformed"), ties
        answer = await says(ana, "answer", relation="support", ties=[], nobody=True)
        assert answer["status"] == "saved"

    asked.do(story())


def test_refusing_to_be_named_on_my_data_holds_from_the_next_look_at_a_list(asked: Running) -> None:
    async def listed() -> bool:
        ana = await begins(asked, "p-ana")
        return "p-c000" in [
            who for who in _people(asked) for group in ana.views["survey"]["roster"]
            for mark, *_ in group["people"] if mark == handle("p-ana", who)
        ]  # fmt: skip

    assert asked.do(listed())
    client = asked.login("p-c000")
    assert "Que le nombren en encuestas" in client.get(asked.at("/my-data")).text
    answer = form(client, asked.at("/my-data"), action="refuse_naming")
    assert answer.status == 303
    assert not asked.do(listed())
    form(client, asked.at("/my-data"), action="allow_naming")
    assert asked.do(listed())


def _people(server: Running) -> list[str]:
    return [member.person for member in wave(server).of_role("participant")]


def test_what_a_facilitator_sees_says_who_answered_and_not_whom_they_named(asked: Running) -> None:
    async def story() -> None:
        ivo = await at(asked, "p-ivo", DESK)
        view = json.dumps(ivo.views["waves"], ensure_ascii=False)
        assert "begun" in view
        assert not any(word in view for word in ("advice", "frequency", "ties"))
        names = ivo.views["waves"]["cohorts"][0]["names"]
        assert [name for group in names for _, name in group["names"]] == ["Carla Muñoz"]

    asked.do(story())


def test_a_round_closes_once_and_answers_are_refused_from_then_on(asked: Running) -> None:
    async def story() -> None:
        ana, ivo = await begins(asked, "p-ana"), await at(asked, "p-ivo", DESK)
        here = {name: ana.views["survey"][name] for name in ("cohort", "wave", "form")}
        message = {"type": "act", "key": "waves", "id": str(uuid.uuid4()), "n": 0,
                   "body": {"do": "close", "cohort": "test", "wave": here["wave"]}}  # fmt: skip
        answers = [await ivo.send(message) for _ in range(2)]
        assert [one["status"] for one in answers] == ["saved", "saved"]
        body = {**here, "relation": "support", "ties": [], "nobody": True}
        assert told(await says(ana, "answer", **body), "refused.survey_closed")
        assert (await until(ana, "survey", lambda view: view["phase"] == "closed"))["closed"]

    asked.do(story())
    stream = asked.house.sessions.journal.read("cohort:test")
    assert sum(isinstance(event.payload, kinds.SurveyClosed) for event in stream) == 1


def test_after_a_restart_the_survey_stands_as_it_stood(asked: Running) -> None:
    survey = wave(asked).survey
    again = registry.read(asked.house.sessions.journal).cohorts["test"].survey
    assert again == survey
    assert len(again.waves) == 2


def test_an_administrator_of_another_cohort_reads_the_survey_of_all(asked: Running) -> None:
    newcomer(asked, "p-alma", "admin", "norte")

    async def story() -> list[str]:
        alma = await at(asked, "p-alma", DESK)
        return [one["id"] for one in alma.views["waves"]["cohorts"]]

    assert sorted(asked.do(story())) == ["norte", "test"]
