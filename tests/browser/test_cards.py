"""A card on its whole road: captured, reviewed twice, worded, published, tried, retired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.browser import looks, sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, newcomer, quiet
from tests.cardworld import CONTENT, MARKS
from tests.running import Running, running

pytestmark = pytest.mark.browser

TITLE = "Antes de citar, ir a la casa"
WORDS = {
    "title": TITLE,
    "problem": "Un estudiante deja de venir y la familia no contesta.",
    "what": "Iría a la casa con alguien que la familia conozca, antes de mandar un papel.",
    "why": "El papel avisa que la escuela ya decidió.",
}
AUTHOR, READERS, TELLER = "p-ana", ("p-eva", "Omar"), "p-eva"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as server:
        for role, name in (("participant", "Omar"), ("curator", "Cata"), ("curator", "Ciro")):
            newcomer(server, role, name)
        yield server


def step(page: Page, key: str) -> Locator:
    return page.locator(f'[data-widget="{key}"]')


def goes(page: Page, server: Running, person: str, path: str, lang: str = "es") -> None:
    comes_in(page, server, person, lang)
    page.goto(server.at(path))


def press(place: Locator, text: str, lang: str = "es", **values: Any) -> None:
    place.get_by_role("button", name=texts.say(lang, text, **values), exact=True).click()


def shown(place: Locator, text: str, lang: str = "es") -> None:
    expect(place.get_by_text(texts.say(lang, text)).first).to_be_visible(timeout=PATIENCE)


def found(page: Page, name: str) -> list[str]:
    """What axe finds on a screen and on a phone."""
    wrong = []
    for width in (1280, looks.PHONE):
        looks.sized(page, width)
        wrong += looks.axe(page, "html", anew=width > looks.PHONE)
    return [f"{name}: {one}" for one in wrong]


def unsound(page: Page, name: str) -> list[str]:
    """That, and on a phone what does not fit, is too small, out of order or moves."""
    wrong = found(page, name)
    for what in ("fits", "targets", "order", "motion"):
        wrong += [f"{name} {what}: {one}" for one in sound.measured(page, what)]
    looks.sized(page, 320)
    return wrong + [f"{name} at 320: {one}" for one in sound.measured(page, "fits")]


def captures(page: Page) -> None:
    desk = step(page, "cards")
    expect(desk.get_by_role("heading").first).to_be_visible(timeout=PATIENCE)
    press(desk, "cardform.start.judgement")
    for name, text in WORDS.items():
        desk.locator(f'[id$="-{name}"]').fill(text, timeout=PATIENCE)
    for folded in desk.locator("details.l-section:not([open]) > summary").all()[::-1]:
        folded.click()
    desk.locator('[id$="-c-level"]').select_option("primary")
    desk.locator('[id$="-students-all"]').check()
    desk.locator('[id$="-dimensions-d"]').check()


def agrees(page: Page) -> None:
    desk = step(page, "cards")
    shown(desk, "cardform.ready.whole")
    for word in ("naming.anonymous", "reach.open", "licence.CC-BY-4.0"):
        desk.get_by_role("radio", name=texts.say("es", f"cards.{word}"), exact=True).check()
    press(desk, "cardform.consent.agree")
    press(desk, "cardform.send.button")
    shown(desk, "cardform.sent.title")


def reviews(page: Page) -> None:
    desk = step(page, "review")
    for name in MARKS:
        group = desk.get_by_role("group", name=texts.say("es", f"curating.criterion.{name}"))
        group.get_by_role("radio").nth(3).check()
    desk.get_by_role("radio", name=texts.say("es", "curating.advice.ready")).check()
    press(desk, "peercards.send")
    expect(desk.locator("form")).to_have_count(0, timeout=PATIENCE)


def takes(page: Page, server: Running, person: str) -> None:
    goes(page, server, person, "/m/revisar-fichas")
    press(step(page, "review"), "peercards.take_of", title=TITLE)
    expect(step(page, "review").locator("form")).to_be_visible(timeout=PATIENCE)


def opens(page: Page, server: Running, card: str, person: str, lang: str = "es") -> Locator:
    """A card before a curator, by a link to it, with its editor unfolded."""
    goes(page, server, person, f"/curate/curation#card={card}", lang)
    desk = step(page, "curation")
    desk.get_by_text(texts.say(lang, "curation.word_open")).click(timeout=PATIENCE)
    return desk


def words(desk: Locator, text: str) -> None:
    desk.get_by_role("textbox", name=re.compile("^Título · en español")).fill(text)


def tries(page: Page) -> None:
    page.get_by_role("link", name=texts.say("es", "library.try")).click()
    desk = step(page, "trying")
    worked = texts.say("es", "trying.status.worked")
    desk.get_by_role("radio", name=worked, exact=True).check(timeout=PATIENCE)
    press(desk, "trycard.save")
    shown(desk, "trycard.saved")


def retires(desk: Locator) -> None:
    desk.get_by_text(texts.say("es", "curation.retire_open")).click()
    desk.get_by_label(texts.say("es", "curation.retire_ask")).fill("Cambió el reglamento.")
    press(desk, "curation.retire")
    shown(desk, "curating.stands.retired")


def test_a_card_is_captured_reviewed_published_tried_and_retired(
    browser: Browser, page: Page, server: Running
) -> None:
    goes(page, server, AUTHOR, "/m/fichas")
    captures(page)
    wrong = found(page, "capture")
    agrees(page)
    for reader in READERS:
        with quiet(browser) as theirs:
            takes(theirs, server, reader)
            wrong += unsound(theirs, "review") if reader == READERS[0] else []
            reviews(theirs)
    with quiet(browser) as curators:
        goes(curators, server, "Cata", "/")
        curators.get_by_role("link", name="Curaduría de la biblioteca").click()
        desk = step(curators, "curation")
        press(desk, "curation.open_of", title=TITLE)
        desk.get_by_text(texts.say("es", "curation.word_open")).click(timeout=PATIENCE)
        wrong += unsound(curators, "curate")
        words(desk, "Ir a la casa antes de citar")
        press(desk, "curation.save")
        expect(desk.get_by_role("heading", name="Ir a la casa antes")).to_be_visible()
        press(desk, "curation.publish")
        shown(desk, "curating.stands.published")
        (card,) = list(server.house.sessions.cards.all())
        with quiet(browser) as reading:
            goes(reading, server, TELLER, f"/library/{card}")
            wrong += found(reading, "read")
            tries(reading)
            wrong += found(reading, "tried")
            reading.goto(server.at(f"/library/{card}"))
            expect(reading.locator(".shelf-worked")).to_be_visible()
            retires(desk)
            reading.goto(server.at(f"/library/{card}"))
            expect(reading.get_by_text(WORDS["why"])).to_have_count(0)
    assert server.house.sessions.cards.faces().keys() == server.house.course.seeds.keys()
    assert wrong == []


def brings(server: Running, card: str, title: str, reviewed: bool = True) -> None:
    """A card that was sent, and read by two, without a browser."""
    told = {**CONTENT, "texts": {"es": {**CONTENT["texts"]["es"], "title": title}}}
    sent = (
        kinds.CardCaptured(author=AUTHOR, origin={"how": "form"}, lang="es"),
        kinds.CardWritten(author=AUTHOR, version=1, base=0, content=told),
        kinds.CardConsented(
            author=AUTHOR, naming="school", reach="open", licence="CC-BY-4.0",
            partners_agreed=True, byline="Escuela", text_hash="0" * 64,
        ),
        kinds.CardSent(author=AUTHOR, version=1),
    )  # fmt: skip
    acts = [(AUTHOR, one) for one in sent]
    for reader in READERS if reviewed else ():
        review = kinds.CardReviewed(
            author=AUTHOR, version=1, marks=MARKS, advice="ready", comment="Muy clara."
        )
        acts.append((reader, review))
    for actor, payload in acts:
        note = server.house.sessions.note
        server.do(note(f"card:{card}", (NewEvent(payload, AUTHOR),), actor))


def test_of_two_curators_at_one_card_neither_loses_a_word(
    browser: Browser, server: Running
) -> None:
    brings(server, "k2", "La fila del almuerzo")
    with quiet(browser) as one, quiet(browser) as other:
        first = opens(one, server, "k2", "Cata")
        second = opens(other, server, "k2", "Ciro")
        words(second, "De Ciro")
        words(first, "De Cata")
        press(first, "curation.save")
        shown(second, "curation.clash")
        for text in ("De Ciro", "De Cata"):
            expect(second.locator(".l-clash").get_by_text(text, exact=True)).to_be_visible()
        press(second, "curation.keep_mine")
        press(second, "curation.save")
        expect(first.get_by_role("heading", name="De Ciro")).to_be_visible(timeout=PATIENCE)
    versions = server.house.sessions.cards.of("k2").versions
    said = [one.content.texts["es"].title for one in versions if one.content]
    assert said == ["La fila del almuerzo", "De Cata", "De Ciro"]


def test_the_pages_of_the_road_are_sound_in_english(page: Page, server: Running) -> None:
    brings(server, "k3", "El huerto", reviewed=False)
    goes(page, server, "Omar", "/m/revisar-fichas", "en")
    press(step(page, "review"), "peercards.take_of", "en", title="El huerto")
    expect(step(page, "review").locator("form")).to_be_visible(timeout=PATIENCE)
    wrong = unsound(page, "review")
    brings(server, "k4", "El quiosco")
    opens(page, server, "k4", "Ciro", "en")
    wrong += unsound(page, "curate")
    press(step(page, "curation"), "curation.publish", "en")
    shown(step(page, "curation"), "curating.stands.published", "en")
    goes(page, server, AUTHOR, "/m/fichas#card=k4", "en")
    shown(step(page, "cards"), "cardform.ready.title", "en")
    wrong += found(page, "write")
    goes(page, server, TELLER, "/library/k4", "en")
    wrong += found(page, "read")
    page.get_by_role("link", name=texts.say("en", "library.try")).click()
    expect(step(page, "trying").get_by_role("radio").first).to_be_visible(timeout=PATIENCE)
    assert wrong + found(page, "try") == []
