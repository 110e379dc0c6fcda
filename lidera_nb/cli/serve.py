"""``lidera serve``."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Literal

import typer

from lidera_nb.cli.console import note, say
from lidera_nb.cli.options import CourseOption, VarOption, settings
from lidera_nb.serve import app
from lidera_nb.serve.discreet import set_up_log


def serve(
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    pages: Annotated[
        Literal["session", "live"] | None,
        typer.Option(help="'live' gives every page a kernel; 'session' needs none."),
    ] = None,
    course: CourseOption = None,
    var: VarOption = None,
) -> None:
    """Serve the course to its people until interrupted.

    Examples: `lidera serve` · `lidera serve --port 0 --pages live` ·
    `lidera serve --var /srv/lidera`

    Exit codes: 0 stopped as asked, 2 could not start.
    """
    found = settings(course, var)
    found = replace(
        found,
        port=found.port if port is None else port,
        host=host or found.host,
        pages=pages or found.pages,
    )
    set_up_log(found.log)
    note("Rendering the pages…")
    asyncio.run(app.serve(found, lambda address: say(f"Serving at {address}")))
    note("Stopped; everything acknowledged is in the journal.")
