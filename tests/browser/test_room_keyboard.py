"""A live room by keyboard alone: a link, the door, a vote; and whoever leads, from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from lidera_nb import texts
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE, REASON
from tests.browser.stations import comes_in, newcomer, quiet
from tests.running import Running, running

pytestmark = pytest.mark.browser
SEND = "Guardar mi respuesta"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


def words(text_id: str) -> str:
    """How a text begins, up to what is filled in."""
    return "^" + re.escape(texts.catalogue("es")[text_id].partition("{")[0])


def told(keys: Keys, heading: str) -> None:
    """Somebody else did something: what is new has the focus."""
    expect(keys.page.get_by_role("heading", name=re.compile(heading))).to_be_focused()
    keys.never_lost()


def presses(keys: Keys, text_id: str, lands: str = "h3") -> None:
    keys.to(words(text_id), tag="button")
    keys.does("Enter", lands=lands)


def opens(keys: Keys, server: Running) -> str:
    """Whoever leads opens a room; returns its code."""
    comes_in(keys.page, server, "p-ivo", "es")
    keys.page.goto(server.at("/staff/facilitate"))
    keys.page.locator("select").first.wait_for(timeout=PATIENCE)
    presses(keys, "room.open", lands="h2")
    return keys.page.locator(".l-code").inner_text().replace("\u00a0", "")


def enters(keys: Keys, server: Running, room: str, code: str) -> None:
    """The link of a room, then the door: a wrong code, two changes of language, the right code."""
    keys.page.goto(server.at(f"/m/room#{room}"))
    keys.to("", id="code")
    keys.type("XXXX")
    keys.press("Enter")
    keys.page.get_by_role("alert").wait_for(timeout=PATIENCE)
    for lang, other in (("en-US", "English"), ("es-CL", "Español")):
        keys.to(f"^{other}$")
        keys.press("Enter")
        keys.page.locator(f"html[lang|={lang[:2]}]").wait_for(timeout=PATIENCE)
    keys.to("", id="code")
    keys.type(code)
    keys.press("Enter")
    keys.page.wait_for_url(f"**/m/room#{room}", timeout=PATIENCE)


def joins(keys: Keys, room: str) -> None:
    """Agree; the room opens, takes the focus, and has the code of the link."""
    keys.page.locator('[data-widget="consent"] form').wait_for(timeout=PATIENCE)
    keys.to("", type="checkbox")
    keys.press("Space")
    keys.to(f"^{SEND}$")
    keys.does("Enter", lands="[data-widget=room] h2")
    assert keys.to(words("room.code"))["value"] == room
    presses(keys, "room.join")
    expect(keys.page.get_by_text(texts.say("es", "room.here"))).to_be_visible()


def asks(keys: Keys) -> None:
    """Lead the group on to its vote."""
    while keys.page.get_by_role("button", name=re.compile(words("player.advance"))).count():
        presses(keys, "player.advance")
    presses(keys, "room.ask")


def votes(keys: Keys) -> None:
    keys.to("", type="radio")
    keys.press("Space")
    keys.press("ArrowDown")
    assert keys.tab()["tag"] == "textarea"
    keys.type(REASON)
    keys.to(words("room.cast"), tag="button")
    assert keys.does("Enter", lands="h4")["name"] == texts.say("es", "room.mine")


def test_a_room_is_led_and_voted_in_by_keyboard_alone(browser: Browser, server: Running) -> None:
    code = newcomer(server, "participant", "p-teclado")
    with quiet(browser) as one, quiet(browser) as two:
        host, guest = Keys(one), Keys(two)
        room = opens(host, server)
        enters(guest, server, room, code)
        joins(guest, room)
        presses(host, "room.begin")
        told(guest, "El portón")
        asks(host)
        told(guest, "¿Por quién empieza")
        votes(guest)
        presses(host, "room.reveal")
        told(guest, words("room.tally"))
        presses(host, "room.majority")
        told(guest, words("player.consequence"))
        host.to(words("room.close"), tag="summary")
        host.press("Enter")
        presses(host, "room.close_do", lands="[tabindex]")
        expect(two.get_by_text(texts.say("es", "room.over"))).to_be_focused()
        for keys in (host, guest):
            keys.never_lost()
