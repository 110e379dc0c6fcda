"""A case played again on a server, by keyboard alone; and attempts and panel beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.serve.base import COOKIE
from tests.browser import sound, stations
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE, REASON
from tests.livingcourse import write_replayed_course
from tests.running import Running, running
from tests.toycourse import MODULE

pytestmark = pytest.mark.browser
PAGE = f"/m/{MODULE}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    course = write_replayed_course(tmp_path_factory.mktemp("replayed"))
    with running(tmp_path_factory.mktemp("var"), course=course) as running_server:
        yield running_server


async def plays(server: Running, login: str, *choices: str, attempt: int = 1) -> None:
    """Play over the wire with these choices; the first time with all that stands around it."""
    wire = Wire(server.address, cookie=f"{COOKIE}={login}")
    await wire.open(PAGE)
    if attempt == 1:
        await says(wire, "consent", submit(wire, "consent", {"learning": True}))
        await says(wire, "profile", submit(wire, "profile", {}))
        await says(wire, "case", {"do": "start"})
    else:
        await says(wire, "case", {"do": "again", "attempt": attempt})
    for choice in choices:
        await says(
            wire, "case", stations.next_act(wire.views["case"]["scene"]) | {"choice": choice}
        )
    if attempt == 1:
        answers = {"clarity": 3, "doubt": 3, "learned": REASON}
        await says(wire, "reflection", submit(wire, "reflection", answers))
    wire.close()


async def says(wire: Wire, key: str, body: dict[str, object]) -> None:
    heard = await wire.act(key, body)
    assert heard["status"] == "saved", heard


def submit(wire: Wire, key: str, values: dict[str, object]) -> dict[str, object]:
    return {"do": "submit", "form": wire.views[key]["form"], "values": values}


def arrives(page: Page, server: Running, person: str, lang: str = "es") -> str:
    """Somebody whose first attempt has ended, at the page."""
    stations.newcomer(server, "participant", person)
    login = stations.comes_in(page, server, person, lang)
    server.do(plays(server, login, "llamar", "preguntar", "votar"))
    page.goto(server.at(PAGE))
    page.locator(".l-path").wait_for(timeout=PATIENCE)
    return login


def decides(keys: Keys, choice: str, sure: bool) -> None:
    keys.to("", type="radio")
    keys.press("Space")
    while not keys.at["name"].startswith(choice):
        keys.press("ArrowDown")
    assert keys.tab()["tag"] == "textarea"
    keys.type(REASON)
    if sure:
        keys.to("", type="radio")
        keys.press("Space")
    keys.to(f"^{re.escape(texts.say('es', 'player.lock'))}$")
    keys.does("Enter", lands="h3")


def test_a_second_attempt_is_played_by_keyboard_alone(page: Page, server: Running) -> None:
    keys = Keys(page)
    arrives(page, server, "p-otra")
    expect(page.locator(".l-beside")).to_have_count(0)
    keys.to(f"^{re.escape(texts.say('es', 'player.again'))}$")
    at = keys.does("Enter", lands="h3")
    assert at["name"].startswith("Puerta")
    expect(page.locator(".l-player")).to_contain_text("Intento 2 de 2")
    expect(page.locator(".l-path")).to_be_visible()  # of the first attempt, while this one goes on
    decides(keys, "Esperar", sure=True)
    decides(keys, "Mirar", sure=False)
    decides(keys, "Decidir", sure=True)
    keys.never_lost()
    expect(page.get_by_role("button", name=texts.say("es", "player.again"))).to_have_count(0)
    expect(page.locator(".l-beside thead th")).to_have_text(["Intento 1", "Intento 2"])
    made = [event.payload for event in server.house.sessions.journal.read("person:p-otra")]
    assert [one.attempt for one in made if isinstance(one, kinds.CaseStarted)] == [1, 2]


def test_the_panel_stands_beside_ones_own_decision_and_says_that_it_is_made_up(
    page: Page, server: Running
) -> None:
    arrives(page, server, "p-panel")
    expect(page.get_by_text("También se ve un panel sintético: 7 reglas")).to_be_visible()
    first = page.locator(".l-path > li").first.locator(".l-peers")
    expect(first).to_contain_text("Panel sintético: 7 reglas de decisión")
    first.get_by_text(re.compile("Qué miró cada regla")).click()
    expect(first.get_by_text(re.compile("^Regla: poner primero «Confianza»"))).to_be_visible()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_attempts_and_panel_are_within_reach_of_everyone(
    page: Page, server: Running, lang: str
) -> None:
    login = arrives(page, server, f"p-ambos-{lang}", lang)
    server.do(plays(server, login, "esperar", "mirar", "decidir", attempt=2))
    page.reload()
    page.locator(".l-beside").wait_for(timeout=PATIENCE)
    stations.unfold(page.locator('[data-widget="debrief"]'), ".l-path")
    assert sound.unsound(page, "attempts", lang) == []
