"""What browser tests share: one Chromium for the whole run, and a stage for single widgets."""

from __future__ import annotations

import importlib.util
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STAGE = Path(__file__).parent / "tests" / "widgets"
PATIENCE_MS = 30_000
"""A page of a busy machine may take this long; what is there at once is not waited for."""

LONGEST_ID = 80

LONG = (
    "tests/cli/test_demo.py",
    "tests/cli/test_check.py",
    "tests/demo/test_thirty_hand_in.py",
    "tests/grading/test_nbgrader.py",
    "tests/browser/test_sound.py",
    "tests/browser/test_explora.py",
    "tests/browser/test_room.py",
    "tests/browser/test_pictures.py",
    "tests/browser/test_places.py",
    "tests/browser/test_living.py",
    "tests/browser/test_own_case.py",
)
"""Files whose tests take long on one worker."""

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The shell is the same engine without the browser's own windows: a quarter of the CPU time."""

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    """Offer the fixtures of ``tests/widgets`` to the tests beside each widget, too."""
    for name in ("samples", "stage"):
        spec = importlib.util.spec_from_file_location(f"lidera_{name}", STAGE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        config.pluginmanager.register(module, f"lidera_{name}")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A short name for a long value: each name travels to every worker and back, many times."""
    if not isinstance(val, str | bytes) or len(val) <= LONGEST_ID:
        return None
    raw = val.encode(errors="surrogatepass") if isinstance(val, str) else val
    return f"{argname}-{zlib.crc32(raw):08x}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop, and others start their own.

    With several workers a file stays with one of them, its browser tests apart from the others;
    xdist reads the groups in this same hook, so this one has to come first.
    """
    for item in items:
        part = "browser" if _needs_browser(item) else "plain"
        item.add_marker(pytest.mark.xdist_group(f"{item.nodeid.split('::')[0]}-{part}"))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, int]:
    """Long files first: one that begins when all others are done would keep a single worker."""
    file = item.nodeid.split("::")[0]
    return _needs_browser(item), LONG.index(file) if file in LONG else len(LONG)


def _needs_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all browser tests; open a context of your own in it."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail("browser tests need Chromium: install the package 'chromium'", pytrace=False)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()
