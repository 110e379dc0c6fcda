"""Cases that participants write, and plays of them, leave no trace in a data package."""

from datetime import UTC, datetime

from lidera_nb.activities.own.offer import PREFIX
from lidera_nb.dataset.source import leaving
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

NOW = datetime(2026, 8, 4, tzinfo=UTC)


def started(module):
    ctx = kinds.Context(module=module, step="case", definition="c", version=1, hash="h", lang="es")
    return Event(1, "person:a", 1, "m", 0, "case.started", 2, kinds.CaseStarted(ctx=ctx, seed=1),
                 "a", NOW)  # fmt: skip


def test_plays_of_colleagues_cases_do_not_leave():
    kept = leaving([started(f"{PREFIX}0a1b"), started("01-los-que-faltan")])
    assert [event.payload.ctx.module for event in kept] == ["01-los-que-faltan"]
