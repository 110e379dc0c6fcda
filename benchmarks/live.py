"""What a live page costs: ``python benchmarks/live.py [rounds]``.

Explora, logged in, the case finished, opened in Chromium with an empty cache: when its controls can
be used, when its charts are drawn, when a first choice is saved; what came over the wire; and what
its kernel took. Then the same with a warm cache, and after the kernel was killed, from pressing
"Retomar". Prints progress; the last line is one JSON object with medians and all samples. What was
not measured is null, and the exit code is 1.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from _chromium import Wire as Network
from _chromium import chromium
from _process import command_of, cpu_seconds, pss_mib, tree
from _sides import COURSE, NAME, Side, session
from playwright.sync_api import Browser, Page

from lidera_nb import texts
from lidera_nb.activities.course import load_course
from lidera_nb.demo.bot import play
from lidera_nb.demo.persona import personas
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.headers import COOKIE

ROUNDS, PATIENCE = 5, 60_000
INTERRUPTED = 130
KERNEL = "() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
MEASURES = ("controls_s", "charts_s", "saved_s", "bytes", "requests", "ws_bytes", "other_hosts",
            "kernel_pss_mib", "kernel_cpu_s")  # fmt: skip
VISITS = ("first", "revisit", "resumed")


class Arrived(Wire):
    """A bot whose login is open already: its code is the cookie's secret."""

    async def log_in(self, code: str) -> None:
        """Show the cookie."""
        self.cookie = f"{COOKIE}={code}"


def finished(side: Side) -> dict[str, str]:
    """The cookies of somebody who has finished the case."""
    cookies, module = side.arrive(), load_course(COURSE).modules[NAME]
    scenario = module.step("case").definition.current.scenario
    who = next(p for p in personas(scenario, 1, 60) if p.begins and p.stops_after is None)
    address = "{0.scheme}://{0.netloc}/".format(urlsplit(side.address))
    asyncio.run(play(Arrived(address), cookies[COOKIE], who, module))
    return cookies


@contextmanager
def counted(page: Page, host: str) -> Iterator[tuple[Network, list[str]]]:
    """What goes over the wire meanwhile, and the other hosts that are asked."""
    network, others = Network(host), []
    cdp = page.context.new_cdp_session(page)
    network.follow(cdp)
    home = urlsplit(f"//{host}").hostname
    page.on("request", lambda r: others.append(r.url) if _elsewhere(r.url, home) else None)
    yield network, others
    cdp.detach()


def _elsewhere(url: str, home: str | None) -> bool:
    at = urlsplit(url)
    return at.scheme.startswith("http") and at.hostname != home


def visit(page: Page, side: Side, go: Callable[[], object]) -> dict[str, Any]:
    """Go there, choose at once, and see what it took."""
    with counted(page, urlsplit(side.address).netloc) as (network, others):
        begun = time.perf_counter()
        go()
        marks = _marks(page, begun)
        told = network.told()
    pids = [pid for pid in tree(side.pid) if page.evaluate(KERNEL) in command_of(pid)]
    used = {"kernel_pss_mib": round(pss_mib(pids), 1), "kernel_cpu_s": cpu_seconds(pids)}
    sent = {name: told[name] for name in ("bytes", "requests", "ws_bytes")}
    return {**marks, **sent, "other_hosts": len(others), **used}


def _marks(page: Page, begun: float) -> dict[str, float]:
    """When the controls were there, when a choice was saved, when the charts were drawn."""
    marks = {}
    page.get_by_role("textbox").wait_for(timeout=PATIENCE)
    marks["controls_s"] = time.perf_counter() - begun
    page.get_by_role("checkbox").last.click()
    page.locator('#live-status[data-state="saved"]').wait_for(timeout=PATIENCE)
    marks["saved_s"] = time.perf_counter() - begun
    page.locator(".x-figure svg").first.wait_for(timeout=PATIENCE)
    marks["charts_s"] = time.perf_counter() - begun
    return {name: round(at, 2) for name, at in marks.items()}


def person(
    browser: Browser,
    side: Side,
    cookies: dict[str, str],
    found: Callable[[str, dict[str, Any]], None],
) -> None:
    """One person: a first visit, a second, and one resumed after the kernel was killed."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="es-CL")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(side.address))
    given = {**cookies, "lidera_lang": "es"}.items()
    context.add_cookies([{"name": k, "value": v, "url": origin} for k, v in given])
    page = context.new_page()
    address = f"{origin}/m/02-explora"
    found("first", visit(page, side, lambda: page.goto(address, wait_until="commit")))
    page.goto("about:blank")
    found("revisit", visit(page, side, lambda: page.goto(address, wait_until="commit")))
    for pid in [p for p in tree(side.pid) if page.evaluate(KERNEL) in command_of(p)]:
        os.kill(pid, signal.SIGKILL)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    resume = page.get_by_role("button", name=texts.say("es", "live.resume"))
    resume.wait_for(timeout=PATIENCE)
    found("resumed", visit(page, side, lambda: _pressed(page, resume.click)))
    context.close()


def _pressed(page: Page, press: Callable[[], object]) -> None:
    with page.expect_navigation(wait_until="commit"):
        press()


def medians(samples: dict[str, list[dict[str, Any]]]) -> dict[str, float | None]:
    """The median of each measure by kind of visit; None where there is no sample."""
    return {
        f"{kind}_{name}": round(statistics.median(one[name] for one in found), 2) if found else None
        for kind, found in samples.items()
        for name in MEASURES
    }


def main(rounds: int) -> int:
    """Measure, print the result, and say whether it is whole."""
    samples: dict[str, list[dict[str, Any]]] = {kind: [] for kind in VISITS}
    fault = ""

    def found(kind: str, sample: dict[str, Any]) -> None:
        samples[kind].append(sample)
        print(f"{kind}: {sample}", flush=True)

    with (
        tempfile.TemporaryDirectory(prefix="lidera-bench") as folder,
        session(Path(folder), rounds + 1) as side,
    ):
        try:
            # Playwright keeps an event loop, so the bots have played before it starts.
            first, *others = [finished(side) for _ in range(rounds + 1)]
            with chromium() as browser:
                person(browser, side, first, lambda kind, _: print(f"warm-up: {kind}", flush=True))
                for cookies in others:
                    person(browser, side, cookies, found)
        except Exception as error:  # what was measured until here is still told
            fault = f"{type(error).__name__}: {error}"
    result = medians(samples)
    print(json.dumps({**result, "fault": fault, "cores": os.cpu_count(), "samples": samples}))
    return 1 if fault or None in result.values() else 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
    except KeyboardInterrupt:
        print("interrupted; nothing was left running", file=sys.stderr)
        sys.exit(INTERRUPTED)
