"""A time limit in a real browser, with a clock that the test moves on."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
REASON = "Que nadie quede solo esta mañana."
OVER = "El tiempo se acabó. Todavía puede decidir."
SPOKEN = "p.l-hidden[role=status] + p.l-hidden[role=status]"
WATCH = """where => { window.told = []; const region = document.querySelector(where);
  const note = () => told.push(region.textContent);
  note();
  new MutationObserver(note).observe(region, { childList: true }); }"""


def comes_to_the_decision(page):
    """Scroll there; what is told first comes with the first look at it."""
    page.locator(".l-limit").scroll_into_view_if_needed()
    page.locator(SPOKEN).filter(has_text="Para decidir").wait_for(state="attached")


@pytest.fixture
def opened(stage, sample):
    """A decision that may take two minutes, on the screen, its clock standing still."""
    page = stage.open("player", sample("scene"))
    page.clock.install()
    stage.swap("player", sample("rich"))
    comes_to_the_decision(page)
    return page


def locks(page):
    page.get_by_role("radio").first.check()
    page.get_by_role("textbox").fill(REASON)
    page.get_by_role("radio", name="60").check()
    page.get_by_role("button", name="Confirmar la decisión").click()


def test_a_countdown_begins_when_the_decision_is_on_the_screen(stage, sample):
    page = stage.open("player", sample("scene"))
    page.clock.install()
    stage.swap("player", sample("rich"))
    page.clock.run_for(180_000)
    assert OVER not in page.locator(".l-limit").inner_text()
    comes_to_the_decision(page)
    page.clock.run_for(125_000)
    assert page.locator(".l-limit").inner_text().startswith(OVER)


def test_those_who_listen_are_told_at_four_moments(opened):
    opened.evaluate(WATCH, SPOKEN)
    opened.clock.run_for(150_000)
    assert opened.evaluate("told") == [
        "Para decidir tiene unos 2 minutos. Si se acaba el tiempo, igual puede decidir.",
        "Quedan unos 60 segundos.",
        "Quedan unos 20 segundos.",
        OVER,
    ]


def test_after_the_end_one_can_still_decide_and_it_is_late(stage, opened):
    opened.clock.run_for(125_000)
    locks(opened)
    (act,) = stage.acts
    assert act["body"]["late"] is True
    assert act["body"]["share"] == 60


def test_in_time_nothing_is_late(stage, opened):
    opened.clock.run_for(100_000)
    locks(opened)
    assert "late" not in stage.acts[0]["body"]


def test_the_countdown_goes_on_when_the_view_is_drawn_anew(stage, sample, opened):
    opened.get_by_role("radio").first.check()
    opened.clock.run_for(70_000)
    view = sample("rich") | {"n": 13}
    view["inbox"][0]["body"] = "A las nueve."
    stage.push(view)
    assert "unos 50 segundos" in opened.locator(".l-limit").inner_text()
    opened.clock.run_for(60_000)
    assert opened.locator(".l-limit").inner_text().startswith(OVER)
    assert opened.get_by_role("radio").first.is_checked()


def test_anyone_may_switch_the_limit_off_at_once(stage, sample, opened):
    opened.get_by_role("radio").first.check()
    opened.get_by_role("textbox").fill(REASON)
    opened.get_by_role("button", name="Sin límite de tiempo").click()
    assert [act["body"] for act in stage.acts] == [{"do": "untimed"}]
    view = sample("rich") | {"n": 13}
    view["scene"]["decision"]["limit"]["off"] = True
    stage.answer(view)
    told = "Sin límite de tiempo. Tómese el que necesite."
    assert opened.evaluate("document.activeElement.textContent") == told
    assert opened.get_by_role("textbox").input_value() == REASON
    opened.clock.run_for(200_000)
    assert OVER not in opened.locator(".l-w").inner_text()
    locks(opened)
    assert "late" not in stage.acts[1]["body"]


def test_nothing_moves_for_those_who_asked_for_that(opened):
    bar = opened.locator(".l-limit .l-bar")
    assert not bar.is_visible()
    opened.emulate_media(reduced_motion="no-preference")
    assert bar.is_visible()
