"""``lidera plan``: what a study can find, and lots for who takes part first."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from lidera_nb.cli.console import note, say, say_json
from lidera_nb.cli.options import JsonOption
from lidera_nb.errors import ReportError

if TYPE_CHECKING:
    from lidera_nb.analysis.randomised import Balance

app = typer.Typer(
    help="Plan a study: what it can find, and lots for who takes part first.",
    no_args_is_help=True,
)
_VERDICTS = {
    "fine": "alike",
    "adjust": "adjust the analysis for it",
    "fail": "not comparable as they are",
    "unknown": "cannot be told",
}
SecretOption = Annotated[Path, typer.Option("--secret", help="The file of the secret.")]


@app.command()
def power(
    people: Annotated[int, typer.Option(help="Who is asked, 10 to 300.")] = 30,
    cluster_size: Annotated[int, typer.Option(help="People in a cluster; 1 without.")] = 1,
    icc: Annotated[float, typer.Option(help="Part of the variance between clusters.")] = 0.0,
    correlation: Annotated[float, typer.Option(help="Between before and after.")] = 0.6,
    lost: Annotated[float, typer.Option(help="Part without a second measure.")] = 0.2,
    reliability: Annotated[float, typer.Option(help="Of the measure.")] = 0.8,
    seed: Annotated[int, typer.Option(help="Settles the simulation.")] = 1,
    lang: Annotated[Literal["es", "en"], typer.Option(help="Language.")] = "en",
    as_json: JsonOption = False,
) -> None:
    """Say the smallest change that a study of this size would find, by simulation.

    The notebook evaluation/notebooks/planning.ipynb shows the same with curves and tables.

    Example: `lidera plan power --people 40 --cluster-size 8 --icc 0.1`

    Exit codes: 0 said, 2 this design cannot be tested.
    """
    from lidera_nb.report.planning import open_plan  # slow to import, and not needed by others

    plan = open_plan(people=people, cluster_size=cluster_size, icc=icc, correlation=correlation,
                     lost=lost, reliability=reliability, seed=seed, lang=lang)  # fmt: skip
    if as_json:
        curves = {f"arms_{one.arms}": one.smallest for one in plan.plan.curves}
        say_json({"smallest_detectable": curves, "units": plan.plan.units})
        return
    section = plan.show("question").sections[0]
    say(section.lead[0])
    for headline in section.headlines:
        say(f"{headline.value} {headline.text} ({headline.interval}, {headline.n})")


@app.command()
def seal(secret: SecretOption, as_json: JsonOption = False) -> None:
    """Draw a secret before schools are listed, and show its seal to be made public.

    Example: `lidera plan seal --secret var/lot.secret`

    Exit codes: 0 drawn, 2 there is such a file already or it cannot be written.
    """
    from lidera_nb.analysis.randomised import new_secret, seal_of

    fresh = new_secret()
    try:
        secret.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ReportError(
            f"{secret} is there already: a secret is drawn once; name another file for another lot"
        ) from None
    except OSError as error:
        raise ReportError(f"{secret} cannot be written: {error.strerror}") from None
    with os.fdopen(handle, "w") as stream:
        stream.write(f"{fresh}\n")
    if as_json:
        say_json({"secret": secret, "seal": seal_of(fresh)})
        return
    note(f"The secret is in {secret}. Publish this seal before the list is closed:")
    say(seal_of(fresh))


@app.command()
def assign(
    listed: Annotated[Path, typer.Argument(help="CSV: id, perhaps stratum, and more.")],
    secret: SecretOption,
    out: Annotated[Path, typer.Option("--out", help="The CSV file to write.")],
    first: Annotated[str, typer.Option(help="Name of the arm that begins.")] = "first",
    second: Annotated[str, typer.Option(help="Name of the other arm.")] = "later",
    as_json: JsonOption = False,
) -> None:
    """Draw lots for who takes part first, within strata, and check how alike the arms are.

    The same list and secret always give the same lot.

    Example: `lidera plan assign schools.csv --secret var/lot.secret --out lot.csv`

    Exit codes: 0 drawn, 2 the list or the secret cannot be used.
    """
    from lidera_nb.analysis import randomised
    from lidera_nb.report.planning.listed import drawn, read_units

    units, sealed = read_units(listed), _secret(secret)
    try:
        arms, seed = (first, second), randomised.seed_for(sealed, units)
        found = randomised.assign(units, arms, seed)
        out.write_text(drawn(units, found), "utf-8", newline="")
        shown = randomised.seal_of(sealed)
    except (ValueError, OSError) as error:
        raise ReportError(f"no lot was drawn: {error}") from None
    alike = randomised.balance(units, found, arms)
    if as_json:
        say_json({"seal": shown, "seed": seed, "assigned": found, "balance": _plain(alike)})
        return
    sizes = ", ".join(f"{list(found.values()).count(arm)} {arm}" for arm in arms)
    say(f"Wrote {out}: {sizes}. Seal {shown}, seed {seed}.")
    for one in alike:
        say(_line(one, arms))


def _plain(alike: list[Balance]) -> list[dict[str, object]]:
    """The balance for a machine; what cannot be told is null, as JSON knows no NaN."""
    rows = ({**asdict(one), "verdict": one.verdict} for one in alike)
    return [{key: None if value != value else value for key, value in row.items()} for row in rows]


def _line(one: Balance, arms: tuple[str, str]) -> str:
    named = f"{one.name} = {one.value}" if one.value else one.name
    told = _VERDICTS[one.verdict]
    means = f"{arms[0]} {one.first:.2f}, {arms[1]} {one.second:.2f}"
    return f"  {named}: {means}, difference {one.difference:+.2f} SD: {told}"


def _secret(path: Path) -> str:
    from lidera_nb.analysis.randomised import seal_of

    try:
        found = path.read_text("ascii").strip()
        seal_of(found)
    except OSError as error:
        raise ReportError(
            f"{path} cannot be read: {error.strerror}; draw a secret with lidera plan seal"
        ) from None
    except ValueError:
        raise ReportError(
            f"{path} is not a secret of lidera plan seal: it must hold 64 hexadecimal digits, as "
            "it was written"
        ) from None
    return found
