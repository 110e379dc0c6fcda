"""Testing a case while playing it: flags on lines, what one would rather do, how real it felt.

Offered and taken only from testers, the participants of a pilot cohort, and of them only from
those who agreed to the evaluation: nobody is asked for what nobody may then read. How a case
goes on is no business of this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from lidera_nb import texts
from lidera_nb.activities.activity import Decision, Env, Message, Refusal, View, act
from lidera_nb.activities.moves import context
from lidera_nb.activities.pilotlines import marked, on_screen
from lidera_nb.activities.sceneview import REASON_MOST
from lidera_nb.events import kinds
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.state import Play

PURPOSE = "evaluation"
"""The consent purpose without which a tester is asked for nothing."""

COMMENT_MOST = 1000
REALISM = 5
"""Steps of the scale: our own, from "nothing like my work" to "just like it"."""

Fault = Literal["unbelievable", "unclear", "wrong", "language", "hurtful", "other"]


@dataclass(frozen=True, slots=True)
class Tested:
    """What a tester said of a play so far.

    `flags` are the faults by line, `instead` what they would rather have done by the number of
    the decision, `realism` their rating of the whole.
    """

    flags: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[int, str] = field(default_factory=dict)
    realism: int | None = None

    def anew(self) -> Tested:
        """What stands when the same version is played once more: its decisions are open again."""
        return replace(self, instead={})


class Flag(Message):
    """Flag a line that is on the screen."""

    line: str
    fault: Fault
    comment: str = ""


class Unflag(Message):
    """Take a flag of one's own off again."""

    line: str


class Decline(Message):
    """None of the choices: what one would do instead."""

    scene: str
    instead: str


class Rate(Message):
    """How real the case felt, at its end."""

    realism: Annotated[int, Field(ge=1, le=REALISM)]
    comment: str = ""


Word = Flag | Unflag | Decline | Rate
_MESSAGES: dict[str, type[Message]] = {
    "flag": Flag,
    "unflag": Unflag,
    "decline": Decline,
    "rate": Rate,
}


def asked(env: Env) -> bool:
    """Whether this person is asked to test."""
    return bool(env.models.get("pilot")) and env.facts.purposes.get(PURPOSE, False)


def messages(env: Env) -> Mapping[str, type[Message]]:
    """The messages that are taken from this person; none from anybody but a tester."""
    return _MESSAGES if asked(env) else {}


def evolve(tested: Tested, payload: object, number: int) -> Tested:
    """What was said after one more event, at decision `number` of the play."""
    match payload:
        case kinds.PilotFlagged():
            return replace(tested, flags={**tested.flags, payload.line: payload.fault})
        case kinds.PilotUnflagged():
            kept = {line: fault for line, fault in tested.flags.items() if line != payload.line}
            return replace(tested, flags=kept)
        case kinds.PilotDeclined():
            return replace(tested, instead={**tested.instead, number: payload.instead})
        case kinds.PilotRated():
            return replace(tested, realism=payload.realism)
        case _:
            return tested


def decide(case: Case, play: Play, tested: Tested, message: Word, env: Env) -> Decision:
    """What a tester's message means."""
    ctx = context(case, env, play.scene)
    match message:
        case Flag():
            return _flag(case, play, message, ctx, env)
        case Unflag():
            if message.line not in tested.flags:
                return Refusal("pilot.refused.line")
            return (act(kinds.PilotUnflagged(ctx=ctx, line=message.line), env),)
        case Decline():
            return _decline(case, play, tested, message, ctx, env)
        case Rate():
            return _rate(play, tested, message, ctx, env)


def _flag(case: Case, play: Play, message: Flag, ctx: kinds.Context, env: Env) -> Decision:
    if message.line not in set(on_screen(case, play)):
        return Refusal("pilot.refused.line")
    comment = _written(message.comment, COMMENT_MOST)
    if isinstance(comment, Refusal):
        return comment
    flagged = kinds.PilotFlagged(ctx=ctx, line=message.line, fault=message.fault, comment=comment)
    return (act(flagged, env),)


def _decline(
    case: Case, play: Play, tested: Tested, message: Decline, ctx: kinds.Context, env: Env
) -> Decision:
    undecided = case.scenario.scenes[play.scene].decision is not None
    if not undecided or message.scene != play.scene or len(play.taken) in tested.instead:
        return Refusal("refused.not_here")
    instead = _written(message.instead, REASON_MOST)
    if not instead:
        return Refusal("pilot.refused.instead")
    if isinstance(instead, Refusal):
        return instead
    return (act(kinds.PilotDeclined(ctx=ctx, instead=instead), env),)


def _rate(play: Play, tested: Tested, message: Rate, ctx: kinds.Context, env: Env) -> Decision:
    if not play.ended or tested.realism is not None:
        return Refusal("refused.not_here")
    comment = _written(message.comment, COMMENT_MOST)
    if isinstance(comment, Refusal):
        return comment
    return (act(kinds.PilotRated(ctx=ctx, realism=message.realism, comment=comment), env),)


def _written(text: str, most: int) -> str | Refusal:
    written = examine(text, most)
    if written is TextFault.TOO_LONG:
        return Refusal("refused.reason_long", {"most": most})
    return Refusal("refused.reason_characters") if isinstance(written, TextFault) else written


def view(shown: View, case: Case, play: Play, tested: Tested, lang: str) -> View:
    """A play as its tester sees it: with an id on each line, and what they said so far."""
    words = case.texts[lang]
    flags = [
        {"line": line, "fault": fault, "text": words[line]} for line, fault in tested.flags.items()
    ]
    told: dict[str, Any] = {
        "texts": _labels(lang),
        "flags": flags,
        "most": COMMENT_MOST,
        "instead": tested.instead.get(len(play.taken)),
        "realism": tested.realism,
    }
    return {**marked(shown, case, play), "pilot": told}


def briefed(shown: View, lang: str) -> View:
    """A case before it begins, as a tester sees it."""
    return {**shown, "pilot": {"texts": _labels(lang), "flags": []}}


def _labels(lang: str) -> dict[str, str]:
    """The words of the tester's controls: in the view, since the page is everyone's."""
    ours = "pilot.ask."
    notice = {part: texts.say(lang, f"pilot.page.{part}") for part in ("read", "terms")}
    return notice | {
        text_id.removeprefix(ours): text
        for text_id, text in texts.catalogue(lang).items()
        if text_id.startswith(ours)
    }
