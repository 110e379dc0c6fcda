"""Imports in a folder of their own: a file goes in, a folder or a refusal comes out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.importers.run import import_scenario
from lidera_nb.textids import flatten
from lidera_nb.yamlfile import read_yaml

SAMPLES = Path(__file__).parent / "samples"
MONTH = "2026-08"


class Made:
    """The folder that an import made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.structure = read_yaml(folder / "scenario.yaml").data
        self.scenes = self.structure["scenes"]
        self.es = flatten(read_yaml(folder / "es.yaml").data)
        self.en = flatten(read_yaml(folder / "en.yaml").data)
        self.report = (folder / "IMPORT.md").read_text("utf-8")

    def choices(self, scene: str) -> dict[str, str]:
        return {c["id"]: c["to"] for c in self.scenes[scene]["decision"]["choices"]}


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., Made]:
    """Import a file of these contents, a sample, or a path."""

    def run(what: str | bytes | Path, name: str = "historia.twee", **options: str) -> Made:
        file = what if isinstance(what, Path) else tmp_path / name
        if not isinstance(what, Path):
            file.write_bytes(what if isinstance(what, bytes) else what.encode())
        import_scenario(file, tmp_path / "caso", MONTH, **options)
        return Made(tmp_path / "caso")

    return run


@pytest.fixture
def refused(imported: Callable[..., Made], tmp_path: Path) -> Callable[..., str]:
    """The one sentence with which an import is refused, without the file's name."""

    def run(what: str | bytes | Path, name: str = "historia.twee", **options: str) -> str:
        with pytest.raises(ContentError) as caught:
            imported(what, name, **options)
        left = [path.name for path in tmp_path.iterdir() if path.is_dir()]
        assert left == [], "something half-written was left"
        return caught.value.message

    return run


FIGURES: dict[str, Any] = {}


@pytest.fixture
def figures() -> dict[str, Any]:
    """Where a test leaves what it measured."""
    return FIGURES


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A campaign ends with its figures, as JSON."""
    if os.environ.get("LIDERA_FUZZ") == "full" and FIGURES:
        terminalreporter.section("figures of the campaign")
        terminalreporter.write_line(json.dumps(FIGURES, indent=1, sort_keys=True))
