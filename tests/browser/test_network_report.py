"""The network report is within reach of everyone: axe and reflow, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lidera_nb.dataset.read import read_package
from lidera_nb.report.network.page import page as network_page
from lidera_nb.report.provenance import record
from tests.browser import looks, sound
from tests.browser.stations import quiet
from tests.report.network.conftest import asked, packed
from tests.toystudy import crowd


@pytest.fixture(scope="module")
def network_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(crowd(), tmp_path_factory.mktemp("network"))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_network_report_is_within_reach_of_everyone(
    browser: Browser, network_package: Path, tmp_path: Path, lang: str
) -> None:
    package = read_package(network_package)
    html = network_page(package, asked(lang=lang), record(), datetime.now(UTC))
    (tmp_path / "report.html").write_text(html, "utf-8")
    wrong = []
    with quiet(browser) as page:
        page.goto((tmp_path / "report.html").as_uri())
        for width in looks.WIDTHS:
            looks.sized(page, width)
            wrong += looks.axe(page, "html", anew=True) + sound.measured(page, "fits")
    assert wrong == []
