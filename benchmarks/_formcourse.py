"""The task of oTree's three pages as a course of ours: three forms, a choice and a text each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path as Folder
from typing import Any

from _paths import Move, Path

NAME = "01-preguntas"
FORMS = ("one", "two", "three")
ROUNDS = 300
"""Times that each of the three forms is answered at most: more than a run without pauses takes."""
OPTIONS = ("wait", "call", "visit")
REASON = "La apoderada espera una respuesta hoy, y el equipo todavía no se ha puesto de acuerdo."


def write_course(root: Folder, own: Folder) -> Folder:
    """Write the course: the consent of `own`, our course, and the three forms."""
    place = root / "modules" / NAME
    steps = [{"key": "consent", "activity": "consent", "source": "instruments/consent.yaml"}]
    steps += [
        {"key": key, "activity": "reflection", "source": f"instruments/{key}.yaml"} for key in FORMS
    ]
    _write(place / "module.yaml", {"id": NAME, "audience": "participant", "steps": steps})
    titles = {step["key"]: {"title": step["key"]} for step in steps}
    for lang in ("es", "en"):
        _write(place / f"{lang}.yaml", {"title": "Preguntas", "lead": "Tres preguntas.", **titles})
    shown = "\n".join(f'page.show("{step["key"]}")' for step in steps)
    _write(place / "module.ipynb", _notebook(f"from lidera_nb.pages import module\n\n"
                                             f'page = module("{NAME}")\n{shown}'))  # fmt: skip
    for key in FORMS:
        _write(root / "instruments" / f"{key}.yaml", _form(key))
    consent = (own / "instruments" / "consent.yaml").read_text("utf-8")
    (root / "instruments" / "consent.yaml").write_text(consent, "utf-8")
    return root


def _write(path: Folder, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _form(key: str) -> dict[str, Any]:
    options = {option: option for option in OPTIONS}
    labels = {
        "choice": {"label": "¿Qué hace?", "help": "", **options},
        "reason": {"label": "¿Por qué?", "help": ""},
    }
    words = {
        "title": key,
        "intro": "Elija y explique.",
        "submit": "Seguir",
        "done": "Guardado.",
        "field": labels,
    }
    fields = [
        {"id": "choice", "kind": "choice", "required": True, "options": list(OPTIONS)},
        {"id": "reason", "kind": "text", "required": True},
    ]
    return {"id": key, "version": 1, "fields": fields, "texts": {"es": words, "en": words}}


def _notebook(source: str) -> dict[str, Any]:
    cell = {"cell_type": "code", "execution_count": None, "id": "all", "metadata": {},
            "outputs": [], "source": source}  # fmt: skip
    spec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"cells": [cell], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


class Answers(Path):
    """A person who agrees, answers the three forms, and answers them anew, as everyone may."""

    def moves(self) -> Iterator[Move]:
        """Act after act."""
        module = self.course.modules[NAME]
        consent, *forms = module.steps
        agreed = {field.id: True for field in consent.definition.form.fields}
        self.story = self.story_of((NAME,))
        yield self._does(consent, _submitted(consent, agreed))
        for number in range(ROUNDS * len(forms)):
            step = forms[number % len(forms)]
            values = {"choice": OPTIONS[number % len(OPTIONS)], "reason": f"{REASON} {number}"}
            yield self._does(step, _submitted(step, values))


def _submitted(step: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {"do": "submit", "form": step.definition.hash, "values": values}
