"""A tester at a phone flags a line, takes none of the choices, rates the case: by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lidera_nb import texts
from lidera_nb.activities import registry
from lidera_nb.dataset.piloted import piloted
from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.report.pilot.build import build
from lidera_nb.report.pilot.write import write_report
from lidera_nb.serve.base import COOKIE
from tests.browser import looks, sound
from tests.browser.keys import Keys
from tests.browser.playing import PATIENCE, REASON
from tests.browser.stations import comes_in
from tests.livingcourse import write_living_course
from tests.pilotcohort import CASE, play_versions, write_versions
from tests.running import Running, running
from tests.toycourse import MODULE

pytestmark = pytest.mark.browser


def ask(name: str, lang: str = "es", **values: object) -> str:
    return texts.say(lang, f"pilot.ask.{name}", **values)


def exactly(text: str) -> str:
    return f"^{re.escape(text)}$"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    course = write_living_course(tmp_path_factory.mktemp("living"))
    with running(tmp_path_factory.mktemp("var"), course=course) as running_server:
        made = kinds.CohortCreated(title="Piloto", synthetic=True, seed=1)
        sessions = running_server.house.sessions
        events = (NewEvent(made), NewEvent(kinds.CohortPiloted()))
        running_server.do(sessions.note("cohort:piloto", events, "system"))
        yield running_server


def at_the_case(
    page: Page, server: Running, person: str, lang: str = "es", cohort: str = "piloto"
) -> None:
    """Somebody of a cohort at the first scene of the case."""
    joined = kinds.PersonEnrolled(person=person, role="participant", name=person)
    event = NewEvent(joined, person)
    server.do(server.house.sessions.note(f"cohort:{cohort}", (event,), "system"))
    login = comes_in(page, server, person, lang)
    server.do(begins(server, login))
    page.goto(server.at(f"/m/{MODULE}"))
    page.get_by_role("radio", name=re.compile("^Llamar")).wait_for(timeout=PATIENCE)


async def begins(server: Running, login: str) -> None:
    wire = Wire(server.address, cookie=f"{COOKIE}={login}")
    await wire.open(f"/m/{MODULE}")
    agreed = {"learning": True, "evaluation": True}
    for key, values in (("consent", agreed), ("profile", {})):
        await wire.act(key, {"do": "submit", "form": wire.views[key]["form"], "values": values})
    await wire.act("case", {"do": "start", "role": "direccion"})
    wire.close()


def said(server: Running, person: str, kind: type[kinds.Payload]) -> list:
    events = server.house.sessions.journal.read(f"person:{person}")
    return [event.payload for event in events if isinstance(event.payload, kind)]


def flags_the_first_line(keys: Keys) -> None:
    keys.to("^Marcar esta línea: …")
    keys.press("Enter")
    keys.to(exactly(ask("fault_unbelievable")), type="radio")
    keys.press("ArrowDown")
    keys.to("Comentario")
    keys.type("¿Quién llama a esa hora?")
    keys.to(exactly(ask("send")))
    at = keys.does("Enter", lands=".l-flag.l-set")
    assert at["name"].startswith(f"Marcada ({ask('fault_unclear')}): …")


def takes_none_of_them(keys: Keys) -> None:
    keys.to(exactly(ask("none")))
    keys.press("Enter")
    keys.to(exactly(ask("instead")))
    keys.type("Iría yo a la puerta.")
    keys.to(exactly(ask("instead_send")))
    assert keys.does("Enter", lands=".l-note p[tabindex]")["name"] == ask("nearest")


def decides(page: Page, choice: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{choice}")).check()
    page.locator(".l-more textarea").fill(REASON * 2)
    for percent in ("20", "50"):
        step = page.locator(".l-more").get_by_role("radio", name=re.compile(f"^{percent}"))
        if step.count():
            step.first.check()
            break
    page.get_by_role("button", name=texts.say("es", "player.lock")).click()
    expect(page.get_by_role("radio", name=re.compile(f"^{choice}"))).to_have_count(0)


def rates(keys: Keys) -> None:
    keys.page.evaluate("document.querySelector('.l-player h3').focus()")
    keys.to("^1", type="radio")
    keys.press("ArrowRight")
    assert keys.at["name"].startswith("2")
    keys.to("^¿Qué cambiaría")
    keys.type("El timbre.")
    keys.to(exactly(ask("rate_send")))
    assert keys.does("Enter", lands=".l-note[tabindex]")["name"] == ask("rated", n=2)


def test_a_tester_flags_declines_and_rates_by_keyboard_alone(page: Page, server: Running) -> None:
    keys = Keys(page)
    at_the_case(page, server, "p-prueba")
    notice = page.locator("#main > .notice:first-child")
    notice.get_by_text(ask("readers")).click()
    for part in ("asked", "read", "terms"):
        expect(notice.get_by_text(texts.say("es", f"pilot.page.{part}"))).to_be_visible()
    flags_the_first_line(keys)
    takes_none_of_them(keys)
    keys.never_lost()
    for choice in ("Llamar", "Preguntar", "Votar"):
        decides(page, choice)
    rates(keys)
    keys.never_lost()
    (flag,) = said(server, "p-prueba", kinds.PilotFlagged)
    (declined,) = said(server, "p-prueba", kinds.PilotDeclined)
    (rated,) = said(server, "p-prueba", kinds.PilotRated)
    assert (flag.line, flag.fault) == ("scene.puerta.b1", "unclear")
    assert flag.comment == "¿Quién llama a esa hora?"
    assert (declined.ctx.node, declined.instead) == ("puerta", "Iría yo a la puerta.")
    assert (rated.realism, rated.comment) == (2, "El timbre.")
    assert said(server, "p-prueba", kinds.CaseDecided)[0].choice == "llamar"


def test_a_flag_is_taken_off_from_the_list_of_ones_own(page: Page, server: Running) -> None:
    at_the_case(page, server, "p-retira")
    page.get_by_role("button", name=ask("flag", text="Llamar (es)")).click()
    page.get_by_role("radio", name=ask("fault_wrong")).check()
    page.get_by_role("button", name=ask("send")).click()
    page.get_by_text(ask("yours", n=1)).click()
    page.get_by_role("button", name=ask("remove_of", text="Llamar (es)")).click()
    expect(page.get_by_role("button", name=ask("flag", text="Llamar (es)"))).to_be_visible()
    assert [one.line for one in said(server, "p-retira", kinds.PilotUnflagged)] == [
        "choice.puerta.llamar.label"
    ]


def test_a_comment_that_was_not_sent_outlives_a_reload(page: Page, server: Running) -> None:
    at_the_case(page, server, "p-recarga")
    page.get_by_role("button", name=ask("flag", text="Llamar (es)")).click()
    page.get_by_role("textbox", name=ask("comment")).fill("No se llama así")
    page.get_by_role("button", name=ask("none")).click()
    page.get_by_role("textbox", name=ask("instead")).fill("Salir")
    page.reload()
    expect(page.get_by_role("textbox", name=ask("comment"))).to_have_value("No se llama así")
    expect(page.get_by_role("textbox", name=ask("instead"))).to_have_value("Salir")
    assert page.locator(".l-aside").count() == 0


def test_a_flag_without_a_kind_says_what_is_missing(page: Page, server: Running) -> None:
    at_the_case(page, server, "p-falta")
    page.get_by_role("button", name=ask("flag", text="Llamar (es)")).click()
    page.get_by_role("button", name=ask("send")).click()
    expect(page.get_by_text(ask("missing_fault"))).to_be_visible()
    assert said(server, "p-falta", kinds.PilotFlagged) == []


def test_an_ordinary_participant_fetches_and_sees_nothing_of_it(
    page: Page, server: Running
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    at_the_case(page, server, "p-comun", cohort="test")
    assert page.locator(".l-flag, .l-decline, #lidera-notice").count() == 0
    part = server.house.assets.part
    assert part
    assert not any(url.endswith(part) for url in fetched)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_what_testers_get_is_within_reach_of_everyone(
    page: Page, server: Running, lang: str
) -> None:
    at_the_case(page, server, f"p-alcance-{lang}", lang)
    page.get_by_role("button", name=re.compile(f"^{ask('flag', lang, text='')}")).first.click()
    page.get_by_role("button", name=ask("none", lang)).click()
    assert sound.unsound(page, "pilot", lang) == []
    login = next(c["value"] for c in page.context.cookies() if c["name"] == COOKIE)
    server.do(to_the_end(server, login))
    page.reload()
    expect(page.get_by_role("button", name=ask("rate_send", lang))).to_be_visible(timeout=PATIENCE)
    looks.sized(page, looks.PHONE)
    assert sound.unsound(page, "pilot-end", lang) == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_pilot_report_is_within_reach_of_everyone(page: Page, tmp_path: Path, lang: str) -> None:
    cohort = play_versions(*write_versions(tmp_path / "course"))
    known = registry.read(cohort.journal)
    found = piloted(cohort.journal, cohort.course, known, CASE, ["piloto"])
    made = write_report(build(found, cohort.now), tmp_path / "out", lambda _: None)
    path = next(path for path in made.pages if path.name.endswith(f".{lang}.html"))
    page.goto(path.as_uri())
    wrong = []
    for width in looks.WIDTHS:
        looks.sized(page, width)
        wrong += looks.axe(page, "html", anew=True) + sound.measured(page, "fits")
    assert wrong == []


async def to_the_end(server: Running, login: str) -> None:
    wire = Wire(server.address, cookie=f"{COOKIE}={login}")
    await wire.open(f"/m/{MODULE}")
    for scene, choice, more in (("puerta", "llamar", {"share": 20}), ("sala", "preguntar", {}),
                                ("consejo", "votar", {"confidence": 50})):  # fmt: skip
        body = {"do": "decide", "scene": scene, "choice": choice, "reason": REASON, **more}
        heard = await wire.act("case", body)
        assert heard["status"] == "saved", heard
    wire.close()
