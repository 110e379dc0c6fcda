"""Made-up knowledge cards of a toy cohort, told straight to the journal; synthetic.

All that their people write carries the cohort's `CANARY`: no word of it may reach a package.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from tests.toycohort import CANARY, ToyCohort


def content(**more: Any) -> dict[str, Any]:
    """A whole practice; `more` replaces what it says."""
    said = {"title": CANARY, "problem": CANARY, "what": CANARY, "did_not_work": CANARY}
    return {
        "kind": "practice", "context": {"level": ["primary"]}, "students": ["all"],
        "dimensions": ["d", "c"], "cost": {"band": 1}, "evidence": "told",
        "texts": {"es": {**said, "measured": CANARY}}, **more,
    }  # fmt: skip


class Cards:
    """Cards of people of a cohort; every act comes a day after the one before."""

    def __init__(self, cohort: ToyCohort) -> None:
        self.cohort = cohort

    def tell(self, card: str, actor: str, *payloads: Any) -> None:
        self.cohort.sent += 1
        self.cohort.now += timedelta(days=1)
        message = f"k{self.cohort.sent}"
        own = kinds.CardTried | kinds.CardTryTakenBack
        new = tuple(NewEvent(p, actor if isinstance(p, own) else p.author) for p in payloads)
        entry = Entry(f"card:{card}", message, message.encode(), new, actor, self.cohort.now)
        self.cohort.journal.append([entry])

    def capture(self, card: str, author: str, **origin: str) -> None:
        begun = kinds.CardCaptured(author=author, origin=origin or {"how": "form"}, lang="es")
        written = kinds.CardWritten(author=author, version=1, base=0, content=content())
        self.tell(card, author, begun, written)

    def consent(self, card: str, author: str) -> None:
        agreed = kinds.CardConsented(author=author, naming="school", reach="open",
            licence="CC-BY-4.0", partners_agreed=True, byline=CANARY, text_hash="a" * 64,
        )  # fmt: skip
        self.tell(card, author, agreed)

    def send(self, card: str, author: str) -> None:
        self.tell(card, author, kinds.CardSent(author=author, version=1))

    def review(self, card: str, author: str, reviewer: str, advice: Any = "ready") -> None:
        marks: Any = {"useful": 4, "clear": 3, "honest": 2, "safe": 1}
        said = kinds.CardReviewed(author=author, version=1, marks=marks, advice=advice,
            comment=CANARY)  # fmt: skip
        self.tell(card, reviewer, said)

    def publish(self, card: str, author: str, reviewers: tuple[str, str] = ("eva", "leo")) -> None:
        """A card all the way to the library: seven days."""
        self.capture(card, author)
        self.consent(card, author)
        self.send(card, author)
        for reviewer in reviewers:
            self.review(card, author, reviewer)
        self.tell(card, "cura", kinds.CardPublished(author=author, version=1))

    def attempt(self, card: str, author: str, who: str, status: Any, number: str = "a",
                why: tuple[str, ...] = ()) -> None:  # fmt: skip
        told = kinds.CardTried(author=author, attempt=number, version=1, status=status, why=why,
            context={"level": "primary", "rurality": "rural"}, measured=True, measure=CANARY,
            told=CANARY)  # fmt: skip
        self.tell(card, who, told)
