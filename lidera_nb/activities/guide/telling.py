"""Notices: written by whoever leads a cohort, shown on the home page of those they are for."""

from __future__ import annotations

from lidera_nb.activities.activity import Decision, Env, Refusal
from lidera_nb.activities.guide.enrolling import fresh
from lidera_nb.activities.guide.messages import Post, Retire
from lidera_nb.activities.guide.reading import Guided
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.plaintext import TextFault, examine

LONGEST = 1000
SHOWN_MOST = 20
"""Notices that a cohort shows at a time: nobody reads more, and old ones are to be retired."""


def post(message: Post, guided: Guided, env: Env) -> Decision:
    """Write to everybody or to some."""
    text = examine(message.text, LONGEST)
    if isinstance(text, TextFault):
        return Refusal("refused.guide_text", {"most": LONGEST})
    if not text:
        return Refusal("refused.guide_empty")
    if not all(guided.person(person) for person in message.to):
        return Refusal("refused.guide_gone")
    if len(guided.cohort.notices) >= SHOWN_MOST:
        return Refusal("refused.guide_notices", {"most": SHOWN_MOST})
    to = tuple(dict.fromkeys(message.to))
    notice = f"n-{fresh(env, guided.cohort.id)}"
    return (NewEvent(kinds.NoticePosted(notice=notice, to=to, text=text), subject=env.person),)


def retire(message: Retire, guided: Guided) -> Decision:
    """Take a notice off the home pages; one that is gone already needs nothing."""
    known = any(one.id == message.notice for one in guided.cohort.notices)
    return (NewEvent(kinds.NoticeRetired(notice=message.notice)),) if known else ()
