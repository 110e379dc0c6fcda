"""Seeded testers who play two versions of the toy case: the second mends a line, drops another
and words a choice anew.

What they write in order to be read carries `SAID`; their names and reasons carry `CANARY`.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from lidera_nb.activities.course import Course, load_course
from tests.toycohort import ToyCohort
from tests.toycourse import MODULE, write_course

SAID = "Quillaypán"
CASE = "el-recado"
FLAGGED, DROPPED, KEPT = "scene.puerta.b1", "scene.puerta.b2", "decision.consejo.prompt"
STOPS = 2
"""How many testers of the first version leave before the council."""


def write_versions(root: Path) -> tuple[Course, Course]:
    """The toy course in its first version, then in its second, which remembers the first."""
    write_course(root)
    case, shelf = root / "scenarios" / CASE, root / "shelf"
    _change(case, "scenario", lambda data: data["scenes"]["puerta"]["beats"].append({"id": "b2"}))
    for lang in ("es", "en"):
        _change(case, lang, lambda data: data["scene"]["puerta"].update(b1="Suena.", b2="Llueve."))
    first = load_course(root, shelf)
    first.keep(shelf)
    _change(case, "scenario", _second)
    for lang in ("es", "en"):
        _change(case, lang, _worded)
    return first, load_course(root, shelf)


def _change(case: Path, name: str, how: object) -> None:
    path = case / f"{name}.yaml"
    data = json.loads(path.read_text("utf-8"))
    how(data)  # type: ignore[operator]
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _second(data: dict) -> None:
    data["version"] = 2
    data["scenes"]["puerta"]["beats"].pop()


def _worded(data: dict) -> None:
    data["scene"]["puerta"].pop("b2")
    data["scene"]["puerta"]["b1"] = "Golpean la puerta."
    data["choice"]["puerta"]["llamar"]["label"] = "Llamar por teléfono"


def play_versions(first: Course, second: Course, each: int = 7) -> ToyCohort:
    """So many testers play the first version, and as many others the second."""
    cohort = ToyCohort(first, id="piloto", pilot=True)
    for n in range(each):
        _test(cohort, f"a{n}", n, stop_after=1 if n < STOPS else 9)
    cohort.course = second
    for n in range(each):
        _test(cohort, f"b{n}", n)
    return cohort


def _test(cohort: ToyCohort, person: str, n: int, stop_after: int = 9) -> None:
    """A tester; the first ones flag the most, every third would do something else."""
    cohort.enrol(person)
    cohort.consent(person)
    cohort.fill(person, "profile")
    cohort.send(person, "case", {"do": "start"})
    current = cohort.course.modules[MODULE].step("case").definition.current
    for line, share in ((FLAGGED, 4), (DROPPED, 2)):
        if n < share and line in current.texts["es"]:
            comment = f"{SAID} {person}: no se entiende" if n < 2 else ""
            flag = {"do": "flag", "line": line, "fault": "unclear", "comment": comment}
            cohort.send(person, "case", flag)
    if n % 3 == 0:
        instead = {"do": "decline", "scene": "puerta", "instead": f"{SAID}: salir a buscarla."}
        cohort.send(person, "case", instead)
    if n == 1:
        cohort.now += timedelta(hours=1)  # a break
    cohort.play_on(person, "llamar", "preguntar", stop_after=stop_after)
    if stop_after > 1:
        rating = {"do": "rate", "realism": 2 + n % 4, "comment": f"{SAID}: menos prisa."}
        cohort.send(person, "case", rating)
