"""What an author agrees to before anybody else reads a card, word by word, and its hash."""

from __future__ import annotations

import hashlib
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, Refusal
from lidera_nb.activities.cards.writing.messages import Agree
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.vocabulary import WORDS
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.plaintext import TextFault, examine

BYLINE_MOST = 120
ASKED = ("naming", "reach", "licence")


def asked(lang: str) -> dict[str, Any]:
    """What is asked, as it is shown: an opening, three choices, a tick, and the hash of it all."""
    shown = {
        "intro": texts.say(lang, "mycards.consent.intro"),
        "choices": {
            name: {
                "label": texts.say(lang, f"mycards.consent.{name}"),
                "options": [
                    {"id": word, "label": texts.say(lang, f"cards.{name}.{word}")}
                    for word in WORDS[name]
                ],
            }
            for name in ASKED
        },
        "partners": texts.say(lang, "mycards.consent.partners"),
    }
    return {**shown, "text": digest(shown)}


def digest(shown: object) -> str:
    """SHA-256 of every text that is shown, in order."""
    return hashlib.sha256("\n".join(_said(shown)).encode()).hexdigest()


def _said(shown: object) -> list[str]:
    if isinstance(shown, dict):
        return [line for value in shown.values() for line in _said(value)]
    if isinstance(shown, list):
        return [line for value in shown for line in _said(value)]
    return [str(shown)]


def agreed(message: Agree, card: CardStory, env: Env) -> tuple[NewEvent, ...] | Refusal:
    """The event of a consent, or why it is none."""
    if message.text != asked(env.lang)["text"]:
        return Refusal("refused.form_changed")
    byline = examine(message.byline, BYLINE_MOST)
    if isinstance(byline, TextFault) or (message.naming != "anonymous" and not byline):
        return Refusal("mycards.refused.byline")
    latest = card.latest
    partners = latest.content.partners if latest and latest.content else ()
    if partners and not message.partners_agreed:
        return Refusal("mycards.refused.partners")
    given = kinds.CardConsented(
        author=env.person,
        naming=message.naming,
        reach=message.reach,
        licence=message.licence,
        partners_agreed=message.partners_agreed,
        byline="" if message.naming == "anonymous" else byline,
        text_hash=message.text,
    )
    return (NewEvent(given, env.person),)
