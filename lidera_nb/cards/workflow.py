"""What may be done with a card now, and by whom: one function an act, each answering "" or why not.

captured → draft → consent → two peer reviews → curated → published → revised or retired. What a
function returns is the id of a text that says what is missing and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping

from lidera_nb.cards.model import Content, missing
from lidera_nb.cards.story import REVIEWS_NEEDED, CardStory
from lidera_nb.schoolwords import VOCABULARY

LOCKED = ("retired", "withdrawn")


def may_write(card: CardStory, who: str, *, curator: bool, base: int) -> str:
    """Whether `who` may save a version made from version `base`.

    An author writes while nobody else has the card before them; a curator words what was sent to
    them. What was made from a version that is not the newest is refused: both texts are shown.
    """
    if card.author != who and not (curator and card.status == "curating"):
        return "cards.refused.not_yours"
    if card.status in LOCKED:
        return "cards.refused.over"
    if card.author == who and card.sent:
        return "cards.refused.before_others"
    latest = card.latest
    return "cards.refused.newer" if base != (latest.number if latest else 0) else ""


def may_send(card: CardStory, who: str) -> str:
    """Whether its author may send the newest version to review."""
    if card.author != who:
        return "cards.refused.not_yours"
    if card.status in LOCKED:
        return "cards.refused.over"
    if card.sent:
        return "cards.refused.before_others"
    latest = card.latest
    if latest is None or latest.content is None or missing(latest.content):
        return "cards.refused.incomplete"
    if card.publications and card.publications[-1].version == latest.number:
        return "cards.refused.no_change"
    return "" if card.consent else "cards.refused.no_consent"


def may_review(card: CardStory, who: str, *, curator: bool) -> str:
    """Whether a colleague may review the version that was sent.

    A curator does not: who publishes it must not be one of the two who found it ready. Nor does
    whoever said that they are too near to it, also of a later version.
    """
    if card.author == who:
        return "cards.refused.own"
    if not card.sent or card.status not in ("review", "curating"):
        return "cards.refused.not_in_review"
    if any(one.reviewer == who and one.why == "conflict" for one in card.given_back):
        return "cards.refused.conflict"
    return "cards.refused.curator_reviews" if curator else ""


def may_publish(card: CardStory, who: str, *, curator: bool) -> str:
    """Whether a curator may publish the newest version."""
    if not curator:
        return "cards.refused.not_curator"
    if card.author == who:
        return "cards.refused.own"
    if not card.sent:
        return "cards.refused.not_in_review"
    if len(card.reviews_of(card.sent)) < REVIEWS_NEEDED:
        return "cards.refused.reviews"
    if card.consent is None:
        return "cards.refused.no_consent"
    latest = card.latest
    whole = latest is not None and latest.content is not None and not missing(latest.content)
    return "" if whole else "cards.refused.incomplete"


def may_retire(card: CardStory, who: str, *, curator: bool) -> str:
    """Whether the author or a curator may take a published card from the library."""
    if card.author != who and not curator:
        return "cards.refused.not_yours"
    return "" if card.publications and not card.retired else "cards.refused.not_published"


def may_try(card: CardStory | None, *, seed: bool, author: str, who: str) -> str:
    """Whether somebody may tell how far their school is with a card of the library."""
    if not seed and (card is None or card.shown is None):
        return "cards.refused.not_published"
    return "cards.refused.own" if author and author == who else ""


def context_of(profile: Mapping[str, object]) -> dict[str, str]:
    """A school profile as the context of a try: known words of the vocabulary alone."""
    return {
        name: str(profile[name]) for name, words in VOCABULARY.items() if profile.get(name) in words
    }


def changed(before: Content | None, after: Content) -> list[str]:
    """The paths at which two versions differ (``texts.es.what``), for whoever compares them."""
    old = _flat(before.model_dump(mode="json")) if before else {}
    new = _flat(after.model_dump(mode="json"))
    return sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def _flat(value: object, path: str = "") -> dict[str, object]:
    if isinstance(value, dict):
        return {p: v for k, one in value.items() for p, v in _flat(one, f"{path}.{k}").items()}
    return {path.removeprefix("."): value}
