"""The states that the guides show, one after the other, as a reader with a phone meets them.

Everyone is called a sample, and time stands still at `MOMENT` unless a picture is about time, so
that the same state gives the same picture. Knows the way; what becomes of a picture is for the
caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from lidera_nb import texts
from lidera_nb.activities import enrolment
from lidera_nb.clock import utc_now
from lidera_nb.dataset.export import export_cohort
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.people.codes import new_code
from lidera_nb.report.run import make_report
from lidera_nb.serve.tick import look
from tests.browser.playing import PATIENCE, Participant
from tests.browser.stations import (
    MODULE,
    PAGE,
    comes_in,
    next_act,
    plays_on,
    short_notebook,
    unfold,
)
from tests.running import Running, running

MOMENT = datetime(2026, 8, 4, 14, 42, tzinfo=UTC)
"""A quarter to eleven of an August morning in Chile."""
NEARLY_IDLE = timedelta(minutes=57)
SAMPLE = {"es": "Participante de muestra", "en": "Sample participant"}
WHY = {
    "es": "Los treinta y ocho que se arreglaban con un llamado. Pueden esperar; los siete, no.",
    "en": "The thirty-eight whom one call would have moved. They can wait; the seven can't.",
}
HALF = {"es": "Primero hablaría con", "en": "I would first talk with"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A state that was reached: its name, and what is to be seen at the top (or the page's)."""

    name: str
    top: Locator | None = None


@contextmanager
def staged(tmp: Path, colleagues: int) -> Iterator[Running]:
    """A server in which time stands still, with colleagues who played and a report on them."""
    with running(tmp / "var") as server:
        at(server, MOMENT)
        server.do(_colleagues_play(server, colleagues))
        sessions = server.house.sessions
        package = export_cohort(
            sessions.journal, server.house.course, sessions.registry, "test",
            tmp / "package", tmp / "keys", sessions.clock(),
        )  # fmt: skip
        reports, short = server.house.settings.reports / "test", short_notebook(tmp)
        for lang in ("es", "en"):
            make_report(package.path, reports, lang=lang, notebook=short, clock=sessions.clock)
        yield server


def at(server: Running, moment: datetime) -> None:
    """Set the server's clock."""
    server.house.clock = server.house.sessions.clock = lambda: moment


async def _colleagues_play(server: Running, many: int) -> None:
    everyone = personas(MODULE.step("case").definition.current.scenario, seed=1, people=60)
    able = [who for who in everyone if who.begins and who.evaluation and not who.rights]
    for number, who in enumerate(able[:many], start=1):
        name = f"{SAMPLE['es']} {number:02d}"
        code = await _joined(server, "participant", who.person, name)
        await play(Wire(server.address), code, who, MODULE)


async def _joined(server: Running, role: str, person: str, name: str) -> str:
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    new = enrolment.enrol(sessions.registry, "test", role, name, key, person)
    await sessions.note("cohort:test", new.events, "system")
    return str(new.code)


def walk(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """All pictures of one language, in the order of the guides."""
    person = f"p-sample-{lang}"
    server.do(_joined(server, "participant", person, SAMPLE[lang]))
    yield from door(page, server, lang)
    login = comes_in(page, server, person, lang)
    yield from beginning(page, server, lang)
    yield from connection(page, server, lang)
    yield from time(page, server, lang)
    yield from windows(page, server, lang)
    server.do(plays_on(server, login))
    yield from ending(page, server, lang)
    at(server, utc_now())  # the live pages' process has a clock of its own
    comes_in(page, server, person, lang)
    yield from explora(page, server, lang)
    at(server, MOMENT)
    yield from staff(page, server, lang)


def door(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """Signing in, and too many tries with a wrong code."""
    page.context.add_cookies([{"name": "lidera_lang", "value": lang, "url": server.address}])
    page.goto(server.at("/login"))
    yield Picture("login")
    wrong = str(new_code())
    for _ in range(6):
        page.locator("#code").fill(wrong)
        page.locator("main button").click()
        page.get_by_role("alert").wait_for()
    page.locator("#code").fill("")
    yield Picture("login-wait")


def beginning(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """The home page, the consent, and a decision that is ready to be confirmed."""
    page.goto(server.at("/"))
    yield Picture("home")
    page.goto(server.at(PAGE))
    someone = Participant(page, MODULE, lang)
    form = page.locator('[data-widget="consent"]')
    form.locator("button.l-first").wait_for(timeout=PATIENCE)
    yield Picture("consent", form.locator("label").first)
    someone.consents("evaluation")
    someone.describes_the_school()
    someone.starts_the_case()
    goes_on(page, lang)
    answers(page, lang, WHY[lang])
    line(page, "draft")
    yield Picture("decision", page.locator("fieldset.l-decision"))
    yield Picture("draft", page.locator(".l-player").get_by_role("textbox"))


def goes_on(page: Page, lang: str) -> None:
    """Through passages to the next decision."""
    choices = page.locator("fieldset.l-decision")
    onward = page.get_by_role("button", name=texts.say(lang, "player.advance"), exact=True)
    expect(choices.or_(onward).first).to_be_visible(timeout=PATIENCE)
    while onward.is_visible():
        onward.click()
        expect(onward.and_(page.locator("[aria-disabled=true]"))).to_have_count(0)
        expect(choices.or_(onward).first).to_be_visible(timeout=PATIENCE)


def answers(page: Page, lang: str, why: str) -> None:
    """Choose, say why, say how likely it is."""
    player = page.locator(".l-player")
    page.locator("fieldset.l-decision").get_by_role("radio").nth(1).check()
    player.get_by_role("textbox").fill(why)
    sure = player.get_by_role("radio", name=texts.say(lang, "player.percent", n=75))
    if sure.count():
        sure.check()


def connection(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """A decision made without a connection: it waits, then it is saved."""
    page.context.set_offline(True)
    line(page, "offline")
    lock = page.get_by_role("button", name=texts.say(lang, "player.lock"), exact=True)
    lock.click()
    line(page, "offline_waiting")
    yield Picture("offline", page.get_by_text(texts.say(lang, "player.prediction_help")))
    page.context.set_offline(False)
    line(page, "saved")
    page.locator(".l-brought").wait_for(timeout=PATIENCE)
    yield Picture("saved", page.locator(".l-brought"))


def time(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """A login that is about to end, and does not."""
    at(server, MOMENT + NEARLY_IDLE)
    server.do(look(server.house))
    line(page, "expiring")
    yield Picture("expiring", page.locator(".l-brought"))
    at(server, MOMENT)
    # The line may be taken back by itself before: its clock was set back.
    stay = page.get_by_role("button", name=texts.say(lang, "session.stay_button"))
    stay.evaluate_all("found => found.forEach((button) => button.click())")
    expect(page.locator('#lidera-status[data-state="expiring"]')).to_have_count(0)


def windows(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """Somebody who goes on in a second window, and somebody who signs out too early."""
    goes_on(page, lang)
    answers(page, lang, HALF[lang])
    line(page, "draft")
    page.get_by_role("button", name=texts.say(lang, "page.logout")).click()
    page.get_by_role("alert").first.wait_for()
    yield Picture("signout")
    page.reload()
    page.locator("fieldset.l-decision").wait_for(timeout=PATIENCE)
    server.do(_decides_elsewhere(server, cookies(page)))
    line(page, "elsewhere")
    yield Picture("elsewhere", page.locator(".l-aside"))


def cookies(page: Page) -> str:
    """What the browser shows the server."""
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


async def _decides_elsewhere(server: Running, cookie: str) -> None:
    wire = Wire(server.address, cookie=cookie)
    await wire.open(PAGE)
    heard = await wire.act("case", next_act(wire.views["case"]["scene"]))
    assert heard["status"] == "saved", heard
    wire.close()


def ending(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """After the case: one's path, one's data."""
    page.goto(server.at(PAGE))
    reflection = page.locator('[data-widget="reflection"]')
    submit = reflection.locator("form button.l-first")
    submit.wait_for(timeout=PATIENCE)
    for box in reflection.get_by_role("textbox").all():
        box.fill(WHY[lang])
    submit.click()
    debrief = page.locator('[data-widget="debrief"]')
    unfold(debrief, ".l-path")
    yield Picture("path", debrief.locator(".l-path"))
    page.goto(server.at("/my-data"))
    yield Picture("mydata")


def explora(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """The live page over one's own play, with its charts drawn."""
    page.goto(server.at("/m/02-explora"))
    # A kernel has to start and to load the chart library first.
    page.locator(".x-figure svg").first.wait_for(timeout=3 * PATIENCE)
    page.get_by_role("textbox").wait_for(timeout=PATIENCE)
    yield Picture("explora", page.get_by_role("group", name=texts.say(lang, "explore.shown")))


def staff(page: Page, server: Running, lang: str) -> Iterator[Picture]:
    """What a facilitator and an evaluator see."""
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at("/staff/review"))
    widget = page.locator('[data-widget="review"]')
    widget.locator("table button").nth(-1).wait_for(timeout=PATIENCE)
    colleague = widget.locator("tr", has_text=f"{SAMPLE['es']} 01")
    yield Picture("desk", colleague)
    colleague.locator("button").click()
    widget.locator("article").wait_for(timeout=PATIENCE)
    yield Picture("record", widget.locator("article"))
    widget.get_by_role("button", name=texts.say(lang, "desk.close")).first.click()
    expect(widget.locator("article")).to_have_count(0)  # the desk remembers what is open
    # As a file: the server sends it into a sandbox in which not even a test's script runs.
    (made,) = server.house.settings.reports.rglob(f"*.{lang}.html")
    page.goto(made.as_uri())
    yield Picture("report")


def line(page: Page, name: str) -> None:
    """Wait until the sentence at the bottom edge is the one of this name."""
    expect(page.locator("#lidera-status")).to_have_attribute("data-state", name)
