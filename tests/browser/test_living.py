"""A case with all that a case may have, lived on a server by somebody who has only a keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from lidera_nb import texts
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.serve.base import COOKIE
from tests.browser import looks, sound
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE, REASON
from tests.browser.stations import comes_in, newcomer
from tests.livingcourse import SECONDS, write_living_course
from tests.running import Running, running
from tests.toycourse import MODULE

pytestmark = pytest.mark.browser
OVER = texts.say("es", "player.limit.over")
LOCK = texts.say("es", "player.lock")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    course = write_living_course(tmp_path_factory.mktemp("living"))
    with running(tmp_path_factory.mktemp("var"), course=course) as running_server:
        yield running_server


def at_the_briefing(page: Page, server: Running, person: str, lang: str = "es") -> None:
    """Somebody who gave consent and described their school, before the case begins."""
    newcomer(server, "participant", person)
    login = comes_in(page, server, person, lang)
    server.do(answers_the_forms(server, login))
    page.goto(server.at(f"/m/{MODULE}"))
    page.get_by_role("radio", name=re.compile("^Dirección")).wait_for(timeout=PATIENCE)


async def answers_the_forms(server: Running, login: str) -> None:
    wire = Wire(server.address, cookie=f"{COOKIE}={login}")
    await wire.open(f"/m/{MODULE}")
    for key, values in (("consent", {"learning": True}), ("profile", {})):
        body = {"do": "submit", "form": wire.views[key]["form"], "values": values}
        heard = await wire.act(key, body)
        assert heard["status"] == "saved", heard
    wire.close()


def exactly(text: str) -> str:
    return f"^{re.escape(text)}$"


def chooses_a_role(keys: Keys) -> None:
    start = exactly(texts.say("es", "player.start"))
    keys.to(start)
    assert keys.does("Enter", lands="input[type=radio]")["checked"] is False
    keys.press("ArrowDown")
    assert keys.at["checked"] is True
    keys.to(start)
    assert keys.does("Enter", lands="h3")["name"].startswith("Puerta")


def reads_what_is_at_hand(keys: Keys) -> None:
    keys.to(exactly(texts.say("es", "player.transcript")))
    keys.press("Enter")
    keys.to("Un recado")
    keys.does("Enter", lands="details[open] > summary.l-paper")
    keys.to("Nota.*Costo · horas: 1 h")
    keys.does("Enter", lands="details[open] > summary.l-paper")


def decides_late(keys: Keys) -> None:
    keys.to(exactly(texts.say("es", "player.limit.lift")))
    keys.to("Llamar", type="radio")
    keys.press("Space")
    keys.press("ArrowDown")  # past the choice that cannot be paid
    assert keys.at["name"].startswith("Esperar")
    keys.press("ArrowUp")
    assert keys.at["name"].startswith("Llamar")
    assert keys.tab()["tag"] == "textarea"
    keys.type(REASON * 2)
    keys.to("", type="radio")
    keys.press("ArrowRight")
    assert keys.at["name"].startswith("20")
    limit = keys.page.locator(".l-limit")
    expect(limit).to_contain_text(OVER, timeout=(SECONDS + 10) * 1000)
    keys.to(exactly(LOCK))
    assert keys.does("Enter", lands="h3")["id"].endswith("consequence")


def decides_without_a_limit(keys: Keys) -> None:
    keys.to(exactly(texts.say("es", "player.limit.lift")))
    at = keys.does("Enter", lands=".l-limit p")
    assert at["name"] == texts.say("es", "player.limit.lifted")
    keys.to("Preguntar", type="radio")
    keys.press("Space")
    assert keys.tab()["tag"] == "textarea"
    keys.type(REASON * 2)
    keys.to(exactly(LOCK))
    keys.does("Enter", lands="h3")


def test_a_case_with_everything_is_lived_by_keyboard_alone(page: Page, server: Running) -> None:
    keys = Keys(page)
    at_the_briefing(page, server, "p-viva")
    chooses_a_role(keys)
    reads_what_is_at_hand(keys)
    decides_late(keys)
    told = page.locator(".l-brought")
    expect(told).to_contain_text("Se hizo tarde.")
    expect(told).to_contain_text("Marisol Soto se acerca: con toda su confianza")
    expect(page.locator(".l-left")).to_contain_text("Horas: 2 h")
    letter = page.get_by_role("button", name=re.compile("Una carta"))
    assert letter.get_attribute("aria-disabled") == "true"
    decides_without_a_limit(keys)
    keys.never_lost()
    made = [event.payload for event in server.house.sessions.journal.read("person:p-viva")]
    begun = next(one for one in made if isinstance(one, kinds.CaseStarted))
    first, second = (one for one in made if isinstance(one, kinds.CaseDecided))
    assert begun.role == "inspectoria"
    assert (first.choice, first.share, first.late) == ("llamar", 20, True)
    assert (second.choice, second.share, second.late) == ("preguntar", None, False)
    assert sum(isinstance(one, kinds.LimitsLifted) for one in made) == 1


def test_what_was_chosen_and_guessed_outlives_a_reload(page: Page, server: Running) -> None:
    at_the_briefing(page, server, "p-vuelve")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name=texts.say("es", "player.start")).click()
    page.get_by_role("radio", name=re.compile("Llamar")).check()
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("radio", name="80").check()
    page.reload()
    expect(page.get_by_role("radio", name="80")).to_be_checked(timeout=PATIENCE)
    assert page.get_by_role("textbox").input_value() == REASON
    assert not page.locator(".l-limit").get_by_text(OVER).is_visible()


@pytest.mark.parametrize(("lang", "width", "scheme"), [("es", 390, "light"), ("en", 1280, "dark")])
def test_a_case_with_everything_is_within_reach_of_everyone(
    page: Page, server: Running, lang: str, width: int, scheme: str
) -> None:
    at_the_briefing(page, server, f"p-sana-{lang}", lang)
    looks.sized(page, width)
    page.emulate_media(**looks.SCHEMES[scheme])
    found = looks.axe(page, "html", anew=True)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name=texts.say(lang, "player.start")).click()
    page.get_by_role("button", name=re.compile("Un recado")).click()
    page.locator(".l-sheet", has_text="¿Hay alguien?").wait_for(timeout=PATIENCE)
    page.get_by_role("radio", name=re.compile("^Llamar")).check()
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
    found += looks.axe(page, "html", anew=True) + sound.crowded(page)
    for what in ("targets", "order", "motion"):
        found += sound.measured(page, what)
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("radio", name="60").check()
    page.get_by_role("button", name=texts.say(lang, "player.lock")).click()
    page.locator(".l-brought").wait_for(timeout=PATIENCE)
    found += looks.axe(page, "html", anew=True)
    assert found == []
