"""What became of each hand-in while a command of ``lidera assignments`` ran, and the sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from lidera_nb.cli.console import console, note, progress, say, say_json

if TYPE_CHECKING:
    from lidera_nb.grading.outcome import Outcome


def tell(what: str, outcomes: Iterator[Outcome], as_json: bool) -> None:
    """Show progress, then the sum; exit with 1 if something failed."""
    from lidera_nb.grading.outcome import summed

    found = list(_watched(outcomes))
    counted = summed(found)
    if as_json:
        lines = [{"assignment": o.assignment, "person": o.person, "status": o.status, "why": o.why}
                 for o in found]  # fmt: skip
        say_json({"summary": counted, "outcomes": lines})
    else:
        say(f"{what}: " + ", ".join(f"{many} {status}" for status, many in counted.items()))
    if counted["failed"]:
        raise typer.Exit(1)


def _watched(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    with progress() as bar:
        task = bar.add_task("…", total=None)
        for outcome in outcomes:
            who = " · ".join(part for part in (outcome.assignment, outcome.person) if part)
            bar.update(task, advance=1, description=who)
            if outcome.status == "failed" or not console.is_terminal:
                note(f"{who}: {outcome.status}" + (f" ({outcome.why})" if outcome.why else ""))
            yield outcome
