"""``lidera network package``: a made-up study as a data package, for the network report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import CourseOption, JsonOption, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import PackageError


def package(
    study: Annotated[Path, typer.Argument(help="The folder of a synthetic study.")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write.")],
    name: Annotated[str, typer.Option(help="What the report calls its cohort.")] = "rel",
    title: Annotated[
        str, typer.Option(help="The report's title.")
    ] = "Red sintética / Synthetic network",
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a synthetic study as a data package, from which `lidera report` makes its report.

    Only synthetic ones: a study in a folder tells nothing of who agreed to the evaluation. The
    network of a real cohort is part of what `lidera export` writes.

    Example: `lidera network package var/rel --out var/network/package`

    Exit codes: 0 written, 2 refused.
    """
    evaluation_or_sentence()
    from lidera_nb.activities.course import load_course
    from lidera_nb.dataset.about import About
    from lidera_nb.dataset.studied import write_study
    from lidera_nb.network.folder import read_study

    found = read_study(study)
    if not found.synthetic:
        raise PackageError(
            f"{study} is not synthetic, and a folder does not say who agreed to the evaluation; "
            "export the cohort with 'lidera export' instead"
        )
    place = settings(course, None)
    ids = {str(person): str(person) for person in found.people.index}
    about = About(name, title, True, utc_now())
    digest = write_study(found, ids, load_course(place.course, place.shelf), about, out)
    if as_json:
        say_json({"path": out, "people": len(ids), "sha256": digest})
    else:
        say(f"Wrote the synthetic package of {name} ({len(ids)} people) to {out}")
