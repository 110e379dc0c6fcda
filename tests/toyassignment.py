"""An assignment with one question of each kind, small enough to mark by hand, and a page for it.

``first`` (choice), ``both`` (up to two), ``order`` (ranking), ``share`` (number), ``cells`` (table
of two by two), ``why`` (text), ``mine`` (reflection); the last two are graded by a person.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = "prueba"
PAGE = "12-tarea"

Questions = dict[str, tuple[dict[str, Any], str, str, int]]

QUESTIONS: Questions = {
    "first": ({"kind": "choice", "options": ["wait", "ask"], "required": True}, '"ask"',
              'marking.choice(first, {"ask": 2, "wait": 1})', 2),
    "both": ({"kind": "choice", "options": ["one", "two", "three"], "most": 2}, '["one", "two"]',
             'marking.choice(both, {"one": 1, "two": 1, "three": -1}, most=2)', 2),
    "order": ({"kind": "ranking", "options": ["a", "b", "c"]}, '["c", "b", "a"]',
              'marking.ranking(order, ["c", "b", "a"], points=3)', 3),
    "share": ({"kind": "number", "unit": True, "required": True}, "23.3",
              "marking.number(share, 23.3, within=0.5, points=1)", 1),
    "cells": ({"kind": "table", "rows": ["ana", "eva"], "columns": ["out", "in"]},
              '{"ana": {"out": 3, "in": 1}, "eva": {"out": 0, "in": 2}}',
              'marking.table(cells, {"ana": {"out": 3}, "eva": {"in": 2}}, points=2)', 2),
    "why": ({"kind": "text", "most": 200}, '"Porque no sé."', "", 2),
    "mine": ({"kind": "reflection", "required": True}, '"Una vez…"', "", 4),
}  # fmt: skip
"""By question: structure, expected answer, marking (empty where a person grades), points."""

FULL: dict[str, Any] = {
    "first": "ask",
    "both": ["one", "two"],
    "order": ["c", "b", "a"],
    "share": 23.3,
    "cells": {"ana": {"out": 3, "in": 1}, "eva": {"out": 0, "in": 2}},
    "why": "Porque no sé.",
    "mine": "Una vez no pregunté.",
}
"""An answer to every question, right wherever that can be said."""


def write_assignment(root: Path, questions: Questions = QUESTIONS) -> Path:
    """Write the assignment into a course folder; returns its own folder."""
    folder = root / "assignments" / "source" / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_text(
        json.dumps(notebook(questions), ensure_ascii=False), "utf-8"
    )
    for lang in ("es", "en"):
        told = json.dumps(words(lang, questions), ensure_ascii=False)
        (folder / f"{lang}.yaml").write_text(told, "utf-8")
    return folder


def write_course(root: Path, questions: Questions = QUESTIONS) -> Path:
    """Write a course whose only page asks for the assignment; returns its folder."""
    write_assignment(root, questions)
    page = root / "modules" / PAGE
    page.mkdir(parents=True)
    step = {"key": "task", "activity": "assignment", "source": f"assignments/source/{NAME}"}
    (page / "module.yaml").write_text(json.dumps({"id": PAGE, "steps": [step]}))
    for lang, title in (("es", "Tarea de prueba"), ("en", "Trial assignment")):
        said = {"title": title, "lead": "…", "task": {"title": title, "intro": ""}}
        (page / f"{lang}.yaml").write_text(json.dumps(said), "utf-8")
    shown = [_plain(line) for line in (
        f'from lidera_nb.pages import module\n\npage = module("{PAGE}")\npage.heading()',
        'page.show("task")',
    )]  # fmt: skip
    (page / "module.ipynb").write_text(json.dumps(_whole(shown, {})))
    return root


def notebook(questions: Questions = QUESTIONS) -> dict[str, Any]:
    """The source notebook."""
    cells = [_cell("code", "setup", "from lidera_nb.assignments import marking")]
    for name, (asked, expected, mark, points) in questions.items():
        if name == "why":
            about = {"section": "words"}
            cells.append(_cell("markdown", "words-section", "section.words", about))
        cells += _question(name, asked, expected, mark, points)
    return _whole(cells, {"lidera": {"assignment": NAME, "version": 1, "rubric": "kember"}})


def _question(
    name: str, asked: dict[str, Any], expected: str, mark: str, points: int
) -> list[dict[str, Any]]:
    worth = {} if mark else {"grade": True, "points": points}
    source = f"{name} = None\n### BEGIN SOLUTION\n{name} = {expected}\n### END SOLUTION"
    answer = {"locked": False, "solution": True, **worth}
    cells = [
        _cell("markdown", f"{name}-text", f"question.{name}", {"text": name}),
        _cell("code", name, source, {"question": asked}, **answer),
    ]
    if mark:
        hidden = f"### BEGIN HIDDEN TESTS\n{mark}\n### END HIDDEN TESTS"
        cells.append(_cell("code", f"{name}-mark", hidden, grade=True, points=points))
    return cells


def words(lang: str, questions: Questions = QUESTIONS) -> dict[str, Any]:
    """The texts of a language."""
    asked = {name: _words(name, about, lang) for name, (about, *_) in questions.items()}
    section = {"words": {"title": f"Con sus palabras ({lang})", "body": "Escriba sin nombres."}}
    section = section if "why" in questions else {}
    ends = {"title": NAME, "intro": f"Intro ({lang}).", "done": f"Lista ({lang}).", "rubric": ""}
    return {**ends, "section": section, "question": asked}


def _words(name: str, asked: dict[str, Any], lang: str) -> dict[str, Any]:
    def named(part: str) -> dict[str, str]:
        return {one: f"{one.title()} ({lang})" for one in asked.get(part, ())}

    found: dict[str, Any] = {"label": f"¿{name.title()}? ({lang})", "help": "", "feedback": "f"}
    found |= named("options")
    found |= {part: named(f"{part}s") for part in ("row", "column") if asked.get(f"{part}s")}
    return found | ({"unit": "%"} if asked.get("unit") else {})


def _cell(
    kind: str, name: str, source: str, ours: dict[str, Any] | None = None, **marks: Any
) -> dict[str, Any]:
    flags = {"grade": False, "solution": False, "locked": True, "task": False, **marks}
    about = {"nbgrader": {"grade_id": name, "schema_version": 3, **flags}}
    more = {"outputs": [], "execution_count": None} if kind == "code" else {}
    metadata = {**about, **({"lidera": ours} if ours else {})}
    return {"cell_type": kind, "id": name, "metadata": metadata, "source": source, **more}


def _plain(source: str) -> dict[str, Any]:
    kept = {"outputs": [], "execution_count": None, "metadata": {}}
    return {"cell_type": "code", "id": f"c{len(source)}", "source": source, **kept}


def _whole(cells: list[dict[str, Any]], about: dict[str, Any]) -> dict[str, Any]:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}, **about}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
