"""A server's folder, and short ways to back it up and to bring it back."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lidera_nb.safekeeping import sealing
from lidera_nb.safekeeping.backup import Order, backup
from lidera_nb.safekeeping.restore import Wish, restore
from lidera_nb.settings import Settings
from tests.keptfolder import AT, kept_folder


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch):
    """Guessing is made dear by a fifth of a second a try, which tests need not pay."""
    monkeypatch.setattr("lidera_nb.safekeeping.sealing.begin.__defaults__", (4,))
    assert sealing.begin("x")[0].cost == 4


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return kept_folder(tmp_path)


@pytest.fixture
def save(settings, tmp_path):
    """Back up to ``lasting`` and ``brief``, a minute later each time."""
    count = iter(range(1000))

    def run(**others):
        order = Order(
            settings, tmp_path / "lasting", AT + timedelta(minutes=next(count)), tmp_path / "brief"
        )
        return backup(replace(order, **others), lambda *_: None)

    return run


@pytest.fixture
def bring(settings, tmp_path):
    """Restore into a new folder; its settings, and what is told of it."""

    def run(source=None, keys_from=tmp_path / "brief", into="again", **others):
        var = tmp_path / into
        wish = Wish(source or tmp_path / "lasting", var, settings.course, keys_from, **others)
        done = restore(wish, lambda _: None)
        return replace(settings, var=var), done

    return run
