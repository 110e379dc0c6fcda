"""Tortured texts on every road: kept as they are, shown the same everywhere, never markup.

A person writes; it is saved, shown again on her page, to staff, and told in the export.
"""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from lidera_nb.clock import utc_now
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.release import Release
from lidera_nb.dataset.rendered import safe_cell
from lidera_nb.dataset.source import Source
from lidera_nb.demo.wire import Wire
from tests.attacks import hands
from tests.faults.conftest import FILLED
from tests.faults.tortures import ALL, ENOUGH, KEPT, REFUSED, tidy
from tests.running import Running
from tests.twocohorts import two_cohorts

CARDS, ASSIGNMENT, COHORT = "/m/fichas", f"/m/{FILLED}", "/staff/cohort"
RATINGS = dict.fromkeys(
    ("sought_information", "weighed_losers", "revised_view", "noticed_emotion"), 3
)
Saved = Mapping[str, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with two_cohorts(tmp_path_factory.mktemp("var")) as running:
        yield running


async def says(wire: Wire, key: str, body: Any) -> Saved:
    return await wire.act(key, body)


# --- one road each: where to write, how, and what the page shows afterwards -----------------


async def reason(server: Running, person: str, text: str) -> tuple[Saved, str]:
    """The reason of a decision."""
    wire = await hands.at_case(server, person)
    body = {**await hands.to_decision(wire), "reason": text}
    said = await says(wire, "case", body)
    wire.close()
    if said["status"] != "saved":
        return said, ""
    again = await hands.wire_of(server, person)
    return said, again.views["case"]["trail"][-1]["reason"]


async def reflection(server: Running, person: str, text: str) -> tuple[Saved, str]:
    """A reflection after the case."""
    wire = await hands.at_reflection(server, person)
    values = {"turning_point": text, "who_lost": hands.REASON, **RATINGS}
    said = await says(wire, "reflection", hands.submit(wire, "reflection", values))
    again = await hands.wire_of(server, person)
    fields = {one["id"]: one.get("value") for one in again.views["reflection"]["fields"]}
    return said, fields["turning_point"]


async def assignment(server: Running, person: str, text: str) -> tuple[Saved, str]:
    """An answer in words, of an assignment."""
    first = await hands.wire_of(server, person, ASSIGNMENT)
    for key, values in (("consent", hands.CONSENT), ("profile", hands.PROFILE)):
        if key in first.views and first.views[key]["status"] == "open":
            await says(first, key, hands.submit(first, key, values))
    asked = next(one for one in _asked(first) if one["kind"] in ("text", "reflection"))
    body = {"do": "answer", "question": asked["id"], "value": text,
            "assignment": first.views["task"]["assignment"]}  # fmt: skip
    said = await says(first, "task", body)
    again = await hands.wire_of(server, person, ASSIGNMENT)
    return said, next(one["value"] for one in _asked(again) if one["id"] == asked["id"])


def _asked(wire: Wire) -> Iterator[Mapping[str, Any]]:
    for section in wire.views["task"]["sections"]:
        yield from section["questions"]


async def card(server: Running, person: str, text: str) -> tuple[Saved, str]:
    """What a knowledge card says, and the note beside it."""
    wire = await hands.wire_of(server, person, CARDS)
    assert (await says(wire, "cards", {"do": "capture", "kind": "practice"}))["status"] == "saved"
    opened = await _opened_card(wire)
    content = {**opened["content"], "texts": {"es": {"title": "Una ficha", "what": text}}}
    body = {"do": "write", "card": opened["card"], "base": opened["version"], "content": content}
    said = await says(wire, "cards", {**body, "note": text})
    wire.close()
    again = await hands.wire_of(server, person, CARDS)
    shown = (await _opened_card(again))["content"]["texts"].get("es", {})
    return said, shown.get("what", "")


async def _opened_card(wire: Wire) -> dict[str, Any]:
    """The only card of somebody, opened; a page that is loaded again finds it so."""
    while not wire.views["cards"].get("open"):
        if mine := wire.views["cards"].get("cards"):
            await says(wire, "cards", {"do": "open", "card": mine[0]["id"], "against": 0})
        await wire.hear()
    found: dict[str, Any] = wire.views["cards"]["open"]
    return found


async def notice(server: Running, person: str, text: str) -> tuple[Saved, str]:
    """A notice of who leads the cohort, on the home page."""
    wire = await hands.wire_of(server, "p-ivo", COHORT)
    body = {"do": "post", "cohort": "test", "text": text, "to": [person]}
    said = await says(wire, "guide", body)
    wire.close()
    client = await asyncio.to_thread(server.login, person)
    page = (await asyncio.to_thread(client.get, server.at("/"))).text
    assert "<script>window.hurt" not in page
    assert "<img src=x" not in page
    shown = Shown()
    shown.feed(page)
    wanted = " ".join(tidy(text).split()) if said["status"] == "saved" else ""
    return said, wanted if wanted and wanted in " ".join(shown.said.split()) else ""


class Shown(HTMLParser):
    """What a page shows as text."""

    said = ""

    def handle_data(self, data: str) -> None:
        self.said += data


ROADS = {road.__name__: road for road in (reason, reflection, assignment, card, notice)}


def text_for(road: str) -> list[str]:
    """All tortures in one text; in two where less room is given."""
    if road != "notice":
        return [ALL]
    half = len(KEPT) // 2
    parts = (list(KEPT.values())[:half], list(KEPT.values())[half:])
    return [" · ".join(part) + ENOUGH for part in parts]


@pytest.mark.parametrize("road", ROADS)
def test_a_tortured_text_is_saved_and_comes_back_as_it_is_kept(server: Running, road: str) -> None:
    for text in text_for(road):
        person = hands.newcomer(server)
        said, shown = hands.within(90, ROADS[road](server, person, text))
        assert said["status"] == "saved", said
        assert shown == (" ".join(tidy(text).split()) if road == "notice" else tidy(text))


@pytest.mark.parametrize("road", ROADS)
def test_what_cannot_be_kept_is_refused_in_words_on_every_road(
    server: Running, road: str, count: Any
) -> None:
    for text in count(list(REFUSED.values())[:2], REFUSED.values()):
        person = hands.newcomer(server)
        said, shown = hands.within(90, ROADS[road](server, person, text + ENOUGH))
        assert said["status"] == "refused"
        assert said["reason"].endswith(".")
        assert not shown


def test_tortured_texts_leave_in_an_export_as_they_were_kept(
    server: Running, tmp_path: Path
) -> None:
    person = hands.newcomer(server)

    async def story() -> None:
        wire = await hands.at_case(server, person)
        for text in KEPT.values():
            if wire.views["case"]["status"] == "open":
                body = {**await hands.to_decision(wire), "reason": text + ENOUGH}
                assert (await says(wire, "case", body))["status"] == "saved"
                await hands.go_on(wire)
        values = {"turning_point": ALL, "who_lost": "=1+1" + ENOUGH, **RATINGS}
        said = await says(wire, "reflection", hands.submit(wire, "reflection", values))
        assert said["status"] == "saved"

    hands.within(90, story())
    told = {
        value
        for event in hands.told(server, person)
        for value in (getattr(event.payload, "reason", ""), *_answers(event.payload))
        if value
    }
    sessions = server.house.sessions
    source = Source(sessions.journal, server.house.course, sessions.registry)
    release = Release("full", "Prueba", "Nadie", masked=False)
    out = tmp_path / "package"
    export(source, Order("test", out, tmp_path / "keys", utc_now(), release))
    columns = pq.read_table(out / "texts.parquet").to_pydict()["text"]
    with (out / "texts.csv").open(encoding="utf-8", newline="") as file:
        cells = [row["text"] for row in csv.DictReader(file)]
    assert {tidy(ALL), "=1+1" + ENOUGH} <= told
    assert told <= set(columns)
    assert {safe_cell(one) for one in told} <= set(cells)


def _answers(payload: Any) -> list[str]:
    return [one for one in getattr(payload, "answers", {}).values() if len(str(one)) > len(ENOUGH)]
