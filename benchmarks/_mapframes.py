"""How fast the painted map of 9,000 people answers while it is dragged, in Chromium.

A synthetic national network is laid out, drawn and dragged to and fro, once whole and once zoomed
in. A frame's time is what passed between two animation frames, so a busy machine makes it worse;
Chromium paints in software here, without a graphics card.
"""

from __future__ import annotations

import json
import shutil
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import numpy as np
from _chromium import FLAGS
from lidera_widgets import bundle
from playwright.sync_api import Page, sync_playwright

from lidera_nb import texts
from lidera_nb.activities.networks.mapview import map_of
from lidera_nb.network.world import national

PEOPLE = 9000
SIZE = {"width": 1280, "height": 900}
SWEEPS, STEPS, REACH = 6, 30, 260
PAGE = """<!doctype html><html lang="es"><meta charset="utf-8"><title>map</title>
<style>%s</style><body class="lidera"><div id="here"></div>"""
HOST = """(view, labels) => import("/netmap.js").then(({ default: widget }) => {
  const traits = { view, labels, lang: "es", key: "map", keep: "" };
  const model = { get: (name) => traits[name], on() {}, off() {}, send() {} };
  widget.render({ model, el: document.getElementById("here") });
})"""
WATCH = """() => { window.frames_ = []; let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""  # noqa: E501 - a script reads best in one piece


def figures(people: int = PEOPLE) -> dict[str, Any]:
    """The CPU seconds to lay out and describe the map, and the frames while it is dragged."""
    study = national(people)
    began = time.process_time()
    drawn = map_of(study, {}, "es")
    spent = time.process_time() - began
    view = {"n": 1, "status": "open", "title": "Mapa", "groups": [], **drawn}
    view["group"] = {"id": "n", "title": "Chile"}
    whole, near = _frames(view)
    frames = np.array([*whole, *near])
    return {
        f"map_{people}_p95_frame_ms": round(float(np.percentile(frames, 95)), 1),
        f"map_{people}_p95_frame_whole_ms": round(float(np.percentile(whole, 95)), 1),
        f"map_{people}_p95_frame_zoomed_ms": round(float(np.percentile(near, 95)), 1),
        f"map_{people}_longest_frame_ms": round(float(frames.max()), 1),
        f"map_{people}_frames": len(frames),
        f"map_{people}_view_cpu_s": round(spent, 2),
        f"map_{people}_view_bytes": len(json.dumps(view, separators=(",", ":"))),
    }


def _frames(view: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Frame times while dragging the whole map, and zoomed in."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            path = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = browser.new_page(viewport=SIZE)
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            labels = dict(texts.catalogue("es"))
            page.evaluate(f"([view, labels]) => ({HOST})(view, labels)", [view, labels])
            page.locator("canvas[data-painted]").wait_for(timeout=60_000)
            page.evaluate(WATCH)
            whole = _dragged(page)
            page.get_by_role("button", name=texts.say("es", "netmap.nearer")).click(click_count=3)
            page.wait_for_timeout(1500)
            near = _dragged(page)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    return whole, near


def _dragged(page: Page) -> list[float]:
    """Drag the map to and fro, over its edges, and give the frames meanwhile."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, SIZE["height"] - 300)
    page.evaluate("window.frames_.length = 0")
    move = partial(page.mouse.move, steps=STEPS)
    for sweep in range(SWEEPS):
        page.mouse.move(x, y)
        page.mouse.down()
        move(x + REACH * (-1) ** sweep, y + REACH * (-1) ** (sweep // 2))
        page.mouse.up()
    return list(page.evaluate("window.frames_"))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        script = self.path == "/netmap.js"
        style = bundle.page_css() + bundle.apart_css("netmap")
        body = (bundle.widget_js("netmap") if script else PAGE % style).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if script else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
