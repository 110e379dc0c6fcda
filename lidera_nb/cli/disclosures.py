"""``lidera people disclosures``: what left the system of a cohort, why, to whom and by whom."""

from __future__ import annotations

from lidera_nb.activities import registry
from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.options import JsonOption, VarOption, journal_of, settings
from lidera_nb.cli.people import CohortArgument
from lidera_nb.errors import AccessError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event


def disclosures(cohort: CohortArgument, var: VarOption = None, as_json: JsonOption = False) -> None:
    """List the disclosure log of a cohort: every package, network and panel made of its data.

    Example: `lidera people disclosures valle-2026`

    Exit codes: 0 listed, 2 there is no such cohort.
    """
    with journal_of(settings(var=var)) as (journal, _):
        known = registry.read(journal).cohorts
        if cohort not in known:
            raise AccessError(
                f"there is no cohort '{cohort}'; known cohorts: "
                + (", ".join(sorted(known)) or "none yet")
            )
        rows = [row for event in journal.read(f"cohort:{cohort}") if (row := _row(event))]
    if as_json:
        say_json(rows)
    elif not rows:
        say(f"Nothing of {cohort} has left the system.")
    else:
        for row in rows:
            say("\t".join(str(value or "-") for value in row.values()))


def _row(event: Event) -> dict[str, object] | None:
    """What one event tells of a disclosure; None where it tells of something else."""
    match event.payload:
        case kinds.PackageExported() as told:
            what, tier = told.package, told.tier
            why, whom = told.purpose, told.recipient
        case kinds.PanelDrawn() as told:
            what, tier, why, whom = f"panel {told.case}", "", "", ""
        case _:
            return None
    return {
        "at": event.at.isoformat(timespec="seconds"),
        "what": what,
        "tier": tier,
        "people": told.people,
        "by": told.by,
        "purpose": why,
        "recipient": whom,
        "sha256": told.sha256,
    }
