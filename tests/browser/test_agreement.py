"""Two instructors read twice: a sample is drawn, closed, compared and settled, by keyboard too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.events.kinds.review import Evidence
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.reviewedserver import MODULE, STEP, reviewed
from tests.running import Running, running

pytestmark = pytest.mark.browser
PAGE = "/staff/agreement"
MANY = 12
ROW = ".l-agr-row"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        reviewed(running_server, MANY)
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def reads(server: Running, who: str, levels: list[float]) -> None:
    """Read the sample's texts blind, as the review desk would note it."""
    (sample,) = server.house.sessions.reviews.of("test").samples.values()
    for (person, number), level in zip(sorted(sample.texts), levels, strict=True):
        step = server.house.course.modules[MODULE].step(STEP).definition
        field = next(one.id for one in step.form.fields if one.kind == "text")
        marked = Evidence(field=field, start=0, end=int(10 * level), criterion="depth")
        read = kinds.ReviewSaved(
            person=person, module=MODULE, step=STEP, number=number, purpose="blind",
            rubric=sample.rubric, rubric_version=sample.rubric_version,
            rubric_hash=sample.rubric_hash, levels={"depth": level}, evidence=(marked,),
            remarks=(), overall="",
        )  # fmt: skip
        server.do(server.house.sessions.note("review:test", (NewEvent(read, person),), who))


def press(page: Page, place: Locator, name: str, **values: object) -> None:
    """Press a button by keyboard."""
    button = place.get_by_role("button", name=texts.say("es", f"agreement.{name}", **values))
    expect(button).to_be_visible(timeout=PATIENCE)
    button.focus()
    page.keyboard.press("Enter")


def heading(place: Locator, name: str, **values: object) -> Locator:
    return place.get_by_role("heading", name=texts.say("es", f"agreement.{name}", **values))


def test_a_sample_is_drawn_closed_compared_and_settled_by_keyboard(
    page: Page, server: Running
) -> None:
    comes_in(page, server, "p-ivo", "es")
    page.goto(server.at(PAGE))
    place = page.locator('[data-widget="agreement"]')
    expect(place.get_by_label(texts.say("es", "agreement.of"))).to_be_visible(timeout=PATIENCE)
    for name in ("Ivo Sandoval", "Inés Maturana"):
        place.get_by_role("checkbox", name=name).focus()
        page.keyboard.press("Space")
    place.get_by_label(texts.say("es", "agreement.number")).select_option(str(MANY))
    assert sound.unsound(page, "agreement-draw", "es", '[data-widget="agreement"]') == []
    press(page, place, "draw")
    expect(place.get_by_text(f"Ivo Sandoval: 0 de {MANY} leídos")).to_be_visible(timeout=PATIENCE)

    reads(server, "p-ivo", [1, 2, 3, 4] * 3)
    reads(server, "p-ines", [1, 2, 3, 3.5, *([1, 2, 3, 4] * 2)])
    expect(place.get_by_text(f"Inés Maturana: {MANY} de {MANY}")).to_be_visible(timeout=PATIENCE)
    assert place.locator(ROW).count() == 0
    press(page, place, "close")
    press(page, place, "close_now")

    expect(heading(place, "differ", n=1)).to_be_visible(timeout=PATIENCE)
    expect(place.get_by_text("Mismo nivel en 11 de 12")).to_be_visible()
    press(page, place, "agreed", n=11)
    expect(place.get_by_text("Fijado: ")).to_have_count(11, timeout=PATIENCE)

    place.locator(ROW).first.focus()
    page.keyboard.press("Enter")
    expect(place.locator(".l-agr-text h4")).to_be_focused(timeout=PATIENCE)
    place.locator(".l-agr-text select").select_option("3.5")
    place.locator(".l-agr-text textarea").fill("Lo leímos juntas: asoma un supuesto.")
    place.locator(".l-agr-text").get_by_role("checkbox", name="Inés Maturana").check()
    press(page, place, "save")
    expect(place.get_by_text("Ivo Sandoval con Inés Maturana")).to_be_visible(timeout=PATIENCE)
    press(page, place, "sign")
    expect(place.get_by_text("Quien lo escribió ya lo ve.")).to_be_visible(timeout=PATIENCE)
    published = server.house.sessions.reviews.of("test").texts.values()
    (signed,) = [one.published for one in published if one.published]
    assert (signed.by, signed.review.levels) == ("p-ivo", {"depth": 3.5})
    assert "+56 9" not in place.inner_text()

    for lang in ("es", "en"):
        comes_in(page, server, "p-ines", lang)
        page.goto(server.at(PAGE))
        place.locator(ROW).first.click(timeout=PATIENCE)
        expect(place.locator(".l-agr-mark").first).to_be_visible(timeout=PATIENCE)
        assert sound.unsound(page, "agreement", lang, '[data-widget="agreement"]') == []
