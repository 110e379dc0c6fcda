"""Reports of every kind are within reach of everyone, in both languages, and ask for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lidera_nb.dataset.read import read_package
from lidera_nb.report import html, kinds
from lidera_nb.report.portfolio.kind import KIND as PORTFOLIO
from lidera_nb.report.provenance import record
from tests.browser import looks, sound
from tests.browser.stations import quiet
from tests.report import conftest as cohort
from tests.report.network import conftest as network
from tests.report.portfolio.test_build import forty
from tests.report.reflections import conftest as reflections
from tests.toystudy import crowd

pytestmark = pytest.mark.browser
CSS = Path(html.__file__).parent / "templates" / "report.css"
SEEN = {
    "es": ((1280, "light"), (looks.PHONE, "dark")),
    "en": ((320, "light"), (1280, "forced-dark")),
}
"""How a report is looked at in each language; its styles do not differ by language."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    place = tmp_path_factory.mktemp("packages")
    course = reflections.three_modules(place / "course")
    read = reflections.packed(course, place / "reading")
    return [cohort.packed(place / "cohort"), network.packed(crowd(), place / "network"), read]


@pytest.fixture(scope="module")
def reports(packages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of every kind in each language, by kind and language."""
    place, found = tmp_path_factory.mktemp("pages"), {}
    for path in packages:
        package = read_package(path)
        for kind in (kinds.named(name) for name in kinds.NAMES):
            if not kind.has(package) or kind.name in str(found):
                continue
            quick = {"permutations": 99} if "permutations" in kind.parameters.model_fields else {}
            for lang in SEEN:
                asked = kind.parse({"package": "p", "lang": lang, **quick})
                page = place / f"{kind.name}.{lang}.html"
                page.write_text(kind.page(kind.build(package, asked), record("0" * 64)), "utf-8")
                found[f"{kind.name}.{lang}"] = page
    for lang in SEEN:
        found[f"portfolio.{lang}"] = page = place / f"portfolio.{lang}.html"
        page.write_text(PORTFOLIO.page(forty(lang), record("0" * 64)), "utf-8")
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        yield page


@pytest.mark.parametrize("lang", SEEN)
def test_a_report_is_within_reach_of_everyone(
    page: Page, reports: dict[str, Path], lang: str
) -> None:
    wrong = []
    for name, path in reports.items():
        if not name.endswith(lang):
            continue
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        for number, (width, scheme) in enumerate(SEEN[lang]):
            looks.sized(page, width)
            page.emulate_media(**looks.SCHEMES[scheme])
            seen = looks.axe(page, "html", anew=number == 0) + sound.measured(page, "fits")
            wrong += [f"{name} {width} {scheme}: {one}" for one in seen]
    assert wrong == []


def test_a_report_asks_for_nothing_and_runs_nothing(page: Page, reports: dict[str, Path]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in reports.values():
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        assert page.locator("script, link, img, iframe, object").count() == 0
        page.emulate_media(media="screen")
    assert asked == [path.as_uri() for path in reports.values()]


def test_a_wide_table_is_reached_named_and_scrolled_by_keys(
    page: Page, reports: dict[str, Path]
) -> None:
    page.goto(reports["network.es"].as_uri())
    looks.sized(page, 320)
    wide = page.locator(".scroll").filter(visible=True)
    wide = wide.nth(wide.evaluate_all("all => all.findIndex(o => o.scrollWidth > o.clientWidth)"))
    assert wide.get_attribute("aria-label")
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)  # the page's own rules keep a test from waiting for a function
    assert page.evaluate("document.activeElement.scrollLeft") > 0


def test_every_colour_of_a_drawing_has_its_own_in_the_dark(reports: dict[str, Path]) -> None:
    drawn = re.compile(r'<(?:path|text|g|rect|line)[^>]* ((?:fill|stroke)="#[0-9a-f]{6}")')
    used = {one for path in reports.values() for one in drawn.findall(path.read_text("utf-8"))}
    known = re.findall(r"svg \[([^]]+)\]", CSS.read_text("utf-8"))
    assert len(used) >= 8
    assert used <= set(known)


def test_what_is_dark_on_screen_is_light_on_paper(page: Page, reports: dict[str, Path]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(reports["cohort.es"].as_uri())
    ground = "getComputedStyle(document.body).backgroundColor"
    drawn = "getComputedStyle(document.querySelector('svg [fill=\"#1d2733\"]')).fill"
    dark = page.evaluate(ground), page.evaluate(drawn)
    page.emulate_media(media="print", color_scheme="dark")
    assert (page.evaluate(ground), page.evaluate(drawn)) == (
        "rgb(255, 255, 255)",
        "rgb(29, 39, 51)",
    )
    assert dark == ("rgb(20, 25, 31)", "rgb(228, 232, 236)")
