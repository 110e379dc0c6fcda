"""The closed catalogue of event kinds: past-tense names with typed, versioned payloads.

A field marked `Private` holds free text or a personal detail. The journal seals those fields
under the key of the person whom they are about (`NewEvent.subject`); all others are stored
in clear. This module must not know how or where events are stored.

Streams
-------
``person:<id>``
    One person's story: consent, profile, plays, reflections, rights.
``access:<id>``
    Logins of one person.
``cohort:<id>``
    Who belongs to a cohort, their access codes, and what was disclosed of it.
``room:<id>``
    A case played together: the case's own events as in a person's story, joining, and votes.
"""

from __future__ import annotations

from typing import Annotated as Private
from typing import Any, Literal

from lidera_nb.events import owncases
from lidera_nb.events.payload import SEALED as SEALED
from lidera_nb.events.payload import Act as Act
from lidera_nb.events.payload import Context as Context
from lidera_nb.events.payload import Payload as Payload

# --- one person's story -------------------------------------------------------------------


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


# --- a room ------------------------------------------------------------------------------


class RoomOpened(Act):
    """A facilitator opened a room of a cohort on a case, which is pinned from here on."""

    cohort: str
    code: str
    role: str | None = None


class RoomJoined(Act):
    """A person came into the room, or came back from another one."""


class VotingOpened(Act):
    """The facilitator opened a round of votes on the decision of the scene."""

    round: int


class VoteCast(Act):
    """A person voted in a round; no decision of their own play."""

    round: int
    choice: str
    reason: Private[str, SEALED]


class VotesRevealed(Act):
    """The facilitator ended a round and showed how the group voted."""

    round: int


class GroupDecided(Act):
    """The group's decision: what most had voted for, or the facilitator's pick with a reason."""

    choice: str
    by: Literal["majority", "facilitator"]
    reason: Private[str, SEALED] = ""


class RoomClosed(Payload):
    """The facilitator closed the room."""


# --- access -------------------------------------------------------------------------------


class LoginOpened(Payload):
    """A login began; `login` is the SHA-256 of the cookie's secret.

    `own`: the person said that nobody else uses this device.
    """

    login: str
    own: bool = False


class LoginSeen(Payload):
    """Somebody was active in a login; written now and then, so that a restart knows it."""

    login: str


class LoginClosed(Payload):
    """A login ended by logout or revocation."""

    login: str


# --- a cohort -----------------------------------------------------------------------------


class CohortCreated(Payload):
    """A cohort began. `synthetic` marks made-up people everywhere they appear."""

    title: str
    synthetic: bool = False
    seed: int | None = None


class PersonEnrolled(Payload):
    """A person joined the cohort in a role."""

    person: str
    role: Literal["participant", "instructor", "evaluator", "admin"]
    name: Private[str, SEALED]


class CodeIssued(Payload):
    """An access code was made; only its keyed digest is kept."""

    person: str
    handle: str
    mac: str


class CodeRevoked(Payload):
    """An access code stopped working."""

    handle: str


class PackageExported(Payload):
    """A data package left the system: the disclosure log."""

    package: str
    people: int
    sha256: str
    by: str


class PanelDrawn(Payload):
    """Plays of the cohort went into a panel that other cohorts see: the disclosure log."""

    case: str
    hash: str
    people: int
    sha256: str
    by: str


KINDS: dict[str, type[Payload]] = {
    "consent.given": ConsentGiven,
    "profile.saved": ProfileSaved,
    "case.started": CaseStarted,
    "document.consulted": DocumentConsulted,
    "case.advanced": CaseAdvanced,
    "case.decided": CaseDecided,
    "limits.lifted": LimitsLifted,
    "case.ended": CaseEnded,
    "reflection.submitted": ReflectionSubmitted,
    "debrief.seen": DebriefSeen,
    "exploration.arranged": ExplorationArranged,
    "exploration.noted": ExplorationNoted,
    "own_case.written": owncases.OwnCaseWritten,
    "own_case.offered": owncases.OwnCaseOffered,
    "own_case.opened": owncases.OwnCaseOpened,
    "own_case.closed": owncases.OwnCaseClosed,
    "own_case.edited": owncases.OwnCaseEdited,
    "own_case.returned": owncases.OwnCaseReturned,
    "own_case.published": owncases.OwnCasePublished,
    "own_case.retired": owncases.OwnCaseRetired,
    "person.blocked": PersonBlocked,
    "person.unblocked": PersonUnblocked,
    "person.withdrew": PersonWithdrew,
    "data.downloaded": DataDownloaded,
    "record.opened": RecordOpened,
    "record.closed": RecordClosed,
    "room.opened": RoomOpened,
    "room.joined": RoomJoined,
    "voting.opened": VotingOpened,
    "vote.cast": VoteCast,
    "votes.revealed": VotesRevealed,
    "group.decided": GroupDecided,
    "room.closed": RoomClosed,
    "login.opened": LoginOpened,
    "login.seen": LoginSeen,
    "login.closed": LoginClosed,
    "cohort.created": CohortCreated,
    "person.enrolled": PersonEnrolled,
    "code.issued": CodeIssued,
    "code.revoked": CodeRevoked,
    "package.exported": PackageExported,
    "panel.drawn": PanelDrawn,
}
"""Every kind of event there is."""

VERSIONS: dict[str, int] = {
    **dict.fromkeys(KINDS, 1),
    "login.opened": 2,
    "case.started": 3,
    "case.decided": 2,
}
"""The version that is written today; older ones are read through upcasters."""
