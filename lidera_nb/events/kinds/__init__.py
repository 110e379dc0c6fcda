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
    Who belongs to a cohort, their access codes, what was disclosed of it, its survey's waves.
``room:<id>``
    A case played together: the case's own events as in a person's story, joining, and votes.
"""

from __future__ import annotations

from lidera_nb.events.kinds.access import LoginClosed, LoginOpened, LoginSeen
from lidera_nb.events.kinds.base import SEALED, Act, Context, Payload
from lidera_nb.events.kinds.cohort import (
    CodeIssued,
    CodeRevoked,
    CohortCreated,
    CohortPiloted,
    PackageExported,
    PanelDrawn,
    PersonEnrolled,
)
from lidera_nb.events.kinds.own import (
    OwnCaseClosed,
    OwnCaseEdited,
    OwnCaseOffered,
    OwnCaseOpened,
    OwnCasePublished,
    OwnCaseRetired,
    OwnCaseReturned,
    OwnCaseWritten,
)
from lidera_nb.events.kinds.pilot import PilotDeclined, PilotFlagged, PilotRated, PilotUnflagged
from lidera_nb.events.kinds.room import (
    GroupDecided,
    RoomClosed,
    RoomJoined,
    RoomOpened,
    VoteCast,
    VotesRevealed,
    VotingOpened,
)
from lidera_nb.events.kinds.story import (
    CaseAdvanced,
    CaseDecided,
    CaseEnded,
    CaseStarted,
    ConsentGiven,
    DataDownloaded,
    DebriefSeen,
    DocumentConsulted,
    ExplorationArranged,
    ExplorationNoted,
    LimitsLifted,
    PersonBlocked,
    PersonUnblocked,
    PersonWithdrew,
    ProfileSaved,
    RecordClosed,
    RecordOpened,
    ReflectionSubmitted,
)
from lidera_nb.events.kinds.survey import (
    NamesResolved,
    NamingAllowed,
    NamingRefused,
    ResolutionUndone,
    SurveyAnswered,
    SurveyClosed,
    SurveyConsented,
    SurveyFinished,
    SurveyOpened,
)

__all__ = [
    "KINDS",
    "SEALED",
    "VERSIONS",
    "Act",
    "CaseAdvanced",
    "CaseDecided",
    "CaseEnded",
    "CaseStarted",
    "CodeIssued",
    "CodeRevoked",
    "CohortCreated",
    "CohortPiloted",
    "ConsentGiven",
    "Context",
    "DataDownloaded",
    "DebriefSeen",
    "DocumentConsulted",
    "ExplorationArranged",
    "ExplorationNoted",
    "GroupDecided",
    "LimitsLifted",
    "LoginClosed",
    "LoginOpened",
    "LoginSeen",
    "NamesResolved",
    "NamingAllowed",
    "NamingRefused",
    "OwnCaseClosed",
    "OwnCaseEdited",
    "OwnCaseOffered",
    "OwnCaseOpened",
    "OwnCasePublished",
    "OwnCaseRetired",
    "OwnCaseReturned",
    "OwnCaseWritten",
    "PackageExported",
    "PanelDrawn",
    "Payload",
    "PersonBlocked",
    "PersonEnrolled",
    "PersonUnblocked",
    "PersonWithdrew",
    "PilotDeclined",
    "PilotFlagged",
    "PilotRated",
    "PilotUnflagged",
    "ProfileSaved",
    "RecordClosed",
    "RecordOpened",
    "ReflectionSubmitted",
    "ResolutionUndone",
    "RoomClosed",
    "RoomJoined",
    "RoomOpened",
    "SurveyAnswered",
    "SurveyClosed",
    "SurveyConsented",
    "SurveyFinished",
    "SurveyOpened",
    "VoteCast",
    "VotesRevealed",
    "VotingOpened",
]

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
    "survey.consented": SurveyConsented,
    "survey.answered": SurveyAnswered,
    "survey.finished": SurveyFinished,
    "naming.refused": NamingRefused,
    "naming.allowed": NamingAllowed,
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
    "survey.opened": SurveyOpened,
    "survey.closed": SurveyClosed,
    "names.resolved": NamesResolved,
    "resolution.undone": ResolutionUndone,
}
"""Every kind of event there is."""

VERSIONS: dict[str, int] = {
    **dict.fromkeys(KINDS, 1),
    "login.opened": 2,
    "case.started": 3,
    "case.decided": 2,
}
"""The version that is written today; older ones are read through upcasters."""
