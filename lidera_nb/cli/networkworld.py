"""``lidera network synthesise`` and ``suggest``: a made-up network, and ties for any network."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import JsonOption, Lang
from lidera_nb.errors import PackageError

if TYPE_CHECKING:
    from lidera_nb.network.suggest import Suggestions

SEED = 2026


class Travel(Enum):
    """How far apart people may be."""

    REGION = "region"
    NEAR = "near"
    ONLINE = "online"


def synthesise(
    out: Annotated[Path, typer.Option(help="A new folder for the study.")],
    national: Annotated[
        bool, typer.Option("--national", help="9,000 principals, one wave of advice.")
    ] = False,
    seed: Annotated[int, typer.Option(help="The same seed makes the same network.")] = SEED,
    as_json: JsonOption = False,
) -> None:
    """Make up a network of principals, marked synthetic: 110 schools in three waves.

    From Arica to Punta Arenas, with advice, knowledge, collaboration, support and expertise by
    topic; some leave between waves, some do not answer. Nothing about real schools follows from
    it. Writes people.csv, responses.csv, ties.csv and study.json.

    Examples: `lidera network synthesise --out var/rel` · `lidera network synthesise --national
    --out var/pais`

    Exit codes: 0 made, 2 refused; then nothing was overwritten.
    """
    from lidera_nb.network import world
    from lidera_nb.network.folder import write_study

    study = world.national(seed=seed) if national else world.rel_like(seed)
    write_study(study, out)
    told = {"folder": out, "people": len(study.people), "waves": len(study.waves),
            "ties": len(study.ties), "synthetic": True}  # fmt: skip
    if as_json:
        say_json(told)
    else:
        say("{folder}: a synthetic network of {people} people, {waves} wave(s), {ties} ties."
            .format(**told))  # fmt: skip


def suggest(
    study: Annotated[Path, typer.Argument(help="A folder of a study or an import, or a file.")],
    people: Annotated[
        Path | None, typer.Option(help="To a .csv of ties: the .csv of people.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=500, help="How many ties at most.")] = 10,
    most: Annotated[
        int, typer.Option("--most-per-person", min=1, help="New ties a person gets at most.")
    ] = 2,
    sought: Annotated[
        int, typer.Option("--most-sought", min=1, help="Nobody sought by this many gets a new tie.")
    ] = 15,
    travel: Annotated[
        Travel, typer.Option(help="Within a region, also near ones, or also over video.")
    ] = Travel.ONLINE,
    without: Annotated[
        list[str] | None, typer.Option(help="Id of somebody who opted out; may be repeated.")
    ] = None,
    wave: Annotated[int | None, typer.Option(help="Which wave [default: the last].")] = None,
    relation: Annotated[str, typer.Option(help="Along which relation.")] = "advice",
    topic: Annotated[str | None, typer.Option(help="Also spread this expertise.")] = None,
    seed: Annotated[int, typer.Option(help="Of the simulation.")] = SEED,
    out: Annotated[
        Path | None, typer.Option(help="A new folder for suggestions.csv, .es.md and .en.md.")
    ] = None,
    lang: Annotated[Lang, typer.Option(help="Of what is printed.")] = Lang.ES,
    as_json: JsonOption = False,
) -> None:
    """Suggest new ties that would do most for a network, and simulate what they would change.

    For reach, for bridging territories, for people with few ties and, with --topic, for an
    expertise. Prints them in words, by ids; with --out also writes a table and a page in each
    language. Takes what `synthesise` and `import` wrote, and .csv, .graphml and .gexf files.
    Whoever did not answer is not taken to be without ties.

    Examples: `lidera network suggest var/rel` · `lidera network suggest var/rel --count 20
    --travel near --topic climate --out var/propuestas`

    Exit codes: 0 suggested, 2 refused.
    """
    from lidera_nb.network.folder import open_study
    from lidera_nb.network.suggest import Constraints
    from lidera_nb.network.suggest import suggest as found_for
    from lidera_nb.network.suggest.words import markdown

    given = open_study(study, people)
    rules = Constraints(most, sought, travel.value, opted_out=frozenset(without or ()))
    try:
        found = found_for(given, count=count, constraints=rules, wave=wave,
                          relation=relation, topic=topic, seed=seed)  # fmt: skip
    except ValueError as error:
        raise PackageError(f"{study}: {error}") from error
    if out is not None:
        _written(found, out)
    if as_json:
        say_json(_plain(found))
    else:
        say(markdown(found, lang.value))


def _written(found: Suggestions, out: Path) -> None:
    """The table, and a page in each language; a folder that holds something is left alone."""
    from lidera_nb.network.suggest.words import markdown

    if out.exists() and any(out.iterdir()):
        raise PackageError(f"{out} is not empty, so nothing was written there; "
                           "name a new folder with --out")  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    table = found.ties.drop(columns="reasons").assign(synthetic=found.method.synthetic)
    table.to_csv(out / "suggestions.csv", index=False)
    for lang in Lang:
        (out / f"suggestions.{lang.value}.md").write_text(markdown(found, lang.value), "utf-8")


def _plain(found: Suggestions) -> dict[str, Any]:
    """Suggestions as plain data."""
    from dataclasses import asdict

    ties = found.ties.assign(
        reasons=[[asdict(one) for one in row] for row in found.ties["reasons"]]
    )
    return {"ties": ties.to_dict("records"), "changes": [asdict(one) for one in found.changes],
            "method": asdict(found.method)}  # fmt: skip
