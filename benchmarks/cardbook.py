"""What the book of cards costs a server: ``python benchmarks/cardbook.py``.

Made-up cards as those of `search`, each with five events, are written into a journal of SQLite
with sealed words (some minutes), then read as a server reads them when it begins. Cards like a
card are asked for as a curator's page asks. The last line is one JSON object: seconds and CPU
seconds of reading 1,000 and 10,000 cards, and the MiB that they take; median and slowest CPU
milliseconds of asking for cards like one among 1,000, 10,000 and 50,000.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import _manycards
import numpy as np
from _process import PROC

from lidera_nb.activities.cards.told import STREAM
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.duplicates import Shelf
from lidera_nb.cards.library import Published
from lidera_nb.clock import utc_now
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.keys import Keys
from lidera_nb.events.sqlite import SqliteJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.cardbook import CardBook
from lidera_nb.settings import PROJECT

READ, ASKED = (1_000, 10_000), (1_000, 10_000, 50_000)
AUTHORS = 500
AT = datetime(2026, 3, 2, tzinfo=UTC)


def main() -> None:
    """Measure and print."""
    cards = list(_manycards.many_cards(ASKED[-1], PROJECT / "course"))
    told: dict[str, float] = {}
    for n in READ:
        told |= _read(cards[:n])
    for n in ASKED:
        told |= _asked(cards[:n])
    print(json.dumps(told))


def _read(cards: Sequence[Published]) -> dict[str, float]:
    """A fresh book of cards that lie in a journal."""
    with tempfile.TemporaryDirectory() as place:
        keys = Keys.open(Path(place) / "keys.db")
        journal = SqliteJournal.open(Path(place) / "journal.db", keys)
        print(f"writing {len(cards)} cards…", file=sys.stderr)
        for card in cards:
            journal.append([_entry(card)])
        book = CardBook(
            journal, GroupWriter(journal), utc_now, {}, Registry,
            lambda person: Story(person, {}, {}, Facts()), lambda _: None,
        )  # fmt: skip
        before, cpu, began = _resident_mib(), time.process_time(), time.perf_counter()
        book.ready()
        name = f"{len(cards) // 1000}k"
        told = {
            f"read_{name}_s": round(time.perf_counter() - began, 2),
            f"read_{name}_cpu_s": round(time.process_time() - cpu, 2),
            f"read_{name}_mib": round(_resident_mib() - before),
        }
        journal.close()
        keys.close()
    return told


def _entry(card: Published) -> Entry:
    author = f"p{int(card.id[4:]) % AUTHORS}"
    consent = kinds.CardConsented(
        author=author, naming="school", reach="open", licence="CC-BY-4.0", partners_agreed=True,
        byline="Escuela", text_hash="0" * 64,
    )  # fmt: skip
    content: dict[str, Any] = card.content.model_dump(mode="json")
    payloads = (
        kinds.CardCaptured(author=author, origin={"how": "form"}, lang="es"),
        kinds.CardWritten(author=author, version=1, base=0, content=content),
        consent,
        kinds.CardSent(author=author, version=1),
        kinds.CardPublished(author=author, version=1),
    )
    events = tuple(NewEvent(one, author) for one in payloads)
    return Entry(STREAM + card.id, card.id, b"", events, author, AT)


def _asked(cards: Sequence[Published]) -> dict[str, float]:
    """Cards like a card, as many as a curator's page shows."""
    shelf = Shelf()
    for card in cards:
        shelf.put(card.id, card.content)
    took = []
    for card in cards[:: len(cards) // 100]:
        began = time.process_time()
        shelf.like(card.content, card.id, 20, 0)
        took.append((time.process_time() - began) * 1000)
    name = f"like_{len(cards) // 1000}k"
    return {
        f"{name}_ms": round(float(np.median(took)), 1),
        f"{name}_most_ms": round(max(took), 1),
    }


def _resident_mib() -> float:
    lines = (PROC / "self" / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
