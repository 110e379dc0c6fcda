"""An author looks at a scene, saves the file, reloads; and reads what is wrong when it is."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lidera_nb.activities.preview import preview_course
from lidera_nb.scenario.opening import Opening
from lidera_nb.serve.preview import previewing
from tests.browser import looks
from tests.browser.playing import PATIENCE
from tests.browser.stations import quiet
from tests.toycourse import write_course

pytestmark = pytest.mark.browser


@contextmanager
def preview(case: Path, **asked: str) -> Iterator[str]:
    """The address of a preview in a thread of its own."""
    ready, end, told = threading.Event(), asyncio.Event(), {}

    async def run() -> None:
        reading = partial(preview_course, case, Opening(**asked))
        async with previewing(case, reading, 0) as (_, address):
            told.update(address=address, loop=asyncio.get_running_loop())
            ready.set()
            await end.wait()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert ready.wait(60)
    try:
        yield told["address"]
    finally:
        told["loop"].call_soon_threadsafe(end.set)
        thread.join(60)


def rewritten(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_an_author_looks_saves_reloads_and_reads_what_is_wrong(
    browser: Browser, tmp_path: Path
) -> None:
    case = write_course(tmp_path) / "scenarios" / "el-recado"
    with preview(case, scene="sala") as address, quiet(browser) as page:
        page.goto(address)
        scene = page.get_by_role("heading", name="Sala (es)")
        expect(scene).to_be_visible(timeout=PATIENCE)
        rewritten(case / "es.yaml", "Sala (es)", "La sala de profesores")
        page.reload()
        new = page.get_by_role("heading", name="La sala de profesores")
        expect(new).to_be_visible(timeout=PATIENCE)
        rewritten(case / "scenario.yaml", '"to": "consejo"', '"to": "luna"')
        page.reload()
        alert = page.locator("main > .notice[role=alert]")
        expect(alert).to_contain_text("scenario.yaml:1:", timeout=PATIENCE)
        expect(new).to_be_visible(timeout=PATIENCE)
        assert looks.axe(page, "html", anew=True) == []
