"""What stock nbgrader finds in a working course, as a program of its own that prints JSON.

``python -m tests.demo.stock COURSE VAR NAME`` tells who handed in as nbgrader's interface, and so
formgrader, lists them (submissions, notebooks, students), and what nbgrader's validator finds in
each hand-in, and in one whose locked cell somebody changed. The notebooks run one after the other
in one kernel that is emptied between them: one for each would cost a minute and find the same.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbgrader.preprocessors import Execute
from nbgrader.validator import Validator

from lidera_nb.grading.nbgraded import api_of
from lidera_nb.grading.working import Working, prepare


class Kept(Execute):  # type: ignore[misc]
    """Runs notebooks in the same kernel, from which the names of the one before are gone."""

    kernel = AsyncKernelManager(kernel_name="python3")

    def preprocess(self, nb: Any, resources: Any = None, km: Any = None) -> Any:
        """Called by the validator for each notebook."""
        found = super().preprocess(nb, resources, km=self.kernel)
        self.wait_for_reply(self.kc.execute("%reset -f", silent=True))
        self.kc.stop_channels()
        return found


def listed(working: Working, name: str) -> dict[str, list[str]]:
    """Who is graded, in each list of formgrader."""
    api = api_of(working)
    rows = {
        "submissions": api.get_submissions(name),
        "notebooks": api.get_notebook_submissions(name, name),
    }
    graded = {part: sorted(one["student"] for one in found if one.get("autograded", True))
              for part, found in rows.items()}  # fmt: skip
    students = [one["id"] for one in api.get_students() if one["max_score"]]
    return graded | {"students": sorted(students)}


def validated(working: Working, name: str) -> dict[str, Any]:
    """What nbgrader's validator says of each hand-in; nothing where it is valid."""
    validator = Validator()
    validator.preprocessors = [Kept if one is Execute else one for one in validator.preprocessors]
    people = working.people("submitted", name)
    paths = {person: working.notebook("submitted", person, name) for person in people}
    with tempfile.TemporaryDirectory() as place:
        paths["damaged"] = damaged(next(iter(paths.values())), Path(place))
        found = {person: validator.validate(str(path)) for person, path in paths.items()}
    run_sync(Kept.kernel.shutdown_kernel)(now=True)
    return found


def damaged(path: Path, place: Path) -> Path:
    """A copy of a hand-in in which the first locked cell of code fails."""
    notebook = json.loads(path.read_text("utf-8"))
    cell = next(one for one in notebook["cells"] if one["cell_type"] == "code")
    cell["source"] = "raise ValueError"
    copy = place / path.name
    copy.write_text(json.dumps(notebook), "utf-8")
    return copy


def main(course: str, var: str, name: str) -> None:
    """Print both."""
    working = prepare(Path(course), Path(var))
    told = {"listed": listed(working, name), "validated": validated(working, name)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
