"""The open card as its author sees it: its words, what is missing, and what can be done."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env
from lidera_nb.activities.cards.writing.consent import asked
from lidera_nb.activities.cards.writing.deciding import discardable, writer
from lidera_nb.activities.cards.writing.listed import following, stands
from lidera_nb.activities.cards.writing.options import options
from lidera_nb.activities.cards.writing.personal import given_away
from lidera_nb.activities.cards.writing.versions import compared, kept
from lidera_nb.cards import workflow
from lidera_nb.cards.files import SUFFIXES, is_memo
from lidera_nb.cards.model import Lang, missing_facts, missing_words
from lidera_nb.cards.story import CardStory


def opened(card: CardStory, against: int, env: Env) -> dict[str, Any]:
    """All of an open card that its author may see."""
    latest, lang = card.latest, env.lang
    content = latest.content if latest else None
    found = given_away(content, writer(env).names) if content else ()
    return {
        "card": card.id,
        "status": card.status,
        "stands": stands(card, lang),
        "next": following(card, lang),
        "version": latest.number if latest else 0,
        "content": content.model_dump(mode="json") if content else None,
        "writable": not workflow.may_write(
            card, env.person, curator=False, base=latest.number if latest else 0
        ),
        "sent": bool(card.sent),
        "retirable": not workflow.may_retire(card, env.person, curator=False),
        "discardable": discardable(card),
        **_lacking(card),
        "found": [{"lang": f.lang, "path": f.path, "kind": f.kind, "text": f.words} for f in found],
        "unchanged": workflow.may_send(card, env.person) == "cards.refused.no_change",
        "options": options(lang),
        "consent": _consent(card, env),
        "reviews": _reviews(card, lang),
        "returned": _returned(card, lang),
        "retired": card.retired.comment if card.retired else "",
        "origin": _origin(card, env),
        "versions": kept(card, env),
        "compared": compared(card, against),
        "upload": f"/card-files/{card.id}",
        "accept": ",".join(SUFFIXES),
        "files": [
            {"file": f.file, "media": f.media, "size": f.size, "name": f.name,
             "transcript": f.transcript, "memo": is_memo(f.media),
             "href": f"/card-files/{card.id}/{f.file}"}
            for f in card.files
        ],
    }  # fmt: skip


def _lacking(card: CardStory) -> dict[str, Any]:
    """What is missing in the card's own language and in general, and in its other language."""
    content = card.latest.content if card.latest else None
    own = content.words(card.lang)[0] if content else card.lang
    other: Lang = "en" if own == "es" else "es"
    if content is None:
        return {"lang": card.lang, "other": other, "missing": [], "missing_other": []}
    return {
        "lang": own,
        "other": other,
        "missing": [*missing_words(content, own), *missing_facts(content)],
        "missing_other": missing_words(content, other) if other in content.texts else [],
    }


def _consent(card: CardStory, env: Env) -> dict[str, Any]:
    given = card.consent
    return {
        **asked(env.lang),
        "name": writer(env).name,
        "given": given
        and {
            "naming": given.naming,
            "reach": given.reach,
            "licence": given.licence,
            "partners_agreed": given.partners_agreed,
            "byline": given.byline,
            "at": texts.moment(env.lang, given.at),
        },
    }


def _reviews(card: CardStory, lang: str) -> list[dict[str, Any]]:
    """What colleagues said of the newest version that any of them read; never who."""
    if not card.reviews:
        return []
    read = max(one.version for one in card.reviews)
    return [
        {
            "version": one.version,
            "marks": dict(one.marks),
            "advice": one.advice,
            "comment": one.comment,
            "at": texts.moment(lang, one.at),
        }
        for one in card.reviews_of(read)
    ]


def _returned(card: CardStory, lang: str) -> list[dict[str, Any]]:
    return [
        {"version": one.version, "comment": one.comment, "at": texts.moment(lang, one.at)}
        for one in card.returns[-1:]
    ]


def _origin(card: CardStory, env: Env) -> str:
    """Where the card arose, in words; "" where that says nothing."""
    if card.origin is None or card.origin.how == "form":
        return ""
    return texts.say(env.lang, f"cards.origin.{card.origin.how}")
