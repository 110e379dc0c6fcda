"""Every state in which a page can be met, one after the other, for tests that look at all of them.

Goes there by the shortest way: a person clicks where a click makes the state, and what lies
between is played over the wire. Knows the way and nothing of what is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from lidera_nb import texts
from lidera_nb.activities import enrolment
from lidera_nb.dataset.export import export_cohort
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.report import kinds
from lidera_nb.report.run import make_report
from lidera_nb.serve.base import COOKIE
from tests.browser.places import NAME
from tests.browser.playing import PATIENCE, REASON, Participant
from tests.ourcourse import our_course
from tests.running import Running, running

STEPS = {
    "consent": "consent", "consent-faults": "consent", "profile": "profile", "briefing": "case",
    "decision": "case", "consequence": "case", "ending": "case", "reflection-faults": "reflection",
}  # fmt: skip
"""The step of a module that makes a station; the last station is looked at as a whole."""
MODULE = our_course().modules[NAME]
PAGE = f"/m/{NAME}"


@contextmanager
def peopled(tmp: Path) -> Iterator[Running]:
    """A server with colleagues who played, and a report about them in both languages."""
    with running(tmp / "var") as server:
        server.do(colleagues_play(server, 5))
        sessions = server.house.sessions
        package = export_cohort(
            sessions.journal, server.house.course, sessions.registry, "test",
            tmp / "package", tmp / "keys", sessions.clock(),
        )  # fmt: skip
        short = short_notebook(tmp)
        for lang in ("es", "en"):
            out = server.house.settings.reports / "test"
            make_report(package.path, out, lang=lang, notebook=short)
        yield server


def short_notebook(tmp: Path) -> Path:
    """The report's notebook up to its parameters: the page does not come from its cells."""
    whole = json.loads(kinds.named("cohort").notebook.read_text("utf-8"))
    path = tmp / "short.ipynb"
    path.write_text(json.dumps({**whole, "cells": whole["cells"][:2]}), "utf-8")
    return path


@contextmanager
def quiet(browser: Browser) -> Iterator[Page]:
    """A page on a phone on which nothing moves; no script of it may fail."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="es-CL", reduced_motion="reduce"
    )
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


async def colleagues_play(server: Running, many: int) -> int:
    """Bots play through the served protocol, so that a report has more than one to count."""
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    scenario = MODULE.step("case").definition.current.scenario
    everyone = personas(scenario, seed=1, people=60)
    able = [p for p in everyone if p.begins and p.evaluation and p.stops_after is None]
    for who in able[:many]:
        joined = enrolment.enrol(
            sessions.registry, "test", "participant", who.person, key, who.person
        )
        await sessions.note("cohort:test", joined.events, "system")
        await play(Wire(server.address), str(joined.code), who, MODULE)
    return many


def newcomer(server: Running, role: str, person: str) -> str:
    """Enrol somebody; returns the access code."""
    sessions, key = server.house.sessions, server.house.keys.secret("codes")
    joined = enrolment.enrol(sessions.registry, "test", role, person, key, person)
    server.do(sessions.note("cohort:test", joined.events, "system"))
    return str(joined.code)


def comes_in(page: Page, server: Running, person: str, lang: str) -> str:
    """Give the page the login and the language of a person; returns the login.

    What an earlier person left in the browser goes: a page that finds it would begin anew.
    """
    if page.url.startswith(server.address):
        page.evaluate("localStorage.clear()")
    login = server.login(person).cookies[COOKIE]
    given = {COOKIE: login, "lidera_lang": lang}
    page.context.add_cookies(
        [{"name": name, "value": value, "url": server.address} for name, value in given.items()]
    )
    return login


def pages(page: Page, server: Running, lang: str) -> Iterator[str]:
    """The pages without widgets: login and its fault, home, own data, error, report."""
    page.context.add_cookies([{"name": "lidera_lang", "value": lang, "url": server.address}])
    page.goto(server.at("/login"))
    yield "login"
    page.locator("#code").fill("XXXX-XXXX-XXXX")
    page.locator("main button").click()
    page.get_by_role("alert").wait_for()
    yield "login-fault"
    comes_in(page, server, "p-eva", lang)
    for name, path in {"home": "/", "mydata": "/my-data", "error": "/nada"}.items():
        page.goto(server.at(path))
        yield name
    comes_in(page, server, "p-vera", lang)
    page.goto(server.at("/"))
    yield "home-reports"
    # As a file: the server sends it into a sandbox in which not even a test's script runs.
    (made,) = server.house.settings.reports.rglob(f"*.{lang}.html")
    page.goto(made.as_uri())
    yield "report"


def desk(page: Page, server: Running, lang: str) -> Iterator[str]:
    """The panels of the cases; then the review desk: everyone, and one person's record."""
    comes_in(page, server, "p-ivo", lang)
    page.goto(server.at("/staff/panels"))
    page.locator("details").first.evaluate("one => (one.open = true)")
    yield "panels"
    page.goto(server.at("/staff/review"))
    widget = page.locator('[data-widget="review"]')
    widget.locator("table button").nth(-1).wait_for(timeout=PATIENCE)
    yield "desk"
    widget.locator("tr", has_text="demo").locator("button").first.click()
    widget.locator("article").wait_for(timeout=PATIENCE)
    yield "record"
    widget.locator("article > button").first.click()
    widget.locator("article").wait_for(state="detached", timeout=PATIENCE)


def module(page: Page, server: Running, lang: str) -> Iterator[str]:
    """A module from its first step to its last."""
    person = f"p-{lang}"
    newcomer(server, "participant", person)
    login = comes_in(page, server, person, lang)
    page.goto(server.at(PAGE))
    someone = Participant(page, MODULE, lang)
    yield from forms(page, someone)
    yield from case(page, someone, lang)
    server.do(plays_on(server, login))
    page.reload()
    reflection = page.locator('[data-widget="reflection"]')
    submit = reflection.locator("form button.l-first")
    submit.wait_for(timeout=PATIENCE)
    yield "ending"
    submit.click()
    reflection.locator(".l-faults").wait_for()
    yield "reflection-faults"
    for box in reflection.get_by_role("textbox").all():
        box.fill(REASON)
    submit.click()
    unfold(page.locator('[data-widget="debrief"]'), ".l-path")
    unfold(reflection, ".l-done")
    yield "debrief"


def forms(page: Page, someone: Participant) -> Iterator[str]:
    """Consent and profile."""
    first = page.locator('[data-widget="consent"] form')
    first.wait_for(timeout=PATIENCE)
    yield "consent"
    first.locator("button.l-first").click()
    page.locator(".l-faults").wait_for()
    yield "consent-faults"
    someone.consents("evaluation")
    page.locator('[data-widget="profile"] form').wait_for(timeout=PATIENCE)
    yield "profile"
    someone.describes_the_school()


def case(page: Page, someone: Participant, lang: str) -> Iterator[str]:
    """The case up to its first consequence."""
    player = page.locator(".l-player")
    player.locator("button.l-first").wait_for(timeout=PATIENCE)
    yield "briefing"
    someone.starts_the_case()
    onward = player.get_by_role("button", name=texts.say(lang, "player.advance"), exact=True)
    choices = player.locator("fieldset.l-decision")
    while expect(choices.or_(onward).first).to_be_visible(timeout=PATIENCE) or onward.is_visible():
        onward.click()
        expect(onward.and_(page.locator("[aria-disabled=true]"))).to_have_count(0)
    paper = player.locator("button.l-paper")
    if paper.count():
        paper.first.click()
        player.locator(".l-sheet").first.wait_for(timeout=PATIENCE)
    choices.get_by_role("radio").first.check()
    player.get_by_role("textbox").fill("Corto.")
    player.locator("button.l-first").click()
    yield "decision"
    someone.decides()
    yield "consequence"


def unfold(widget: Locator, part: str) -> None:
    """Open all that can be unfolded, once `part` is there."""
    widget.locator(part).first.wait_for(timeout=PATIENCE)
    widget.evaluate("one => one.querySelectorAll('details').forEach(d => (d.open = true))")


async def plays_on(server: Running, login: str, key: str = "case") -> None:
    """Decide over the wire until the case is over."""
    wire = Wire(server.address, cookie=f"{COOKIE}={login}")
    await wire.open(PAGE)
    while wire.views[key]["status"] == "open":
        heard = await wire.act(key, next_act(wire.views[key]["scene"]))
        assert heard["status"] == "saved", heard
    wire.close()


def next_act(scene: dict[str, Any]) -> dict[str, Any]:
    """Go on, or take the first choice."""
    if scene.get("advance"):
        return {"do": "advance", "scene": scene["id"]}
    decision = scene["decision"]
    act = {"do": "decide", "scene": scene["id"], "choice": decision["choices"][0]["id"]}
    asked = decision.get("prediction", {}).get("asks")
    said = {"sure": {"confidence": 75}, "share": {"share": 60}}.get(asked, {})
    return {**act, "reason": REASON * 2, **said}
