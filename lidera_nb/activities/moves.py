"""The moves of a play: typed messages from a browser, and the events that they mean.

A decision locks choice, reason and prediction at once, before anything of its consequence is seen.
"""

from __future__ import annotations

from lidera_nb.activities.activity import Decision, Env, Message, Refusal, act
from lidera_nb.activities.sceneview import REASON_MOST
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.scenario import engine
from lidera_nb.scenario.decisions import Decision as DecisionPoint
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

CONFIDENCES = (0, 25, 50, 75, 100)
SHARES = (0, 20, 40, 60, 80, 100)


class Start(Message):
    """Begin the case, in a role where it has several."""

    role: str | None = None


class Again(Message):
    """Begin attempt number `attempt`, once the one before has ended."""

    attempt: int
    role: str | None = None


class Untimed(Message):
    """Switch the time limits off."""


class Consult(Message):
    """Open a document of the scene or a message of the inbox."""

    document: str


class Advance(Message):
    """Go on from a scene without a decision."""

    scene: str


class Decide(Message):
    """Lock a decision."""

    scene: str
    choice: str
    reason: str
    confidence: int | None = None
    share: int | None = None
    late: bool = False


MESSAGES: dict[str, type[Message]] = {
    "start": Start,
    "again": Again,
    "consult": Consult,
    "advance": Advance,
    "decide": Decide,
    "untimed": Untimed,
}


def move(case: Case, play: Play, message: Message, env: Env) -> Decision:
    """What a message means for a play that goes on.

    Raises
    ------
    PlayError
        If the play does not allow it.
    """
    ctx = context(case, env, play.scene)
    if isinstance(message, Consult):
        if message.document in play.consulted:
            return ()
        engine.consult(case.scenario, play, message.document)
        payload = kinds.DocumentConsulted(ctx=ctx, document=message.document)
        return (act(payload, env),)
    if isinstance(message, Advance):
        if message.scene != play.scene:
            return Refusal("refused.not_here")
        after = engine.advance(case.scenario, play)
        return with_ending(act(kinds.CaseAdvanced(ctx=ctx), env), case, after, env)
    assert isinstance(message, Decide)
    return _lock(case, play, message, env, ctx)


def _lock(case: Case, play: Play, message: Decide, env: Env, ctx: kinds.Context) -> Decision:
    point = case.scenario.scenes[play.scene].decision
    if point is None or message.scene != play.scene:
        return Refusal("refused.not_here")
    reason = reasoned(message.reason, point.reason_min)
    if isinstance(reason, Refusal):
        return reason
    if not _prediction_fits(point, message):
        return Refusal("refused.confidence")
    after = engine.choose(case.scenario, play, message.choice, message.late)
    payload = kinds.CaseDecided(
        ctx=ctx,
        choice=message.choice,
        reason=reason,
        confidence=message.confidence,
        share=message.share,
        late=message.late,
    )
    return with_ending(act(payload, env), case, after, env)


def reasoned(raw: str, least: int) -> str | Refusal:
    """A reason as it is kept, or why it is not."""
    reason = examine(raw, REASON_MOST)
    if reason is TextFault.TOO_LONG:
        return Refusal("refused.reason_long", {"most": REASON_MOST})
    if isinstance(reason, TextFault):
        return Refusal("refused.reason_characters")
    return reason if len(reason) >= least else Refusal("refused.reason_short", {"least": least})


def _prediction_fits(point: DecisionPoint, message: Decide) -> bool:
    about = point.prediction.about if point.prediction else None
    sure = message.confidence in CONFIDENCES if about == "case" else message.confidence is None
    others = about in ("peers", "panel")
    shared = message.share in SHARES if others else message.share is None
    return sure and shared


def with_ending(event: NewEvent, case: Case, after: Play, env: Env) -> tuple[NewEvent, ...]:
    """An event, and the ending that it leads to, if it does."""
    if not after.ended:
        return (event,)
    ended = kinds.CaseEnded(
        ctx=context(case, env, after.scene),
        ending=after.scene,
        indicators=dict(after.indicators),
    )
    return (event, act(ended, env))


def context(case: Case, env: Env, node: str) -> kinds.Context:
    """The context of an act in a scene of a case."""
    return env.context(case.scenario.id, case.scenario.version, case.hash, node)
