"""Every widget for everyone: axe, reflow, targets and larger text, in both languages."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
SHOWN = [
    ("form", "form"), ("briefing", "player"), ("cast", "player"), ("scene", "player"),
    ("rich", "player"), ("after", "player"), ("turned", "player"),
    ("debrief", "debrief"), ("together", "debrief"), ("desk", "desk"), ("record", "desk"),
]  # fmt: skip
CONTROLS = "button, summary, select, textarea, input[type=text], .l-row, .l-steps label"


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
    if page.locator(".l-decision").count():
        page.get_by_role("radio").first.check()
        page.locator(".l-decision ~ .l-act button").click()
    elif page.locator("form").count():
        page.locator("form button.l-first").click()


def each(stage, sample, lang="es", width=390, dark=False):
    """Every sample on one page, one after the other, with all that can be unfolded unfolded."""
    (name, widget), *rest = SHOWN
    page = stage.open(widget, sample(name, lang), lang, width, dark)
    unfold(page)
    yield name, page
    for name, widget in rest:
        stage.swap(widget, sample(name, lang), lang)
        unfold(page)
        yield name, page


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize(
    ("lang", "dark"), [("es", False), ("es", True), ("en", False), ("en", True)]
)
def test_axe_finds_nothing_serious(stage, sample, axe, width, lang, dark):
    for name, page in each(stage, sample, lang, width, dark):
        assert axe(page) == [], name


@pytest.mark.parametrize("lang", ["es", "en"])
def test_nothing_scrolls_sideways_at_320_pixels_even_with_text_twice_as_large(stage, sample, lang):
    for name, page in each(stage, sample, lang, 320):
        for size in ("100%", "200%"):
            page.evaluate("size => (document.documentElement.style.fontSize = size)", size)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (name, size)


def test_controls_are_large_enough_for_a_thumb(stage, sample):
    measure = """which => [...document.querySelectorAll(which)].map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return [one.matches(".l-link") ? 24 : 44, Math.min(width, height), one.textContent];
    }).filter(([, size]) => size > 0)"""
    for name, page in each(stage, sample):
        for least, size, text in page.evaluate(measure, CONTROLS):
            assert size >= least, (name, text)
