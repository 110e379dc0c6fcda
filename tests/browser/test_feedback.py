"""What came back, on the real server: from the home page to an answer, and gone when taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.kinds.review import Evidence, Remark
from lidera_nb.reflection.rubric import load_rubric
from lidera_nb.settings import PROJECT
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.rooming import at
from tests.running import Running, running

pytestmark = pytest.mark.browser
FIRST, SECOND, PAGE = "01-los-que-faltan", "03-la-cuenta", "/m/devoluciones"
TEXT = "Decidí solo y rápido, <b>como siempre</b>. Hoy llamaría antes a la orientadora."
BAD = "<img src=x onerror=document.title='broken'> Gracias por contarlo."
KEMBER = load_rubric(PROJECT / "course" / "instruments" / "rubric-kember.yaml")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Ana and Eva handed texts in; Ivo read them, and signed two of Ana's."""
    with running(tmp_path_factory.mktemp("var")) as made:
        for person in ("p-ana", "p-eva"):
            for module in (FIRST, SECOND):
                made.do(writes(made, person, module))
                made.do(reads(made, person, module, f"leído de {person} en {module}"))
                made.do(reads(made, person, module, "lectura-ciega", "blind", "p-vera"))
        for module in (FIRST, SECOND):
            made.do(signs(made, "p-ana", module))
        yield made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def asked(server: Running, module: str) -> Any:
    return server.house.course.modules[module].step("reflection").definition


async def writes(server: Running, person: str, module: str) -> None:
    form = asked(server, module)
    ctx = kinds.Context(module=module, step="reflection", definition=form.form.id,
                        version=form.form.version, hash=form.hash, lang="es")  # fmt: skip
    field = next(one.id for one in form.form.fields if one.kind == "text")
    handed = kinds.ReflectionSubmitted(ctx=ctx, ratings={}, answers={field: TEXT})
    await server.house.sessions.note(f"person:{person}", (NewEvent(handed, person),), person)


async def reads(
    server: Running, person: str, module: str, overall: str, purpose: Any = "review",
    by: str = "p-ivo",
) -> None:  # fmt: skip
    field = next(one.id for one in asked(server, module).form.fields if one.kind == "text")
    read = kinds.ReviewSaved(
        person=person, module=module, step="reflection", number=1, purpose=purpose,
        rubric="kember", rubric_version=KEMBER.rubric.version, rubric_hash=KEMBER.hash,
        levels={"depth": 2.5 if module == FIRST else 3.0},
        evidence=(Evidence(field=field, start=0, end=20, criterion="depth"),),
        remarks=(Remark(field=field, start=22, end=41, text=BAD),), overall=f"{BAD} {overall}",
    )  # fmt: skip
    await server.house.sessions.note("review:test", (NewEvent(read, person),), by)


async def signs(server: Running, person: str, module: str) -> None:
    signed = kinds.ReviewPublished(
        person=person, module=module, step="reflection", number=1, reviewer="p-ivo",
        purpose="review",
    )  # fmt: skip
    await server.house.sessions.note("review:test", (NewEvent(signed, person),), "p-ivo")


async def takes_back(server: Running, person: str, module: str) -> None:
    gone = kinds.ReviewReopened(person=person, module=module, step="reflection", number=1)
    await server.house.sessions.note("review:test", (NewEvent(gone, person),), "p-ivo")


def test_nothing_of_others_unsigned_or_blind_is_on_the_wire(server: Running) -> None:
    told = {
        person: json.dumps(server.do(at(server, person, PAGE)).views, ensure_ascii=False)
        for person in ("p-ana", "p-eva")
    }
    assert "leído de p-ana en 01-los-que-faltan" in told["p-ana"]
    assert "p-eva" not in told["p-ana"]
    assert "leído de" not in told["p-eva"]
    assert not [who for who, view in told.items() if "ciega" in view]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_is_sound_at_every_width_and_in_every_look(
    page: Page, server: Running, lang: str
) -> None:
    comes_in(page, server, "p-ana", lang)
    page.goto(server.at(PAGE))
    turn = page.get_by_role("button", name=re.compile(texts.say(lang, "feedback.read")))
    expect(turn.first).to_be_visible(timeout=PATIENCE)
    turn.first.click()
    expect(page.get_by_role("heading", name=texts.say(lang, "feedback.growth"))).to_be_visible()
    assert sound.unsound(page, "feedback", lang, '[data-widget="feedback"]') == []


def test_from_the_sign_at_home_to_an_answer_by_keyboard_until_it_is_taken_back(
    page: Page, server: Running
) -> None:
    server.do(takes_back(server, "p-ana", FIRST))
    server.do(signs(server, "p-ana", FIRST))
    comes_in(page, server, "p-ana", "es")
    page.goto(server.at("/"))
    sign = page.get_by_role("link", name=re.compile("Le llegó una devolución|Le llegaron"))
    sign.press("Enter")
    item = page.locator(".l-returned").filter(has_text="Los que faltan")
    expect(item.get_by_text("Nueva")).to_be_visible(timeout=PATIENCE)
    item.get_by_role("button", name="Leer la devolución").press("Enter")
    expect(item.get_by_text("leído de p-ana en 01-los-que-faltan")).to_be_visible()
    expect(item.get_by_text("Nueva")).to_have_count(0)
    assert item.locator("img, .l-own b").count() == 0
    assert page.title() != "broken"
    box = item.get_by_role("textbox", name="Su respuesta")
    box.focus()
    page.keyboard.type("La próxima vez la llamo antes.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.get_by_text("Usted respondió el")).to_be_visible(timeout=PATIENCE)
    expect(item.get_by_role("textbox")).to_have_count(0)
    server.do(takes_back(server, "p-ana", FIRST))
    expect(item).to_have_count(0)
    assert "leído de p-ana en 01-los-que-faltan" not in page.content()
    told = [e.payload for e in server.house.sessions.journal.read("person:p-ana")]
    answers = [one for one in told if isinstance(one, kinds.FeedbackAnswered)]
    assert [one.text for one in answers] == ["La próxima vez la llamo antes."]


def test_a_module_shows_its_own_feedback_in_place(page: Page, server: Running) -> None:
    comes_in(page, server, "p-ana", "es")
    page.goto(server.at(f"/m/{SECOND}"))
    place = page.locator('[data-widget="feedback"]')
    expect(place.locator(".l-returned")).to_have_count(1, timeout=PATIENCE)
    expect(place.get_by_text("La cuenta").first).to_be_visible()
