"""The pictures of the guides: each can be taken, and with LIDERA_PICTURES=1 each is.

They are written to ``docs/images/<language>/``. Without the variable the same walk is made with
fewer colleagues and nothing is written, so that a picture whose state is gone is noticed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lidera_nb.settings import PROJECT
from tests.browser.palette import smaller
from tests.browser.pictured import Picture, staged, walk
from tests.running import Running

pytestmark = pytest.mark.browser
IMAGES = PROJECT / "docs" / "images"
TAKEN = os.environ.get("LIDERA_PICTURES") == "1"
COLLEAGUES = 24 if TAKEN else 2
WIDTH, HEIGHT = 390, 640
ABOVE = 6
SHARP = 2
LANGUAGES = {"es": "es-CL", "en": "en-US"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with staged(tmp_path_factory.mktemp("pictures"), COLLEAGUES) as server:
        yield server


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, lang: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale=LANGUAGES[lang],
        timezone_id="America/Santiago",
        color_scheme="light",
        reduced_motion="reduce",
        device_scale_factor=SHARP,
    )
    yield context.new_page()
    context.close()


def take(page: Page, picture: Picture, to: Path) -> None:
    """The screen of a phone, with what the picture is about at its top."""
    page.evaluate("document.activeElement?.blur()")
    if picture.top is None:
        page.evaluate("scrollTo(0, 0)")
    else:
        picture.top.evaluate(f"e => scrollTo(0, e.getBoundingClientRect().top + scrollY - {ABOVE})")
    shot = page.screenshot(animations="disabled", caret="hide")
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(smaller(page.context, shot))


def test_every_picture_of_the_guides_can_be_taken(page: Page, server: Running, lang: str) -> None:
    kept = {path.stem for path in (IMAGES / lang).glob("*.png")}
    reached = set()
    for picture in walk(page, server, lang):
        reached.add(picture.name)
        if TAKEN:
            take(page, picture, IMAGES / lang / f"{picture.name}.png")
    assert TAKEN or reached == kept
