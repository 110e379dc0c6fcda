"""The list of one's own cards: where each stands and what is next, in words."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env
from lidera_nb.activities.cards.known import NO_CARDS, Cards
from lidera_nb.activities.cards.writing.deciding import writer
from lidera_nb.cards.model import Content, missing_facts, missing_words
from lidera_nb.cards.story import REVIEWS_NEEDED, CardStory

EXCERPT = 140


def own_cards(env: Env) -> list[CardStory]:
    """The cards that this person wrote, the newest first."""
    cards: Cards = env.models.get("cards", NO_CARDS)
    return [one for one in reversed(cards.mine(env.person)) if one.author == env.person]


def listed(card: CardStory, env: Env) -> dict[str, Any]:
    """A card in the list."""
    latest = card.latest
    content = latest.content if latest else None
    lang, words = content.words(card.lang) if content else (card.lang, None)
    return {
        "id": card.id,
        "title": words.title if words else "",
        "lang": lang,
        "kind": texts.say(env.lang, f"cards.kind.{content.kind}") if content else "",
        "status": card.status,
        "stands": stands(card, env.lang),
        "next": following(card, env.lang),
        "at": texts.moment(env.lang, latest.at) if latest else "",
    }


def stands(card: CardStory, lang: str) -> str:
    """Where a card stands, as a sentence."""
    status = card.status
    if status == "review":
        read = len(card.reviews_of(card.sent))
        return texts.say(lang, "mycards.stands.review", n=read, needed=REVIEWS_NEEDED)
    if status == "retired" and not card.publications:
        return texts.say(lang, "mycards.stands.discarded")
    if status == "published" and card.revising:
        return texts.say(lang, "mycards.stands.revising")
    if status == "draft" and card.returns:
        return texts.say(lang, "mycards.stands.returned")
    return texts.say(lang, f"mycards.stands.{status}")


def following(card: CardStory, lang: str) -> str:
    """What is next for its author, as a sentence; "" if nothing is."""
    status = card.status
    if status in ("captured", "draft") or card.revising:
        content = card.latest.content if card.latest else None
        absent = _absent(content) if content else 1
        if absent:
            return texts.say(lang, "mycards.next.write", n=absent)
        return texts.say(lang, "mycards.next.send" if card.consent else "mycards.next.consent")
    return texts.say(lang, f"mycards.next.{status}")


def _absent(content: Content) -> int:
    words = [name for lang in content.texts for name in missing_words(content, lang)]
    return len(words) + len(missing_facts(content))


def sources_told(env: Env) -> list[dict[str, str]]:
    """One's own decisions and reflections, each to begin a card from."""
    return [
        {
            "id": one.id,
            "how": one.origin.how,
            "title": one.titles.get(env.lang, ""),
            "asked": one.asked.get(env.lang, ""),
            "text": one.text[:EXCERPT] + ("…" if len(one.text) > EXCERPT else ""),
        }
        for one in writer(env).sources
    ]
