"""A static page with a fake model, on which a widget stands alone.

The page is served under the same Content-Security-Policy as session pages. A test opens a widget
with a view, reads the acts it sent, and pushes views and answers as a server would.
"""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from lidera_widgets import bundle
from playwright.sync_api import Browser, BrowserContext, Page

from lidera_nb import texts

PAGE = """<!doctype html><html lang="es"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>LIDERA</title>
<link rel="stylesheet" href="/page.css"><body class="lidera"><main><h1 class="l-hidden">LIDERA</h1>
<div id="here"></div><div id="there"></div></main><script type="module" src="/host.js"></script>"""

HOST = """
class Model {
  constructor(traits) { this.traits = traits; this.acts = []; this.fns = {}; }
  get(name) { return this.traits[name]; }
  set(name, value) { this.traits[name] = value; this.tell("change:" + name); }
  save_changes() {}
  on(name, fn) { (this.fns[name] ||= []).push(fn); }
  off(name, fn) { this.fns[name] = (this.fns[name] || []).filter((one) => one !== fn); }
  send(act) { this.acts.push(act); }
  tell(name, ...values) { for (const fn of [...(this.fns[name] || [])]) fn(...values); }
}
window.show = async (name, traits, place = "here") => {
  document.documentElement.lang = traits.lang;
  window.model = new Model(traits);
  const { default: widget } = await import(`/${name}.js`);
  const model = window.model;
  return void (window.leave = await widget.render({ model, el: document.getElementById(place) }));
};
"""


class Stage:
    """Opens widgets for a test, plays the server, and closes what it opened."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: list[BrowserContext] = []
        self.page: Page

    def open(
        self,
        name: str,
        view: dict[str, Any],
        lang: str = "es",
        width: int = 390,
        dark: bool = False,
    ) -> Page:
        """A fresh page of that width with the widget on it."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.set_default_timeout(5000)
        self.page = context.new_page()
        self.page.goto(self.address)
        self.page.wait_for_function("() => 'show' in window")
        self.show(name, view, lang)
        return self.page

    def swap(self, name: str, view: dict[str, Any], lang: str = "es") -> None:
        """Another widget instead of the latest."""
        self.page.evaluate("leave()")
        self.show(name, view, lang)

    def show(self, name: str, view: dict[str, Any], lang: str = "es", place: str = "here") -> None:
        """Mount a widget in one of the two places of the page."""
        traits = {"view": view, "labels": dict(texts.catalogue(lang)), "lang": lang, "key": name}
        call = "([name, traits, place]) => show(name, traits, place)"
        self.page.evaluate(call, [name, traits, place])

    @property
    def acts(self) -> list[dict[str, Any]]:
        """What the widget sent so far."""
        return list(self.page.evaluate("model.acts"))

    def push(self, view: dict[str, Any]) -> None:
        """A view arrives."""
        self.page.evaluate("view => model.set('view', view)", view)

    def ack(self, status: str = "saved", **more: Any) -> None:
        """The latest act is answered."""
        act = self.acts[-1]
        ack = {"type": "ack", "id": act["id"], "status": status, "n": act["n"], **more}
        self.page.evaluate("ack => model.tell('msg:custom', ack, [])", ack)

    def answer(self, view: dict[str, Any]) -> None:
        """The latest act is saved, and what it led to arrives."""
        self.ack(n=view["n"])
        self.push(view)


FILES: dict[str, tuple[str, Callable[[], str]]] = {
    "/": ("text/html", lambda: PAGE),
    "/host.js": ("text/javascript", lambda: HOST),
    "/page.css": (
        "text/css",
        lambda: bundle.page_css() + "".join(map(bundle.apart_css, bundle.APART)),
    ),
    "/client.js": ("text/javascript", bundle.client_js),
    **{
        f"/{name}.js": ("text/javascript", functools.partial(bundle.widget_js, name))
        for name in (*bundle.NAMES, *bundle.APART)
    },
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, text = FILES.get(self.path, ("text/plain", lambda: ""))
        body = text().encode()
        self.send_response(200 if self.path in FILES else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def stage_address() -> Iterator[str]:
    """Where the stage's page is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def stage(browser: Browser, stage_address: str) -> Iterator[Stage]:
    """A stage of one test's own."""
    stage = Stage(browser, stage_address)
    yield stage
    for context in stage.contexts:
        context.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Serious and critical findings of axe on a page, in words."""
    from axe_playwright_python.sync_playwright import Axe

    def findings(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(Axe().axe_script)
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        return [
            f"{one['id']}: {json.dumps([n['html'] for n in one['nodes']][:3])}" for one in grave
        ]

    return findings
