"""A course small enough to hold in the head: one module, one case with three decision points.

``puerta`` (3 choices) leads by ``llamar`` and ``citar`` to ``sala`` and by ``esperar`` to
``patio`` (2 choices each); both go on to ``consejo`` (2 choices), whose choice settles the end.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lidera_nb.schoolwords import VOCABULARY

MODULE = "01-recado"


def write_course(root: Path) -> Path:
    """The toy course as files (JSON is YAML too)."""
    _write(root / "modules" / MODULE / "module.yaml", _module())
    for lang in ("es", "en"):
        _write(root / "modules" / MODULE / f"{lang}.yaml", _titles())
        _write(root / "scenarios" / "el-recado" / f"{lang}.yaml", _texts(lang))
    (root / "modules" / MODULE / "module.ipynb").write_text("{}")
    _write(root / "scenarios" / "el-recado" / "scenario.yaml", _scenario())
    for name, fields in _forms().items():
        _write(root / "instruments" / f"{name}.yaml", _form(name, fields))
    return root


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _module() -> dict[str, Any]:
    def form(key: str, activity: str) -> dict[str, str]:
        return {"key": key, "activity": activity, "source": f"instruments/{key}.yaml"}

    case = {"key": "case", "activity": "simulation", "source": "scenarios/el-recado"}
    return {
        "id": MODULE,
        "steps": [
            form("consent", "consent"),
            form("profile", "profile"),
            case,
            form("reflection", "reflection"),
            {"key": "debrief", "activity": "debrief", "of": "case"},
        ],
    }


def _titles() -> dict[str, Any]:
    keys = ("consent", "profile", "case", "reflection", "debrief")
    steps = {key: {"title": key.title(), "intro": ""} for key in keys}
    return {"title": "El recado", "lead": "Un caso de juguete.", **steps}


def _choice(name: str, to: str, **effect: int) -> dict[str, Any]:
    return {"id": name, "to": to, "effect": {"indicators": effect}}


def _decision(*choices: dict[str, Any], prediction: Any = None) -> dict[str, Any]:
    point = {"mbdle": ["a"], "psel": [1], "choices": list(choices)}
    return point | ({"prediction": prediction} if prediction else {})


def _scenario() -> dict[str, Any]:
    def scene(decision: dict[str, Any], *documents: str) -> dict[str, Any]:
        return {"beats": [{"id": "b1"}], "documents": list(documents), "decision": decision}

    holds = {"id": "apoyo", "outcome": {"indicator": "confianza", "at_least": 50}}
    agreed = {"id": "acuerdo", "outcome": {"chose": {"consejo": "votar"}}}
    return {
        "id": "el-recado",
        "version": 1,
        "set_in": "2026-08",
        "start": "puerta",
        "indicators": {"confianza": {"start": 50}, "tiempo": {"start": 60}},
        "cast": [],
        "documents": {"nota": {"kind": "note", "effect": {"indicators": {"tiempo": -2}}}},
        "scenes": {
            "puerta": scene(
                _decision(
                    _choice("llamar", "sala", confianza=6, tiempo=-4),
                    _choice("citar", "sala", confianza=-2, tiempo=-8),
                    _choice("esperar", "patio", confianza=-6, tiempo=3),
                    prediction=holds,
                ),
                "nota",
            ),
            "sala": scene(
                _decision(
                    _choice("preguntar", "consejo", confianza=4, tiempo=-6),
                    _choice("explicar", "consejo", confianza=-3, tiempo=2),
                )
            ),
            "patio": scene(
                _decision(
                    _choice("mirar", "consejo", confianza=-2, tiempo=1),
                    _choice("entrar", "consejo", confianza=3, tiempo=-3),
                )
            ),
            "consejo": scene(
                _decision(
                    _choice("votar", "fin_acuerdo", confianza=5, tiempo=-5),
                    _choice("decidir", "fin_orden", confianza=-4, tiempo=5),
                    prediction=agreed,
                )
            ),
            "fin_acuerdo": {"beats": [{"id": "b1"}], "ending": True},
            "fin_orden": {"beats": [{"id": "b1"}], "ending": True},
        },
    }


def _texts(lang: str) -> dict[str, Any]:
    scenes = _scenario()["scenes"]
    return {
        "title": {"es": "El recado", "en": "The message"}[lang],
        "summary": "s",
        "role": "r",
        "situation": "s",
        "indicator": {
            name: {"label": name.title(), **{f"band{i}": f"{name} {i}" for i in range(5)}}
            for name in ("confianza", "tiempo")
        },
        "document": {"nota": {"title": "Nota", "body": "…"}},
        "scene": {
            name: {"when": "8:00", "title": f"{name.replace('_', ' ').title()} ({lang})", "b1": "…"}
            for name in scenes
        },
        "decision": {name: _prompt(name, s["decision"]) for name, s in scenes.items()
                     if "decision" in s},
        "choice": {
            name: {
                c["id"]: {"label": f"{c['id'].title()} ({lang})", "consequence": "…"}
                for c in s["decision"]["choices"]
            }
            for name, s in scenes.items()
            if "decision" in s
        },
    }  # fmt: skip


def _prompt(name: str, decision: dict[str, Any]) -> dict[str, str]:
    words = {"prompt": f"¿Qué hace en {name}?", "reason": "¿Qué protege?"}
    return words | ({"prediction": f"Resultará en {name}."} if "prediction" in decision else {})


def _forms() -> dict[str, list[dict[str, Any]]]:
    return {
        "consent": [
            {"id": "learning", "kind": "check"},
            {"id": "evaluation", "kind": "check"},
        ],
        "profile": [
            {"id": field, "kind": "choice", "options": list(options)}
            for field, options in VOCABULARY.items()
        ],
        "reflection": [
            {"id": "clarity", "kind": "scale", "points": 5},
            {"id": "doubt", "kind": "scale", "points": 5},
            {"id": "learned", "kind": "text"},
        ],
    }


def _form(name: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    texts = {"title": name.title(), "intro": "i", "submit": "s", "done": "d"}
    words = {field["id"]: _field_words(field) for field in fields}
    return {
        "id": name,
        "version": 1,
        "fields": fields,
        "texts": {lang: {**texts, "field": words} for lang in ("es", "en")},
    }


def _field_words(field: dict[str, Any]) -> dict[str, str]:
    words = {"label": f"{field['id'].title()}?", "help": ""}
    if field["kind"] == "scale":
        words |= {"low": "poco", "high": "mucho"}
    return words | {option: option.replace("_", " ").title() for option in field.get("options", ())}
