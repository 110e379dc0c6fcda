"""``lidera scenario preview``: the player on any scene of a case, while its author writes it."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import Annotated

import typer

from lidera_nb.activities.preview import preview_course
from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import CourseOption, JsonOption, Lang, settings
from lidera_nb.cli.scenariotools import folder_of
from lidera_nb.errors import SettingsError
from lidera_nb.scenario.opening import Opening
from lidera_nb.serve.discreet import set_up_log
from lidera_nb.serve.preview import preview as serve_preview

_SET = re.compile(r"([a-z][a-z0-9_.]*)=(-?\d{1,9})")


def preview(
    case: Annotated[str, typer.Argument(help="The id of a case of the course, or its folder.")],
    scene: Annotated[str, typer.Option(help="The scene to begin at [default: the first].")] = "",
    levels: Annotated[
        list[str] | None,
        typer.Option("--set", help="NAME=VALUE of an indicator, attitude or resource; repeatable."),
    ] = None,
    read: Annotated[
        list[str] | None,
        typer.Option(help="A document or message that was read before; repeatable."),
    ] = None,
    mark: Annotated[
        list[str] | None, typer.Option(help="A mark that was set before; repeatable.")
    ] = None,
    role: Annotated[str | None, typer.Option(help="Whom the participant plays.")] = None,
    seed: Annotated[int | None, typer.Option(help="What settles every chance.")] = None,
    lang: Annotated[Lang, typer.Option(help="The language of the page.")] = Lang.ES,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 0,
    course: CourseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open the player on any scene of a case, with a state of your choice, until interrupted.

    Served to this machine alone; what you decide there is kept nowhere. Save a file and reload
    the page: the case begins anew as it is now. A file with a fault leaves the last good version
    on the page and says what is wrong and where.

    Examples: `lidera scenario preview la-cuenta` · `lidera scenario preview la-cuenta --role utp
    --scene consejo --set confianza=40 --read acta`

    Exit codes: 0 stopped as asked, 2 the case cannot be read or has not what was asked for.
    """
    folder = folder_of(case, settings(course).course)
    opening = Opening(
        scene=scene,
        levels=dict(map(_level, levels or ())),
        read=tuple(read or ()),
        marks=tuple(mark or ()),
        role=role,
        seed=seed,
    )
    set_up_log()
    reading = partial(preview_course, folder, opening)

    def ready(address: str) -> None:
        at = f"{address}?lang={lang.value}"
        if as_json:
            say_json({"address": at})
        else:
            say(f"Preview at {at}")

    asyncio.run(serve_preview(folder, reading, port, ready))
    note("Stopped; nothing was kept.")


def _level(given: str) -> tuple[str, int]:
    found = _SET.fullmatch(given)
    if found is None:
        raise SettingsError(
            f"--set '{given[:60]}' is not NAME=VALUE with a whole number, such as confianza=40"
        )
    return found[1], int(found[2])
