"""What a network survey gives back, on the real server: one's own page, and the group's map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.browser import sound
from tests.browser.playing import PATIENCE
from tests.browser.stations import comes_in, quiet
from tests.running import Running, running
from tests.surveyedserver import PAGE, answers, colleague, surveyed, tell_school

pytestmark = pytest.mark.browser
MAP = "/staff/network"
PEOPLE = 26
"""Twenty-four colleagues, Ana and Eva."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Everybody named two others in a closed round, but Eva, who did not answer."""
    with running(tmp_path_factory.mktemp("var")) as running_server:
        surveyed(running_server, PEOPLE - 2)
        house, do = running_server.house, running_server.do
        for person in ("p-ana", "p-eva"):
            do(tell_school(house, person, "maule"))
        ids = [colleague(i)[0] for i in range(PEOPLE - 2)]
        for i, person in enumerate(ids):
            do(answers(house, person, [ids[i - 1], "p-ana" if i < 5 else ids[i - 7]]))
        do(answers(house, "p-ana", ids[:3]))
        closed = kinds.SurveyClosed(wave=1)
        do(house.sessions.note("cohort:test", (NewEvent(closed),), "p-ivo"))
        yield running_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


def mine(page: Page, server: Running, person: str, lang: str = "es") -> Locator:
    comes_in(page, server, person, lang)
    page.goto(server.at(PAGE))
    place = page.locator('[data-widget="mine"]')
    expect(place.get_by_role("heading", level=2)).to_be_visible(timeout=PATIENCE)
    return place


def drawn(page: Page, server: Running, lang: str = "es") -> Locator:
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at(MAP))
    place = page.locator('[data-widget="network"]')
    expect(place.get_by_role("listbox")).to_be_visible(timeout=PATIENCE)
    return place


def test_somebody_reads_how_many_turn_to_them_and_no_name(page: Page, server: Running) -> None:
    place = mine(page, server, "p-ana")
    expect(place.get_by_text("5 personas le nombraron.")).to_be_visible()
    told = place.inner_text()
    assert [colleague(i)[1] in told for i in range(6)] == [True] * 3 + [False] * 3


def test_who_did_not_answer_has_a_page_too(page: Page, server: Running) -> None:
    place = mine(page, server, "p-eva", "en")
    expect(place.get_by_text(texts.say("en", "mine.seeks.silent"))).to_be_visible()
    expect(place.get_by_text(texts.say("en", "mine.sought.none"))).to_be_visible()


def test_a_facilitator_walks_the_map_by_keyboard_and_names_nobody(
    page: Page, server: Running
) -> None:
    place = drawn(page, server)
    expect(place.locator("[role=option]")).to_have_count(PEOPLE)
    expect(place.locator(".l-list tbody tr")).to_have_count(25)
    place.locator("[role=option][tabindex='0']").focus()
    walked = set()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft") * 3:
        page.keyboard.press(key)
        walked.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert len(walked) > 4
    assert not [name for i in range(24) if (name := colleague(i)[1]) in page.content()]


def test_a_participant_does_not_reach_the_map(page: Page, server: Running) -> None:
    comes_in(page, server, "p-ana", "es")
    answer = page.goto(server.at(MAP))
    assert answer is not None
    assert answer.status in (403, 404)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_both_pages_are_sound_at_every_width_and_in_every_look(
    page: Page, server: Running, lang: str
) -> None:
    place = mine(page, server, "p-ana", lang)
    expect(place.locator(".l-measures")).to_be_visible()
    found = sound.unsound(page, "network-mine", lang, '[data-widget="mine"]')
    drawn(page, server, lang).locator("[role=option]").nth(4).focus()
    found += sound.unsound(page, "network-map", lang, '[data-widget="network"]')
    assert found == []
