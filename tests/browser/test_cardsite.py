"""The public site of cards is within reach of everyone, from a folder and from a plain server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lidera_nb.cards.library import library
from lidera_nb.sharing.publish import publish
from lidera_nb.sharing.site import site
from tests.browser import looks, sound
from tests.browser.stations import quiet
from tests.ourcourse import our_course
from tests.sharing.cardtold import Told, content

pytestmark = pytest.mark.browser
CARD = "grupo-de-whatsapp-48-horas"
HOSTILE = "<img src=x onerror=alert(1)>Zampoña"
SEEN = {"es": ((320, "light"), (1280, "dark")), "en": ((looks.PHONE, "light"), (1280, "forced"))}
"""How pages are looked at in each language; their styles do not differ by language."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the seed library and of a card whose words are hostile, in Spanish only."""
    told, out = Told(), tmp_path_factory.mktemp("public") / "site"
    told.publishes("a1", told=content(HOSTILE, "abuela"))
    cards = [*told.open(), *library(our_course().seeds, [], frozenset()).values()]
    publish(out, site("Red Sur", "https://fichas.example.org"), cards, with_papers=False)
    return out


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with quiet(browser) as page:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        yield page
        assert said == []  # a policy that forbids something of our own says so there


def searched(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("#results li").first).to_be_visible()


@pytest.mark.parametrize("lang", SEEN)
def test_the_site_is_within_reach_of_everyone(page: Page, folder: Path, lang: str) -> None:
    wrong: list[str] = []
    for path in ("index", f"cards/{CARD}/index", "cards/a1/v1", "about", "dimension-d"):
        page.goto((folder / lang / f"{path}.html").as_uri())
        if path == "dimension-d":
            searched(page, "whatsapp")
        for number, (width, scheme) in enumerate(SEEN[lang]):
            looks.sized(page, width)
            page.emulate_media(**looks.SCHEMES[scheme])
            seen = looks.axe(page, "html", anew=number == 0) + sound.crowded(page)
            seen += sound.measured(page, "targets") if scheme == "light" else []
            wrong += [f"{path} {width} {scheme}: {one}" for one in seen]
    assert wrong == []


@pytest.mark.parametrize("way", ["a folder", "a server"])
def test_a_card_is_found_and_opened_by_keys(
    page: Page, folder: Path, address: str, way: str
) -> None:
    top = folder.as_uri() if way == "a folder" else address
    page.goto(f"{top}/es/index.html")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("apoderados audio watsapp")
    expect(page.locator("#results a").first).to_contain_text("Un audio corre por el WhatsApp")
    expect(page.get_by_role("status")).to_contain_text("ficha")
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{CARD}/index.html")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("apoderados audio watsapp")


@pytest.mark.parametrize(("lang", "words"), [
    ("es", "ZAMPÓNAS"), ("es", "sampoña"), ("en", "zampoña"), ("es", "<img onerror"),
])  # fmt: skip
def test_accents_endings_slips_and_languages_do_not_matter_and_words_stay_words(
    page: Page, folder: Path, lang: str, words: str
) -> None:
    page.goto((folder / lang / "index.html").as_uri())
    searched(page, words)
    expect(page.locator("#results a").first).to_have_text(HOSTILE)
    assert page.locator("img").count() == 0


def test_a_card_in_spanish_is_found_by_english_words(page: Page, folder: Path) -> None:
    page.goto((folder / "en" / "index.html").as_uri())
    searched(page, "grandmother")
    expect(page.locator("#results a").filter(has_text=HOSTILE)).to_be_visible()


def test_what_no_card_says_is_told_and_the_list_comes_back(page: Page, folder: Path) -> None:
    page.goto((folder / "en" / "index.html").as_uri())
    page.get_by_role("searchbox").fill("zzzzzz qqqqqq")
    expect(page.get_by_role("status")).to_have_text(
        "No card says it that way. Try fewer words, or others."
    )
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#listed li").first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


def test_a_list_is_searched_within_itself(page: Page, folder: Path) -> None:
    page.goto((folder / "es" / "kind-judgement.html").as_uri())
    page.get_by_role("searchbox").fill("zampoña")
    expect(page.get_by_role("status")).to_contain_text("Ninguna ficha")


def test_the_site_asks_nobody_else_for_anything(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/index.html")
    searched(page, "whatsapp")
    page.goto(f"{address}/en/cards/{CARD}/index.html")
    assert {url.split("/")[2] for url in asked} == {address.removeprefix("http://")}


def test_without_scripts_every_card_is_reached_by_links(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "es" / "index.html").as_uri())
    assert not page.get_by_role("searchbox").is_visible()
    page.locator(".browse a").first.click()
    page.locator(".cards a").first.click()
    assert page.locator("article h1").count() == 1
    context.close()
