"""Was everything that was acknowledged kept, exactly once, in order, on whole chains?

What the bots wrote down is held against the journal's rows; nothing of the server is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

from lidera_nb.events.check import check_journal
from lidera_nb.events.opening import open_journal

Told = Mapping[str, Mapping[str, Any]]
"""By person: `sent`, the kinds of the events of each act, and `acked`, how many were answered."""
_ROWS = """SELECT stream, message_id, kind FROM events
WHERE stream >= 'person:' AND stream < 'person;' ORDER BY stream, n"""


def message(number: int) -> str:
    """The id of a bot's act: as long as a browser's, and telling its place."""
    return f"00000000-0000-4000-8000-{number:012d}"


def compared(told: Told, rows: Iterable[tuple[str, str, str]]) -> dict[str, int]:
    """Count what differs.

    Parameters
    ----------
    told
        What the bots say.
    rows
        Stream, message id and kind of all events of people's streams, in the order of each.

    Returns
    -------
    dict
        `acknowledged` acts; of these `lost` (not all their events are there) and `doubled` (some
        are there more than once); `unanswered`, kept but never acknowledged, as a cut leaves them;
        `unasked`, events of messages that nobody sent; `disordered` people, whose acts stand in
        another order than they were sent.
    """
    kept = {name: list(of) for name, of in groupby(rows, key=lambda row: row[0])}
    found = dict.fromkeys(
        ("acknowledged", "lost", "doubled", "unanswered", "unasked", "disordered"), 0
    )
    for person, bot in told.items():
        events = [(name, kind) for _, name, kind in kept.pop(f"person:{person}", [])]
        _compare(bot, events, found)
    found["unasked"] += sum(map(len, kept.values()))
    return found


def _compare(bot: Mapping[str, Any], events: list[tuple[str, str]], found: dict[str, int]) -> None:
    found["acknowledged"] += bot["acked"]
    there: dict[str, list[str]] = {}
    for name, kind in events:
        there.setdefault(name, []).append(kind)
    for number, kinds in enumerate(bot["sent"]):
        had = there.pop(message(number), [])
        if had == list(kinds):
            found["unanswered"] += number >= bot["acked"]
        elif len(had) > len(kinds):
            found["doubled"] += 1
        elif number < bot["acked"] or had:
            found["lost"] += 1
    found["unasked"] += sum(map(len, there.values()))
    order = [name for name, _ in groupby(event[0] for event in events)]
    found["disordered"] += order != sorted(order)


def verified(told: Told, journal: Path, keys: Path) -> dict[str, Any]:
    """Compare with a journal that nobody writes to, and verify all its chains and checkpoints."""
    with closing(open_journal(journal, read_only=True)) as connection:
        found = compared(told, connection.execute(_ROWS))
    report = check_journal(journal, keys)
    return {**found, "chain_faults": list(report.faults), "events": report.events,
            "streams": report.streams}  # fmt: skip


def whole(found: Mapping[str, Any]) -> bool:
    """Whether nothing is missing, nothing is there twice, and every chain holds."""
    wrong = ("lost", "doubled", "unasked", "disordered")
    return not any(found[name] for name in wrong) and not found["chain_faults"]


def together(checks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The counts and faults of several journals added up."""
    return {name: sum((one[name] for one in checks), type(of)()) for name, of in checks[0].items()}
