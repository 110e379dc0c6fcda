"""What grading costs, here and with nbgrader: ``python benchmarks/autograde.py [people]``.

Every assignment of the course is handed in by as many people (30 by default) with seeded answers,
then graded by ``lidera assignments autograde``, by ``nbgrader autograde``, and, the first of
them, by nbgrader without an import that costs it seconds (``lidera_nb/fastimport.py``). CPU
seconds of whole commands with all that they start. Prints progress; the last line is one JSON
object: `cpu_ratio` is nbgrader's CPU per submission over ours, `scores_identical` whether each
automatic score of each cell is the same in both databases.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lidera_nb.assignments.notebook import LoadedAssignment, load_assignment
from lidera_nb.assignments.questions import Question
from lidera_nb.assignments.submission import Handin, submission, write
from lidera_nb.grading.nbgraded import staff_or_sentence
from lidera_nb.grading.release import release
from lidera_nb.grading.working import Working, prepare
from lidera_nb.settings import PROJECT

PEOPLE = 30
SEED = 20260401
COURSE = PROJECT / "course"
LIDERA = "from lidera_nb.cli.main import main; main()"
NORFC = (
    "import sys; sys.modules['rfc3987_syntax'] = None; "
    "from nbgrader.apps.nbgraderapp import main; main()"
)
SCORES = """
SELECT m.name, a.student_id, c.name, g.auto_score FROM grade g
JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id
JOIN submitted_assignment a ON a.id = n.assignment_id JOIN assignment m ON m.id = a.assignment_id
ORDER BY 1, 2, 3
"""


def answer(question: Question, draw: random.Random) -> Any:
    """Something that somebody might answer; one in ten leaves the question open."""
    if draw.random() < 0.1:
        return None
    match question.kind:
        case "choice" if question.several:
            return draw.sample(question.options, question.most or 1)
        case "choice":
            return draw.choice(question.options)
        case "ranking":
            return draw.sample(question.options, len(question.options))
        case "number":
            return draw.choice([0, 1, 2, 3.5, 23.3, 50])
        case "table":
            return {row: {c: cell(question, draw) for c in question.columns}
                    for row in question.rows}  # fmt: skip
    return "Escuché primero, y después decidí. " * draw.randint(3, 30)


def cell(question: Question, draw: random.Random) -> Any:
    """Something in a table's cell."""
    if question.cells == "choice":
        return draw.choice(question.options)
    return draw.randint(0, 9) if question.cells == "number" else "Una palabra"


def handed_in(working: Working, people: int) -> int:
    """Hand in every assignment for everybody; returns how many hand-ins there are."""
    draw = random.Random(SEED)
    for name in working.assignments():
        loaded: LoadedAssignment = load_assignment(working.source / name)
        for number in range(people):
            answers = {each.id: answer(each, draw) for each in loaded.questions}
            handin = Handin(f"p-{number:03}", name, 1, datetime(2026, 4, 1, tzinfo=UTC))
            write(working.root, handin, submission(loaded, answers, handin))
    return people * len(working.assignments())


def cpu(code: list[str], working: Working) -> float:
    """CPU seconds of a Python command in the working course, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, *code], cwd=working.root, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{code[-3:]} ended with {done.returncode}: {done.stderr[-500:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copied(working: Working, var: Path) -> Working:
    """The same released course and hand-ins, for another grader."""
    shutil.copytree(working.root, var / "assignments", symlinks=True)
    return prepare(COURSE, var)


def scores(working: Working) -> list[tuple[Any, ...]]:
    """Every automatic score in a database."""
    with sqlite3.connect(working.gradebook) as database:
        return database.execute(SCORES).fetchall()


def main(people: int) -> int:
    """Measure, print the result, and say whether it is whole."""
    staff_or_sentence()
    with tempfile.TemporaryDirectory(prefix="lidera-bench") as folder:
        ours = prepare(COURSE, Path(folder) / "ours")
        names = ours.assignments()
        for name in names:
            release(ours, name)
        many = handed_in(ours, people)
        stock, norfc = (copied(ours, Path(folder) / name) for name in ("stock", "norfc"))
        print(f"{many} hand-ins of {len(names)} assignments", flush=True)
        where = ["--course", str(COURSE), "--var", str(ours.root.parent)]
        declared = cpu(["-c", LIDERA, "assignments", "autograde", *where], ours) / many
        print(f"declared: {declared:.3f} CPU s a submission", flush=True)
        quick = cpu(["-c", NORFC, "autograde", names[0]], norfc) / people
        print(f"nbgrader without the import: {quick:.3f}", flush=True)
        each = [cpu(["-m", "nbgrader", "autograde", name], stock) for name in names]
        slow = sum(each) / many
        print(f"nbgrader: {slow:.3f}", flush=True)
        found = scores(ours)
        same = bool(found) and found == scores(stock)
    result = {
        "cpu_ratio": round(slow / declared, 1),
        "cpu_ratio_norfc": round(quick / declared, 1),
        "scores_identical": same,
        "declared_cpu_seconds": round(declared, 4),
        "nbgrader_cpu_seconds": round(slow, 3),
        "nbgrader_norfc_cpu_seconds": round(quick, 3),
        "submissions": many,
        "scores": len(found),
        "samples": {name: round(one / people, 3) for name, one in zip(names, each, strict=True)},
        "cores": os.cpu_count(),
    }
    print(json.dumps(result))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
