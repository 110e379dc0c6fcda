"""A second module of the toy course, whose case has what newer cases have.

It is the same story in two roles, with somebody whose attitude moves, hours to spend, a message,
a time limit in ``sala`` and an estimate of others in ``consejo``. Its forms are those of the first.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.toycourse import MODULE

SECOND = "02-eco"


def write_second(root: Path) -> Path:
    """Put the second module beside the first; returns the course's folder."""
    shutil.copytree(root / "modules" / MODULE, root / "modules" / SECOND)
    shutil.copytree(root / "scenarios" / "el-recado", root / "scenarios" / "el-eco")
    module, case = root / "modules" / SECOND, root / "scenarios" / "el-eco"
    page = json.loads((module / "module.yaml").read_text("utf-8"))
    page["id"] = SECOND
    page["steps"][2]["source"] = "scenarios/el-eco"
    _write(module / "module.yaml", page)
    scenario = json.loads((case / "scenario.yaml").read_text("utf-8"))
    _write(case / "scenario.yaml", _richer(scenario))
    for lang in ("es", "en"):
        titles = json.loads((module / f"{lang}.yaml").read_text("utf-8"))
        _write(module / f"{lang}.yaml", titles | {"title": "El eco"})
        texts = json.loads((case / f"{lang}.yaml").read_text("utf-8"))
        _write(case / f"{lang}.yaml", _worded(texts))
    return root


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _richer(case: dict[str, Any]) -> dict[str, Any]:
    door, room, council = (case["scenes"][name] for name in ("puerta", "sala", "consejo"))
    door["inbox"] = ["aviso"]
    door["decision"]["choices"][0] |= {
        "cost": {"horas": 1},
        "effect": {"attitudes": {"marisol": 20}},
    }
    room["decision"]["limit"] = {"seconds": 20}
    council["decision"]["prediction"] = {"id": "pares", "about": "peers"}
    return case | {
        "id": "el-eco",
        "cast": ["marisol"],
        "stakeholders": {"marisol": {"start": 50}},
        "resources": {"horas": {"start": 4, "unit": "hours"}},
        "roles": {"direccion": {}, "inspectoria": {}},
        "messages": {"aviso": {"channel": "chat", "who": "marisol"}},
    }


def _worded(texts: dict[str, Any]) -> dict[str, Any]:
    texts["decision"]["sala"]["late"] = "…"
    return texts | {
        "title": "El eco",
        "cast": {"marisol": {"name": "Marisol", "role": "apoderada"}},
        "stakeholder": {"marisol": {"interest": "Que alguien conteste."}},
        "resource": {"horas": {"label": "Horas"}},
        "roles": {
            "direccion": {"name": "Dirección", "brief": "…"},
            "inspectoria": {"name": "Inspectoría", "brief": "…"},
        },
        "message": {"aviso": {"title": "Un aviso", "body": "…"}},
    }
