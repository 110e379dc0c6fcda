"""Cards of synthetic people in every state, so that library, review and curation hold something.

They are written into the journal as their people would have told them: a draft, two in review, two
before the curators, one published and tried, one retired.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from lidera_nb.activities.cards.told import STREAM
from lidera_nb.demo import cardtexts
from lidera_nb.demo.cohort import SEASONED, visitor
from lidera_nb.errors import JournalError
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Journal, NewEvent

CURATOR = visitor("curator")
READERS = ("demo-03", "demo-05")
TELLERS = (("demo-07", "worked", ("leadership",)), ("demo-09", "not", ("time",)))
"""Who tried the published card, how it ended, and why."""

Say = Callable[..., None]


def write(journal: Journal, at: datetime) -> None:
    """Write every card that is not there yet."""
    for name, (author, content, live) in CARDS.items():
        stream = STREAM + name
        if journal.head(stream):
            continue

        def say(actor: str, *told: Any, subject: str = author, stream: str = stream) -> None:
            events = tuple(NewEvent(one, subject) for one in told)
            message = f"demo-{journal.head(stream)}"
            answer = journal.append([Entry(stream, message, b"", events, actor, at)])[0]
            if isinstance(answer, JournalError):
                raise answer

        begun = kinds.CardCaptured(author=author, origin={"how": "form"}, lang="es")
        written = kinds.CardWritten(author=author, version=1, base=0, content=content)
        say(author, begun, written)
        live(author, say)


def _drafted(author: str, say: Say) -> None:
    """Nobody else has it."""


def _sent(author: str, say: Say) -> None:
    consent = kinds.CardConsented(
        author=author, naming="school", reach="open", licence="CC-BY-4.0", partners_agreed=True,
        byline="Escuela sintética", text_hash="0" * 64,
    )  # fmt: skip
    say(author, consent, kinds.CardSent(author=author, version=1))


def _reviewed(author: str, say: Say) -> None:
    _sent(author, say)
    said = (
        "Se entiende y da ganas de probarla.",
        "Me falta saber cuánto tiempo toma.",
    )
    for reader, comment in zip(READERS, said, strict=True):
        review = kinds.CardReviewed(
            author=author, version=1, advice="ready", comment=comment,
            marks={"useful": 4, "clear": 3, "honest": 4, "safe": 3},
        )  # fmt: skip
        say(reader, kinds.CardReviewTaken(author=author), review)


def _published(author: str, say: Say) -> None:
    _reviewed(author, say)
    say(CURATOR, kinds.CardPublished(author=author, version=1))


def _tried(author: str, say: Say) -> None:
    _published(author, say)
    for person, status, why in TELLERS:
        tried = kinds.CardTried(
            author=author, attempt="1", version=1, status=status, why=why, measured=True,
            context={"level": "primary", "rurality": "rural"}, measure="Días asistidos.",
            told="Partimos con una silla y la dejamos en abril."
            if status == "not" else "La silla cambió la conversación.",
        )  # fmt: skip
        say(person, tried, subject=person)


def _retired(author: str, say: Say) -> None:
    _published(author, say)
    gone = kinds.CardRetired(
        author=author, reason="outdated", comment="El equipo cambió de horario y ya no se hace."
    )
    say(CURATOR, gone)


CARDS: dict[str, tuple[str, dict[str, Any], Callable[[str, Say], None]]] = {
    "demo-silla": ("demo-11", cardtexts.CHAIR, _tried),
    "demo-cuaderno": ("demo-12", cardtexts.NOTEBOOK, _reviewed),
    "demo-atrasos": ("demo-13", cardtexts.NOTEBOOK_TOO, _reviewed),
    "demo-cambio": ("demo-14", cardtexts.CLASS_CHANGE, _sent),
    "demo-de-pie": ("demo-15", cardtexts.STANDING, _retired),
    "demo-nueva": (SEASONED, cardtexts.NEW_TEACHER, _drafted),
}
"""Card to its author, its words and how far it came."""
