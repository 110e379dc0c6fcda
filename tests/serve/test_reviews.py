"""The review desk over the wire: for those who lead, saved once, gone with its author's words."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.errors import AccessError
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.reviewedserver import DESK, reviewed
from tests.rooming import at, newcomer
from tests.running import Running, running
from tests.surveyedserver import colleague

SECRET = "Palabras que nadie más debe leer."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        reviewed(running_server, 3)
        made = NewEvent(kinds.CohortCreated(title="Norte"))
        running_server.do(running_server.house.sessions.note("cohort:norte", (made,), "system"))
        newcomer(running_server, "p-igor", "instructor", "norte")
        yield running_server


async def says(wire: Wire, mark: str = "", **body: Any) -> dict[str, Any]:
    message = {"type": "act", "key": "marking", "id": mark or str(uuid.uuid4()), "n": 0}
    return await wire.send({**message, "body": {"cohort": "test", **body}})


async def leaves(wire: Wire) -> None:
    """Close a page; what was on its way has to be taken before the connection ends."""
    wire.close()
    with contextlib.suppress(AccessError):
        while True:
            await wire.hear()


async def follows(server: Running) -> None:
    """The server's own look at the journal, in its loop: open pages are told there."""
    server.house.sessions.catch_up()


async def until(wire: Wire, seen: Any) -> dict[str, Any]:
    while not seen(wire.views["marking"]):
        await wire.hear()
    return wire.views["marking"]


async def opened(wire: Wire, place: int = 0) -> dict[str, Any]:
    """A text lies open."""
    token = wire.views["marking"]["rows"][place][0]
    await says(wire, do="open", text=token)
    view = await until(wire, lambda view: view.get("open", {}).get("text") == token)
    return dict(view["open"])


def reading(now: dict[str, Any], **found: Any) -> dict[str, Any]:
    rubric = now["rubric"]
    body = {
        "do": "save",
        "text": now["text"],
        "number": now["number"],
        "rubric": rubric["id"],
        "hash": rubric["hash"],
        "levels": {},
        "evidence": [],
        "remarks": [],
        "overall": "",
    }
    return {**body, **found}  # fmt: skip


def stream(server: Running) -> list[Any]:
    return list(server.house.sessions.journal.read("review:test"))


def test_a_reading_that_is_sent_again_after_a_lost_connection_counts_once(server: Running) -> None:
    async def story() -> None:
        ivo = await at(server, "p-ivo", DESK)
        now = await opened(ivo)
        body, mark = reading(now, levels={"depth": 3}, overall=SECRET), str(uuid.uuid4())
        assert [(await says(ivo, mark, **body))["status"] for _ in range(2)] == ["saved", "saved"]
        other = await at(server, "p-ivo", DESK)
        assert other.views["marking"]["open"]["mine"]["overall"] == SECRET
        conflict = await says(ivo, mark, **{**body, "overall": "Otra."})
        assert conflict["reason"] == texts.say("es", "refused.conflict")

    server.do(story())
    saved = [one for one in stream(server) if isinstance(one.payload, kinds.ReviewSaved)]
    assert len(saved) == 1
    with sqlite3.connect(f"file:{server.house.settings.journal}?mode=ro", uri=True) as store:
        rows = store.execute("SELECT payload FROM events WHERE kind = 'review.saved'").fetchall()
    assert rows
    assert not any(SECRET in row[0] for row in rows)


def test_another_cohorts_instructor_and_a_participant_reach_no_text(server: Running) -> None:
    async def story() -> None:
        ivo, igor = await at(server, "p-ivo", DESK), await at(server, "p-igor", DESK)
        assert [one["id"] for one in igor.views["marking"]["groups"]] == ["norte"]
        now = await opened(ivo)
        for cohort in ("test", "norte", "", None, ["test"], "test\x00"):
            body = {**reading(now, levels={"depth": 1}), "cohort": cohort}
            assert (await says(igor, **body))["status"] == "refused", cohort
        ana = await at(server, colleague(0)[0], "/m/01-los-que-faltan")
        assert (await says(ana, do="close"))["status"] == "refused"
        assert (await ana.ask_page(DESK)).code == 403

    server.do(story())


def test_colleagues_see_who_is_at_a_text_and_that_they_left(server: Running) -> None:
    newcomer(server, "p-iris", "instructor", "test")  # nobody else has a page of hers open

    async def story() -> None:
        iris, ines = await at(server, "p-iris", DESK), await at(server, "p-ines", DESK)
        now = await opened(iris)
        here = [now["text"], "p-iris"]
        await until(ines, lambda view: here in view["here"])
        await leaves(iris)
        await until(ines, lambda view: here not in view["here"])

    server.do(story())


def test_which_cohort_one_looks_at_leaves_no_record(server: Running) -> None:
    newcomer(server, "p-alma", "admin", "norte")

    async def story() -> None:
        alma = await at(server, "p-alma", DESK)
        assert alma.views["marking"]["group"] == "test"
        heads = [len(stream(server)), server.house.sessions.story("p-alma").head]
        assert (await says(alma, do="look", cohort="norte"))["status"] == "saved"
        await until(alma, lambda view: view["group"] == "norte")
        assert [len(stream(server)), server.house.sessions.story("p-alma").head] == heads

    server.do(story())


def test_an_author_hears_when_their_feedback_is_published(server: Running) -> None:
    heard: list[str] = []

    async def story() -> None:
        ivo = await at(server, "p-ivo", DESK)
        now = await opened(ivo)
        authors = {e.payload.person for e in stream(server) if isinstance(e.payload, kinds.OfText)}
        await follows(server)  # what was noted before is told before
        for person in authors:
            server.house.sessions.listeners.listen(person, lambda: heard.append("told"))
        await says(ivo, **reading(now, levels={"depth": 2}))
        assert heard == []
        await says(ivo, do="publish", text=now["text"], number=now["number"])

    server.do(story())
    assert heard


def test_when_an_author_is_erased_what_reviewers_wrote_about_them_is_blank(server: Running) -> None:
    sessions = server.house.sessions

    async def story() -> str:
        ivo = await at(server, "p-ivo", DESK)
        now = await opened(ivo, 1)
        await says(ivo, **reading(now, levels={"depth": 3}, overall=SECRET))
        return now["text"]

    token = server.do(story())
    at_text, told = next(
        (at, told) for at, told in sessions.reviews.of("test").texts.items()
        if at[0] == stream(server)[-1].payload.person
    )  # fmt: skip
    assert [one.overall for one in told.readings.values()] == [SECRET]
    gone = NewEvent(kinds.PersonWithdrew(erase=True), at_text[0])
    server.do(sessions.note(f"person:{at_text[0]}", (gone,), at_text[0]))
    server.do(follows(server))
    after = sessions.reviews.of("test").of(at_text).readings.values()
    assert all(SECRET not in one.overall for one in after)
    assert SECRET not in json.dumps([str(event.payload) for event in stream(server)])

    async def looks() -> dict[str, Any]:
        return (await at(server, "p-ivo", DESK)).views["marking"]

    assert token not in [row[0] for row in server.do(looks())["rows"]]
