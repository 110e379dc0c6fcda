"""A new case to write on: the files of ``template/`` under the author's own name.

The template is a case like any other, small, sound and commented; `lidera check` has nothing
against it, so that whatever is found later is in what the author wrote.
"""

from __future__ import annotations

import re
from pathlib import Path

from lidera_nb.errors import ContentError
from lidera_nb.scenario.editorschema import NAME, schema_text
from lidera_nb.scenario.importers.folder import new_folder
from lidera_nb.textids import LANGUAGES

TEMPLATE = Path(__file__).parent / "template"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_case(course: Path, slug: str, month: str) -> Path:
    """Make the folder ``scenarios/<slug>`` of a course, and the schema beside it if it is missing.

    Parameters
    ----------
    course
        The course folder.
    slug
        The id of the case and the name of its folder.
    month
        The month in which the case is set until its author says so, as ``2026-08``.

    Raises
    ------
    ContentError
        The slug is none, there is no such course, or the folder is there already.
    """
    scenarios = course / "scenarios"
    target = scenarios / slug
    _refuse(scenarios, slug)
    with new_folder(target) as folder:
        for name in ("scenario", *LANGUAGES):
            text = (TEMPLATE / f"{name}.yaml").read_text(encoding="utf-8")
            text = text.replace("{slug}", slug).replace("{month}", month)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    if not (scenarios / NAME).exists():
        (scenarios / NAME).write_text(schema_text(), encoding="utf-8")
    return target


def _refuse(scenarios: Path, slug: str) -> None:
    if not _SLUG.fullmatch(slug):
        raise ContentError(
            f"'{slug[:60]}' cannot be the id of a case; use small letters, digits and single "
            "dashes, such as mi-caso"
        )
    if not scenarios.is_dir():
        raise ContentError(
            "this folder does not exist, so there is no course to put a case into; name the "
            "course folder with --course or run from the project's folder",
            scenarios,
        )
    if (scenarios / slug).exists() or (scenarios / slug).is_symlink():
        raise ContentError("this is there already; take another id", scenarios / slug)
