"""A look that is left out finds nothing: whatever is wrong in one look only is found in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looks import SCHEMES, WIDTHS, axe, looks

pytestmark = pytest.mark.browser
GOOD = """<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Ensayo</title><style>
  body { color: #111; background: #fff; }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } }
  main, main * { forced-color-adjust: none; }
  #image { display: none; }
  a { color: inherit; }
  .over { position: relative; z-index: 0; }
  .behind { position: absolute; inset: 0; z-index: -1; }
</style></head><body><main><h1>Ensayo</h1>
  <p>Uno.</p><p id="letters">Otro.</p><p id="faint">Más.</p><p id="short">y</p>
  <div id="ground"><p id="grounded">Adentro.</p></div>
  <p class="over">Sobre nada.<i class="behind"></i></p>
  <p class="over" id="over">Sobre algo.<i class="behind" id="behind"></i></p>
  <p>Un texto con <a id="link" href="#letters">un enlace</a> dentro.</p>
  <div id="long"><p>Uno.</p><p>Dos.</p><p>Tres.</p></div>
  <img id="image" src="data:,">
</main></body></html>"""
FADED = "color-mix(in srgb, currentColor 90%, gray)"
COLOURS = f"""
  #letters {{ color: #777; background: #888; }}
  #faint {{ opacity: .3; }}
  #ground {{ background: {FADED}; }}
  #behind {{ background: {FADED}; }}
  #link {{ text-decoration: none; color: {FADED}; }}
"""
BREAKS = {
    "colours": (
        COLOURS,
        {"letters": "color-contrast", "faint": "color-contrast", "grounded": "color-contrast",
         "over": "color-contrast", "link": "link-in-text-block"},
    ),
    "shown": ("#image { display: block; }", {"image": "image-alt"}),
    "place": (
        "#long { height: 3em; overflow: auto; }", {"long": "scrollable-region-focusable"}
    ),
}  # fmt: skip
"""What can go wrong: the style that brings it about; what is found, and the rule that says so."""
CONDITIONS = {
    "light": "(prefers-color-scheme: light) and (forced-colors: none)",
    "dark": "(prefers-color-scheme: dark) and (forced-colors: none)",
    "forced": "(prefers-color-scheme: light) and (forced-colors: active)",
    "forced-dark": "(prefers-color-scheme: dark) and (forced-colors: active)",
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def found(page: Page, css: str = "") -> dict[tuple[int, str], dict[str, str]]:
    """In which look what is found, and by which rule."""
    page.set_content(GOOD.replace("</style>", f"{css}</style>"))
    told = {}
    for number, at in enumerate(looks(page)):
        told[at] = dict(map(named, axe(page, "html", anew=number == 0, most=9)))
    return {at: one for at, one in told.items() if one}


def named(finding: str) -> tuple[str, str]:
    """The element that a finding is about, and the rule."""
    (element,) = re.findall(r' id="(\w+)"', finding)[:1]
    return element, finding.split(":")[0]


def test_nothing_is_found_where_nothing_is_wrong(page: Page) -> None:
    assert found(page) == {}


def test_every_width_is_looked_at_in_every_scheme(page: Page) -> None:
    page.set_content(GOOD)
    assert list(looks(page)) == list(itertools.product(WIDTHS, SCHEMES))
    assert set(CONDITIONS) == set(SCHEMES)


@pytest.mark.parametrize("what", BREAKS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_wrong_in_one_look_is_found_in_that_look(
    page: Page, width: int, scheme: str, what: str
) -> None:
    style, told = BREAKS[what]
    where = f"(width: {width}px) and {CONDITIONS[scheme]}"
    assert found(page, f"@media {where} {{ {style} }}") == {(width, scheme): told}
