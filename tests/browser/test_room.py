"""A live room as it is lived: one who leads, a projector, two phones, two decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb import texts
from lidera_nb.events import kinds
from lidera_nb.serve.base import COOKIE
from lidera_nb.serve.rooms import PREFIX
from tests.browser.playing import PATIENCE
from tests.browser.sound import unsound
from tests.rooming import newcomer
from tests.running import Running, running

pytestmark = pytest.mark.browser
REASON = "Quien está más lejos de volver no puede esperar a que cerremos el informe. "


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as running_server:
        yield running_server


@contextmanager
def screen(
    browser: Browser, server: Running, person: str, path: str, lang: str, width: int = 390
) -> Iterator[Page]:
    """A page on a device of somebody's own; no script of it may fail."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, locale="es-CL", reduced_motion="reduce"
    )
    given = {COOKIE: server.login(person).cookies[COOKIE], "lidera_lang": lang}
    context.add_cookies([{"name": k, "value": v, "url": server.address} for k, v in given.items()])
    context.set_default_timeout(PATIENCE)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.at(path))
    yield page
    context.close()
    assert faults == []


@dataclass
class Hall:
    """Who is there, and the words on their buttons."""

    host: Page
    wall: Page
    phones: list[Page]
    lang: str

    def t(self, text_id: str, **values: object) -> str:
        return texts.say(self.lang, text_id, **values)

    def press(self, page: Page, text_id: str) -> None:
        words = texts.catalogue(self.lang)[text_id].partition("{")[0]
        name = re.compile("^" + re.escape(words))
        page.get_by_role("button", name=name).first.click()

    def opens(self) -> str:
        self.press(self.host, "room.open")
        return self.host.locator(".l-code").inner_text()

    def comes(self, page: Page, code: str) -> None:
        """Agree below, then type the code as it is read from the wall."""
        page.locator('[data-widget="consent"] input').first.check()
        page.locator('[data-widget="consent"] button.l-first').click()
        page.get_by_label(self.t("room.code"), exact=True).fill(code.lower())
        self.press(page, "room.join")
        expect(page.get_by_text(self.t("room.here"))).to_be_visible()

    def goes_on(self) -> None:
        """Lead the group to the next vote."""
        ask = self.host.get_by_role("button", name=self.t("room.ask"), exact=True)
        onward = self.host.get_by_role("button", name=self.t("player.advance"), exact=True)
        expect(ask.or_(onward)).to_be_visible()
        while onward.is_visible():
            onward.click()
            expect(ask.or_(onward)).to_be_enabled()
            self.host.wait_for_timeout(300)
        ask.click()

    def votes(self, page: Page, number: int, choice: int) -> None:
        heading = page.get_by_role("heading", name=re.compile(self.t("room.round", n=number)))
        expect(heading).to_be_focused()
        page.locator("fieldset.l-decision input").nth(choice).check()
        page.get_by_role("textbox").fill(REASON)
        self.press(page, "room.cast")
        expect(page.get_by_role("heading", name=self.t("room.mine"))).to_be_focused()

    def reveals(self, count: str) -> None:
        expect(self.host.get_by_text(self.t("room.all"))).to_be_visible()
        self.press(self.host, "room.reveal")
        for page in (*self.phones, self.wall, self.host):
            expect(page.get_by_text(count).first).to_be_visible()


@contextmanager
def hall(browser: Browser, server: Running, lang: str, people: tuple[str, str]) -> Iterator[Hall]:
    with ExitStack() as stack:
        go = stack.enter_context
        host = go(screen(browser, server, "p-ivo", "/staff/facilitate", lang, 1280))
        wall = go(screen(browser, server, "p-ivo", "/staff/project", lang, 1280))
        phones = [go(screen(browser, server, one, "/m/room", lang)) for one in people]
        yield Hall(host, wall, phones, lang)


def test_two_decisions_of_a_room(browser: Browser, server: Running) -> None:
    with hall(browser, server, "es", ("p-ana", "p-eva")) as group:
        code = group.opens()
        expect(group.wall.locator(".l-code")).to_have_text(code)
        for phone in group.phones:
            group.comes(phone, code)
        group.press(group.host, "room.begin")
        ana, eva = group.phones

        # The first decision: one each, then the same; the majority decides.
        group.goes_on()
        group.votes(ana, 1, 0)
        assert group.t("room.missing", n=1) in group.wall.locator(".l-votes").inner_text()
        group.votes(eva, 1, 1)
        group.reveals(group.t("room.count", n=1, of=2, share=50).replace(" %", "\u00a0%"))
        expect(ana.get_by_text(group.t("room.few", n=5))).to_be_visible()
        assert REASON.strip() not in group.wall.locator("main").inner_text()
        group.press(group.host, "room.again")
        for phone in (ana, eva):
            expect(phone.get_by_role("textbox")).to_have_value(REASON.strip())
            group.votes(phone, 2, 1)
        group.reveals(group.t("room.count", n=2, of=2, share=100).replace(" %", "\u00a0%"))
        group.press(group.host, "room.majority")
        for page in (ana, eva, group.wall):
            expect(page.get_by_text(group.t("room.by_majority", n=2, of=2))).to_be_visible()

        # The second: a phone goes dark while it writes, and the facilitator settles it.
        group.goes_on()
        group.votes(ana, 1, 0)
        eva.locator("fieldset.l-decision input").first.check()
        eva.get_by_role("textbox").fill("Esto no alcanzó a enviarse.")
        eva.context.set_offline(True)
        group.press(group.host, "room.reveal")
        group.host.get_by_text(group.t("room.pick"), exact=True).click()
        group.host.locator(".l-settle input").nth(1).check()
        group.host.get_by_label(group.t("room.pick_why")).fill("Por quien no pudo votar.")
        group.press(group.host, "room.pick_do")
        eva.context.set_offline(False)
        for page in (ana, eva, group.wall):
            expect(page.get_by_text("Por quien no pudo votar.").first).to_be_visible()
        expect(eva.get_by_text(group.t("room.left"))).to_be_visible()
        eva.get_by_text(group.t("common.left_show")).click()
        expect(eva.get_by_text("Esto no alcanzó a enviarse.")).to_be_visible()

        group.host.get_by_text(group.t("room.close"), exact=True).click()
        group.press(group.host, "room.close_do")
        for page in (ana, eva, group.host):
            expect(page.get_by_text(group.t("room.over"))).to_be_visible()
    journal = server.house.sessions.journal
    (stream,) = journal.streams(PREFIX)
    votes = [e for e in journal.read(stream) if isinstance(e.payload, kinds.VoteCast)]
    assert sorted(e.actor for e in votes) == ["p-ana"] * 3 + ["p-eva"] * 2


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_state_of_a_room_is_sound(browser: Browser, server: Running, lang: str) -> None:
    people = (f"p-one-{lang}", f"p-two-{lang}")
    for person in people:
        newcomer(server, person)
    found: list[str] = []
    with hall(browser, server, lang, people) as group:
        (one, two), host, wall = group.phones, group.host, group.wall

        def look(page: Page, name: str) -> None:
            found.extend(unsound(page, name, lang))

        look(host, "offers")
        code = group.opens()
        wall.locator(".l-code").wait_for()
        look(wall, "wall-lobby")
        for phone in (one, two):
            group.comes(phone, code)
        look(one, "lobby")
        group.press(host, "room.begin")
        group.goes_on()
        two.locator("fieldset.l-decision input").first.check()
        group.press(two, "room.cast")
        two.get_by_role("alert").filter(has_text=re.compile(r"\w")).wait_for()
        look(two, "vote")
        group.votes(one, 1, 0)
        look(one, "voted")
        group.press(host, "room.reveal")
        for page in (one, wall, host):
            page.locator(".l-tally").wait_for()
        host.get_by_text(group.t("room.pick"), exact=True).click()
        look(host, "host-tally")
        look(wall, "wall-tally")
        look(one, "tally")
        host.get_by_text(group.t("room.close"), exact=True).click()
        group.press(host, "room.close_do")
        one.get_by_text(group.t("room.over")).wait_for()
        look(one, "over")
    assert found == []
