"""``lidera scenario``: cases, from the first draft on."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.cli import pilotreport, preview, scenariotools
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import JsonOption, Lang
from lidera_nb.clock import utc_now
from lidera_nb.scenario.importers.run import import_scenario

app = typer.Typer(
    help="Make cases: begin one, import one, preview it, draw its map, report its pilots.",
    no_args_is_help=True,
)
app.command()(scenariotools.new)
app.command()(preview.preview)
app.command()(scenariotools.draw)
app.command()(scenariotools.schema)
app.command("pilot-report")(pilotreport.pilot_report)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file of Twee, Twine (HTML) or H5P.")],
    out: Annotated[Path, typer.Option(help="The new folder; its name is the id of the case.")],
    lang: Annotated[
        Lang | None, typer.Option(help="The file's language [default: what it says, or es].")
    ] = None,
    story: Annotated[str, typer.Option(help="Which story of a Twine archive.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Import a branching story into a new case folder.

    Reads Twee 3 (.twee, .tw), Twine 2 (.html) and H5P Branching Scenario (.h5p). Scripts are
    never run nor kept. IMPORT.md in the folder lists what was left out, and what is to be
    written and translated.

    Example: `lidera scenario import historia.twee --out course/scenarios/mi-caso --lang es`

    Exit codes: 0 imported, 2 refused; then nothing was written.
    """
    month = utc_now().strftime("%Y-%m")
    done = import_scenario(file, out, month, lang=lang.value if lang else "", story=story)
    if as_json:
        say_json(asdict(done))
        return
    say(f"Imported {done.scenes} scenes in '{done.lang}' into {out}.")
    say(
        f"Things left out: {done.lost}. Faults to mend: {len(done.findings)}. Read IMPORT.md there."
    )
