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

from pydantic import BaseModel, ConfigDict

SEALED = "private"
"""Use as ``Private[str, SEALED]``: the field is stored as ciphertext."""


class Context(BaseModel):
    """What every act carries: which content it answered, in which words, where.

    `definition`, `version` and `hash` pin the scenario or instrument; `node` is the scene or
    field set that was on the screen; `client_at` is the browser's clock, kept as a claim only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    module: str
    step: str
    definition: str
    version: int
    hash: str
    lang: Literal["es", "en"]
    node: str = ""
    client_at: str = ""


class Payload(BaseModel):
    """Base of all payloads: frozen and closed."""

    # "constants": the journal refuses NaN, where the default would store null in silence.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


class Act(Payload):
    """A payload of something a person did within a step of a module."""

    ctx: Context


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


class PilotFlagged(Act):
    """A tester flagged a line of the case by its text id; a later flag on it replaces this one."""

    line: str
    fault: Literal["unbelievable", "unclear", "wrong", "language", "hurtful", "other"]
    comment: Private[str, SEALED]


class PilotUnflagged(Act):
    """A tester took their flag off a line."""

    line: str


class PilotDeclined(Act):
    """A tester would take none of the choices, and said what they would do instead."""

    instead: Private[str, SEALED]


class PilotRated(Act):
    """A tester said how real the case felt, from 1 to 5, and what they would change."""

    realism: int
    comment: Private[str, SEALED]


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


class OwnCaseWritten(Act):
    """The person wrote a part of a case of their own; the part is the step."""

    answers: Private[dict[str, Any], SEALED]


class OwnCaseOffered(Act):
    """The person said what may be done with their case; `use` false takes it back.

    `adapt`: the instructor may change its wording. `byline`: how its authorship is shown.
    `text_hash` is SHA-256 of the very text of these questions that was shown.
    """

    case: str
    use: bool
    adapt: bool
    byline: Literal["name", "colleague"]
    text_hash: str


class OwnCaseOpened(Act):
    """An instructor opened a case that `person` offered (in the instructor's own stream)."""

    person: str
    case: str


class OwnCaseClosed(Act):
    """An instructor put the open case back."""


class OwnCaseEdited(Act):
    """An instructor wrote lines of a case, sealed under its author's key.

    `lines` holds, by language and text id (``en:scene.m1.tension``), the `text` and a digest
    `of` the author's own line that it stands for. `effects` are points of trust by choice.
    """

    person: str
    case: str
    lines: Private[dict[str, dict[str, str]], SEALED]
    effects: dict[str, int]


class OwnCaseReturned(Act):
    """An instructor sent a case back with a comment, sealed under its author's key."""

    person: str
    case: str
    comment: Private[str, SEALED]


class OwnCasePublished(Act):
    """An instructor gave a case to a cohort; `content` is all that a play of it needs.

    The content is sealed under a key of the case's own: the author agreed to its publication
    apart from everything else, and what colleagues played must stay readable to them.
    """

    person: str
    case: str
    cohort: str
    content: Private[dict[str, Any], SEALED]


class OwnCaseRetired(Act):
    """An instructor took a case from a cohort: no new play of it begins."""

    person: str
    case: str
    cohort: str


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


class CohortPiloted(Payload):
    """The cohort tests cases: its participants are testers, from its first day on."""


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
    "pilot.flagged": PilotFlagged,
    "pilot.unflagged": PilotUnflagged,
    "pilot.declined": PilotDeclined,
    "pilot.rated": PilotRated,
    "debrief.seen": DebriefSeen,
    "exploration.arranged": ExplorationArranged,
    "exploration.noted": ExplorationNoted,
    "own_case.written": OwnCaseWritten,
    "own_case.offered": OwnCaseOffered,
    "own_case.opened": OwnCaseOpened,
    "own_case.closed": OwnCaseClosed,
    "own_case.edited": OwnCaseEdited,
    "own_case.returned": OwnCaseReturned,
    "own_case.published": OwnCasePublished,
    "own_case.retired": OwnCaseRetired,
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
    "cohort.piloted": CohortPiloted,
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
