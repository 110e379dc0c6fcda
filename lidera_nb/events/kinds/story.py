"""One person's story: consent, profile, plays, reflections, rights."""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from lidera_nb.events.kinds.base import SEALED, Act, Payload


class ConsentGiven(Act):
    """The person answered the consent form; `text_hash` is SHA-256 of the very text shown."""

    purposes: dict[str, bool]
    text_hash: str


class ProfileSaved(Act):
    """The school profile, in the product's one vocabulary."""

    answers: Private[dict[str, Any], SEALED]


class CaseStarted(Act):
    """A play began; `seed` settles every chance in it, `role` is whom the person plays.

    `attempt` numbers the plays of one person at one step, from 1.
    """

    seed: int
    role: str | None = None
    attempt: int = 1


class DocumentConsulted(Act):
    """The person opened a document of the scene or a message of the inbox."""

    document: str


class CaseAdvanced(Act):
    """The person went on from a scene without a decision."""


class CaseDecided(Act):
    """The person locked a choice, a reason and, where asked, a prediction in per cent.

    `confidence` is how sure they were of something in the case, `share` which part of others
    they thought would choose so. `late`: after the time limit, by the browser's own account.
    """

    choice: str
    reason: Private[str, SEALED]
    confidence: int | None = None
    share: int | None = None
    late: bool = False


class LimitsLifted(Act):
    """The person switched the time limits of a case off."""


class CaseEnded(Act):
    """The play reached an ending, with the indicators as they stood."""

    ending: str
    indicators: dict[str, int]


class ReflectionSubmitted(Act):
    """Answers to the reflection form: `ratings` are numbers, `answers` are free text."""

    ratings: dict[str, int]
    answers: Private[dict[str, str], SEALED]


class ScaleAnswered(Act):
    """Ratings of a scale's items, those left open absent; `wave` is which time it was asked."""

    wave: int
    ratings: dict[str, int]


class DebriefSeen(Act):
    """The person read the debrief to its end."""


class ExplorationArranged(Act):
    """The person chose what to look at in their own play."""

    indicators: tuple[str, ...]
    late: bool
    order: Literal["case", "sure"]
    before: Literal["documents", "minutes"]


class ExplorationNoted(Act):
    """The person wrote down what they saw in their own play; the last note stands."""

    note: Private[str, SEALED]


class PersonBlocked(Payload):
    """The person asked that their data rest (*bloqueo*): kept, but used nowhere."""


class PersonUnblocked(Payload):
    """The person lifted the block."""


class PersonWithdrew(Payload):
    """The person left; `erase` asks that what they wrote be made unreadable."""

    erase: bool


class DataDownloaded(Payload):
    """The person took a copy of their own data."""


class RecordOpened(Payload):
    """A member of staff opened another person's record (kept in the reader's own stream)."""

    person: str
    cohort: str


class RecordClosed(Payload):
    """A member of staff put the open record back."""
