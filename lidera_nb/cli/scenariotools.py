"""``lidera scenario new``, ``draw`` and ``schema``: beginning a case, seeing it, writing it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.activities.coursecheck import case_folders
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, Lang, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import ContentError
from lidera_nb.scenario.draw import drawn
from lidera_nb.scenario.editorschema import schema_text
from lidera_nb.scenario.load import load
from lidera_nb.scenario.newcase import new_case


def new(
    slug: Annotated[str, typer.Argument(help="The id of the case, such as mi-caso.")],
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Begin a case: a small one that is sound and commented, to be replaced piece by piece.

    Example: `lidera scenario new mi-caso`

    Exit codes: 0 made, 2 refused; then nothing was written.
    """
    folder = new_case(settings(course).course, slug, utc_now().strftime("%Y-%m"))
    if as_json:
        say_json({"folder": folder})
        return
    say(f"Made {folder}: three decisions, two endings, texts in both languages.")
    say(f"See it with 'lidera scenario draw {folder}', then replace it piece by piece.")


def draw(
    case: Annotated[str, typer.Argument(help="The id of a case of the course, or its folder.")],
    out: Annotated[
        Path | None, typer.Option(help="The file to write [default: ID.svg, here].")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="The language of its words.")] = Lang.ES,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draw the map of a case: scenes, choices, ways under conditions, endings.

    Writes an SVG, which any browser shows and prints on one page of its size.

    Examples: `lidera scenario draw la-cuenta` · `lidera scenario draw la-cuenta --lang en --out
    account.svg`

    Exit codes: 0 drawn, 2 the case cannot be read or the file cannot be written.
    """
    found = load(folder_of(case, settings(course).course))
    file = out or Path(f"{found.scenario.id}.svg")
    try:
        file.write_text(drawn(found, lang.value), encoding="utf-8")
    except OSError as error:
        message = f"the map cannot be written: {error.strerror or error}; name a file with --out"
        raise ContentError(message, file) from None
    if as_json:
        say_json({"file": file, "scenes": len(found.scenario.scenes)})
    else:
        say(f"Drew {len(found.scenario.scenes)} scenes into {file}.")


def schema() -> None:
    """Print the JSON Schema of scenario.yaml, with which an editor completes and explains keys.

    A course keeps it beside its cases; each names it in its first line.

    Example: `lidera scenario schema > course/scenarios/scenario.schema.json`

    Exit codes: 0 printed.
    """
    typer.echo(schema_text(), nl=False)


def folder_of(case: str, course: Path) -> Path:
    """The folder of a case that is named by its folder or by its id in the course."""
    if Path(case).is_dir():
        return Path(case)
    known = {folder.name: folder for folder in case_folders(course)}
    if case not in known:
        listed = ", ".join(known) or "none"
        raise ContentError(f"there is no case '{case[:60]}'; give a folder or one of: {listed}")
    return known[case]
