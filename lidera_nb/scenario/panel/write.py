"""Writing a panel: one expert after the other, one scene a line, as a person would read it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lidera_nb.errors import ContentError
from lidera_nb.scenario.importers.yamltext import yaml_of
from lidera_nb.scenario.panel.load import NAME
from lidera_nb.scenario.panel.model import Expert, PanelFile, Take

MADE_UP = (
    "# SYNTHETIC: nobody played this. Each expert is a stated rule of decision, made by\n"
    "# 'lidera panel synthesise'; see docs/decisions/014-expert-panel.md.\n"
)


def panel_text(panel: PanelFile) -> str:
    """A panel as YAML."""
    data = {
        "case": panel.case,
        "hash": panel.hash,
        "synthetic": panel.synthetic,
        "generator": panel.generator,
        **({} if panel.seed is None else {"seed": panel.seed}),
        "experts": {name: _expert(one) for name, one in panel.experts.items()},
    }
    return (MADE_UP if panel.synthetic else "") + yaml_of(data)


def write_panel(panel: PanelFile, directory: Path) -> Path:
    """Write ``panel.yaml`` into a case's folder, whole or not at all; an older one is replaced.

    Raises
    ------
    ContentError
        The file cannot be written.
    """
    place = directory / NAME
    part = place.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_text(panel_text(panel), encoding="utf-8")
        part.replace(place)
    except OSError as error:
        raise ContentError(
            f"the panel cannot be written: {error.strerror or error}; check the folder", place
        ) from None
    return place


def _expert(expert: Expert) -> dict[str, Any]:
    given = expert.model_dump(exclude_defaults=True, exclude={"takes"})
    return {**given, "takes": [_take(take) for take in expert.takes]}


def _take(take: Take) -> Mapping[str, Any]:
    told = take.model_dump(mode="json", exclude_defaults=True)
    return {"scene": take.scene, **told}
