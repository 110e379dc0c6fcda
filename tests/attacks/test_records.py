"""Whose record, copy and report one may have, asked for by those who may not have it."""

from __future__ import annotations

import json

import pytest

from tests.attacks.hands import DESK, message, newcomer, submit, told, wire_of, within
from tests.running import Client, Running, form
from tests.twocohorts import REPORT, login_cookie

READERS = {"own": "p-ivo", "other": "p-igor", "admin": "p-alma"}
RECORDS = [
    ("test", "p-ana", {"own", "admin"}, "a participant of one's own cohort"),
    ("norte", "p-omar", {"other", "admin"}, "a participant of another cohort"),
    ("test", "p-omar", set(), "a participant, but not of the cohort that is named"),
    ("norte", "p-ana", set(), "one's own participant under another cohort's name"),
    ("test", "p-ivo", set(), "the reader's own: staff have no record"),
    ("test", "p-vera", set(), "another member of staff"),
    ("test", "p-alma", set(), "the administrator"),
    ("test", "p-nobody", set(), "nobody"),
    ("none", "p-ana", set(), "a cohort that does not exist"),
    ("", "", set(), "nothing"),
    ("test", "../p-ana", set(), "a path"),
    ("test", "person:p-ana", set(), "a stream"),
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_a_record_opens_for_the_staff_of_its_cohort_only(server: Running, reader: str) -> None:
    async def story() -> dict[str, tuple[bool, bool]]:
        wire, opened = await wire_of(server, READERS[reader], DESK), {}
        for cohort, person, _, why in RECORDS:
            body = {"do": "open", "cohort": cohort, "person": person}
            answer = await wire.act("review", body)
            shown = wire.views["review"].get("record", {}).get("person") == person
            opened[why] = (answer["status"] == "saved", shown)
            await wire.act("review", {"do": "close"})
        return opened

    expected = {why: (reader in who, reader in who) for _, _, who, why in RECORDS}
    assert within(60, story()) == expected


def test_a_desk_lists_the_people_of_its_own_cohorts_only(server: Running) -> None:
    async def story() -> str:
        return json.dumps((await wire_of(server, "p-igor", DESK)).views)

    listed = within(30, story())
    assert "p-omar" in listed
    assert "p-ana" not in listed
    assert "p-ivo" not in listed


def test_a_record_that_lies_open_closes_when_its_person_rests(server: Running) -> None:
    person = newcomer(server)

    async def story() -> tuple[bool, bool, str]:
        desk = await wire_of(server, "p-ivo", DESK)
        await desk.act("review", {"do": "open", "cohort": "test", "person": person})
        before = "record" in desk.views["review"]
        form(server.login(person), server.at("/my-data"), action="block")
        again = await wire_of(server, "p-ivo", DESK)
        opened = await again.act("review", {"do": "open", "cohort": "test", "person": person})
        return before, "record" in again.views["review"], opened["status"]

    assert within(30, story()) == (True, False, "refused")


def test_opening_a_record_is_on_record_and_a_refusal_is_not(server: Running) -> None:
    reader = newcomer(server, role="instructor", cohort="norte")

    async def story() -> None:
        desk = await wire_of(server, reader, DESK)
        for cohort, person in (("test", "p-ana"), ("norte", "p-omar")):
            body = {"do": "open", "cohort": cohort, "person": person}
            await desk.send(message(desk, "review", body))

    within(30, story())
    opened = [event.payload for event in told(server, reader)]
    assert [(each.cohort, each.person) for each in opened] == [("norte", "p-omar")]


def test_a_copy_of_ones_data_holds_nobody_elses(server: Running) -> None:
    """Whatever the address asks for, the copy is that of whoever is logged in."""
    person = newcomer(server)

    async def story() -> None:
        wire = await wire_of(server, "p-eva")
        await wire.act("consent", submit(wire, "consent", {"learning": True}))

    within(30, story())
    client = server.login(person)
    for query in ("?person=p-eva", "?stream=person:p-eva", "?person=p-eva&person=" + person):
        copied = copy_of(server, client, query)
        assert copied["person"] == person
        assert "p-eva" not in json.dumps(copied)


def copy_of(server: Running, client: Client, query: str = "") -> dict[str, object]:
    """A copy of one's own data, by whichever method the server gives it."""
    at = server.at(f"/my-data/copy.json{query}")
    answer = form(client, at)
    answer = client.get(at) if answer.status == 405 else answer
    copied: dict[str, object] = json.loads(answer.text)
    return copied


def test_a_field_of_a_form_cannot_name_somebody_else(server: Running) -> None:
    person = newcomer(server)
    sent = form(server.login(person), server.at("/my-data"), action="block", person="p-eva",
                stream="person:p-eva", sure="yes")  # fmt: skip
    assert sent.status == 303
    assert [event.kind for event in told(server, person)] == ["person.blocked"]
    assert "person.blocked" not in [event.kind for event in told(server, "p-eva")]


@pytest.mark.parametrize("action", ["withdraw", "withdraw_erase"])
def test_nobody_leaves_by_accident(server: Running, action: str) -> None:
    person = newcomer(server)
    client = server.login(person)
    assert form(client, server.at("/my-data"), action=action).status == 400
    assert form(client, server.at("/my-data"), action=action, sure="no").status == 400
    assert told(server, person) == []


def test_a_report_of_another_cohort_is_as_if_it_were_not_there(server: Running) -> None:
    own, other = server.login("p-vera"), server.login("p-nora")
    assert own.get(server.at(f"/reports/test/{REPORT}")).status == 200
    there = other.get(server.at(f"/reports/test/{REPORT}"))
    nowhere = other.get(server.at("/reports/test/none.html"))
    assert (there.status, there.text) == (nowhere.status, nowhere.text.replace("none.html", REPORT))
    assert REPORT not in other.get(server.at("/")).text


def test_a_role_that_someone_has_elsewhere_opens_nothing_here(server: Running) -> None:
    """A participant of one cohort who evaluates another reads the reports of that one only."""
    person = newcomer(server)
    server.do(_also(server, person))
    client = server.login(person)
    assert client.get(server.at(f"/reports/test/{REPORT}")).status == 404
    assert client.get(server.at("/staff/review")).status == 403
    assert login_cookie(client)


async def _also(server: Running, person: str) -> None:
    from lidera_nb.events import kinds
    from lidera_nb.events.journal import NewEvent

    joined = kinds.PersonEnrolled(person=person, role="evaluator", name=person)
    await server.house.sessions.note("cohort:norte", (NewEvent(joined, person),), "system")
