"""Puts the commands together, and turns what LIDERA refuses into one sentence and an exit code.

Exit codes: 0 done; 1 faults were found; 2 the command could not be done (wrong words, missing
files, a taken port); 130 interrupted.
"""

from __future__ import annotations

from typing import Annotated

import typer

import lidera_nb
from lidera_nb.cli import (
    assignments,
    backup,
    cards,
    check,
    decisions,
    demo,
    disclosures,
    doctor,
    evaluate,
    export,
    lab,
    migrate,
    network,
    networkpackage,
    networkworld,
    panel,
    people,
    plan,
    scenario,
    serve,
)
from lidera_nb.cli.guarded import guarded

app = typer.Typer(
    name="lidera",
    help="Leadership learning for school principals: serve a course, look after its people, "
    "check its content, export and report its cohorts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        typer.echo(f"lidera {lidera_nb.__version__}")
        raise typer.Exit


app.command()(demo.demo)
app.command()(serve.serve)
app.command()(check.check)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(doctor.doctor)
app.command()(export.export)
app.command()(evaluate.report)
people.app.command()(disclosures.disclosures)
app.command()(lab.lab)
app.command()(migrate.migrate_store)
app.add_typer(people.app, name="people")
app.add_typer(scenario.app, name="scenario")
app.add_typer(panel.app, name="panel")
app.add_typer(assignments.app, name="assignments")
network.network_app.command()(networkworld.synthesise)
network.network_app.command()(networkworld.suggest)
network.network_app.command()(networkpackage.package)
app.add_typer(network.network_app, name="network")
app.add_typer(plan.app, name="plan")
app.add_typer(decisions.app, name="decisions")
app.add_typer(cards.app, name="cards")


def main() -> None:
    """Run the command line."""
    guarded(app)
