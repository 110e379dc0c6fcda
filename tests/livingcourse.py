"""The toy course with all that a case may have: roles, an inbox, people, a scarce resource, a
choice that costs too much, a time limit, a guess about others, and a clip.

Whoever calls early has one hour less; ``citar`` costs more hours than there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lidera_nb.scenario.load import load
from lidera_nb.scenario.panel.synthetic import synthesise
from lidera_nb.scenario.panel.write import write_panel
from tests.toycourse import MODULE, write_course

SECONDS = 20
STEPS = ("consent", "profile", "case")


def write_replayed_course(root: Path) -> Path:
    """The toy course as it is, whole, with two attempts and a made-up panel."""
    write_course(root)
    module, case = root / "modules" / MODULE, root / "scenarios" / "el-recado"
    _show(module, (*STEPS, "reflection", "debrief"))
    again = {"attempts": {"most": 2}}
    _change(module / "module.yaml", lambda page: page["steps"][2].update(again))
    write_panel(synthesise(load(case), 7), case)
    return root


def write_living_course(root: Path) -> Path:
    """The course as files."""
    write_course(root)
    module, case = root / "modules" / MODULE, root / "scenarios" / "el-recado"
    _show(module, STEPS)
    _change(module / "module.yaml", lambda page: page["steps"].__delitem__(slice(3, None)))
    _change(case / "scenario.yaml", _richer)
    for lang in ("es", "en"):
        _change(case / f"{lang}.yaml", _worded)
    (case / "media").mkdir()
    (case / "media" / "door.ogg").write_bytes(b"OggS" + bytes(96))
    return root


def _show(module: Path, steps: Iterable[str]) -> None:
    cells = ["from lidera_nb.pages import module\npage = module('01-recado')\npage.heading()"]
    cells += [f"page.show('{step}')" for step in steps]
    (module / "module.ipynb").write_text(json.dumps(_notebook(cells)), "utf-8")


def _change(path: Path, how: Any) -> None:
    data = json.loads(path.read_text("utf-8"))
    how(data)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _notebook(cells: list[str]) -> dict[str, Any]:
    written = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [],
         "execution_count": None, "source": source}
        for i, source in enumerate(cells)
    ]  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": written,
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _richer(case: dict[str, Any]) -> None:
    case |= {
        "cast": ["marisol"],
        "stakeholders": {"marisol": {"start": 50}},
        "resources": {"horas": {"start": 4, "unit": "hours"}},
        "roles": {"direccion": {}, "inspectoria": {}},
        "messages": {
            "recado": {"channel": "chat", "who": "marisol"},
            "carta": {"channel": "letter", "cost": {"horas": 3}},
        },
    }
    case["documents"]["nota"]["cost"] = {"horas": 1}
    door, room = case["scenes"]["puerta"], case["scenes"]["sala"]
    door["beats"].append({"id": "b2", "kind": "audio", "src": "door.ogg"})
    door["inbox"], room["inbox"] = ["recado"], ["carta"]
    call, meet = door["decision"]["choices"][:2]
    call |= {"cost": {"horas": 1}, "effect": {"attitudes": {"marisol": 40}}}
    meet["cost"] = {"horas": 9}
    door["decision"] |= {
        "prediction": {"id": "pares", "about": "peers"},
        "limit": {"seconds": SECONDS},
    }
    room["decision"]["limit"] = {"seconds": SECONDS}


def _worded(texts: dict[str, Any]) -> None:
    texts |= {
        "cast": {"marisol": {"name": "Marisol Soto", "role": "apoderada"}},
        "stakeholder": {"marisol": {"interest": "Que alguien conteste."}},
        "resource": {"horas": {"label": "Horas"}},
        "roles": {
            "direccion": {"name": "Dirección", "brief": "Firma."},
            "inspectoria": {"name": "Inspectoría", "brief": "Está en el patio."},
        },
        "message": {
            "recado": {"title": "Un recado", "body": "¿Hay alguien?"},
            "carta": {"title": "Una carta", "body": "Tres páginas."},
        },
        "transcript": {"puerta": {"b2": "Riiing."}},
    }
    texts["scene"]["puerta"]["b2"] = "El timbre"
    for scene in ("puerta", "sala"):
        texts["decision"][scene]["late"] = "Se hizo tarde."
