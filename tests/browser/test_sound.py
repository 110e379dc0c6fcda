"""Every page in every state, for everyone: measured in both languages, in every look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import sound, stations
from tests.running import Running

pytestmark = pytest.mark.browser
TOURS = {"pages": stations.pages, "desk": stations.desk, "module": stations.module}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with stations.peopled(tmp_path_factory.mktemp("peopled")) as running_server:
        yield running_server


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("tour", TOURS)
def test_every_page_is_sound_in_every_state(
    page: Page, server: Running, tour: str, lang: str
) -> None:
    found: list[str] = []
    seen = []
    for name in TOURS[tour](page, server, lang):
        seen.append(name)
        step = stations.STEPS.get(name)
        part = f'[data-widget="{step}"]' if step else "html"
        found += sound.unsound(page, name, lang, part)
        language = page.evaluate("document.documentElement.lang")
        assert language.split("-")[0] == lang, name
    assert len(seen) >= {"pages": 7, "desk": 3, "module": 9}[tour]
    assert found == []
