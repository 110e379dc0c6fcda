"""What a cohort wrote, reviewed and tried of knowledge cards, as rows of the package's tables.

Cards tell of their author, reviewers and those who try them: each row is of somebody who is in
the package. Cards of other people appear by their code alone; cards of people whose data rest
appear nowhere. No word of anybody is in a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from lidera_nb.activities.cards.told import tell
from lidera_nb.activities.own.offer import PREFIX
from lidera_nb.cards.model import Content
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.stages import stage
from lidera_nb.cards.story import REVIEWS_NEEDED, CardStory, Told
from lidera_nb.dataset.cardtables import CONTEXT, CRITERIA, NAMES
from lidera_nb.dataset.rows import Row, day
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event

Ids = Mapping[str, str]
"""Person to study id of those who are in the package, or card to its code."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card's story, and when which version of it was sent to review."""

    story: CardStory
    sent: tuple[tuple[datetime, int], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards as a package sees them: those of people whose data do not rest, and the seeds.

    `gone` are the ids of the others.
    """

    cards: tuple[Card, ...]
    seeds: Mapping[str, SeedCard]
    gone: frozenset[str] = frozenset()

    def of(self, people: Iterable[str]) -> Shelf:
        """The same with those cards alone that any of these people wrote, reviewed or tried."""
        known = frozenset(people)
        kept = (card for card in self.cards if known & involved(card.story))
        return replace(self, cards=tuple(kept))


def card_of(name: str, events: Iterable[Event]) -> Card:
    """A card from its stream."""
    told = list(events)
    sent = tuple((e.at, e.payload.version) for e in told if isinstance(e.payload, kinds.CardSent))
    return Card(tell(CardStory(name), told), sent)


def shelf(cards: Iterable[Card], seeds: Mapping[str, SeedCard], rest: Collection[str]) -> Shelf:
    """The cards without those of people who rest, and without their reviews and tries.

    Parameters
    ----------
    cards, seeds
        Every card of the network, tries of seeds among them, and the seed library.
    rest
        People whose data must appear nowhere.
    """
    known = list(cards)
    gone = frozenset(card.story.id for card in known if card.story.author in rest)
    kept = (card for card in known if card.story.id not in gone)
    left = tuple(replace(one, story=_without(one.story, rest)) for one in kept)
    return Shelf(left, seeds, gone)


def card_rows(shelf: Shelf, ids: Ids, codes: Ids) -> dict[str, list[Row]]:
    """The rows of the three tables; none at all where nobody did anything with a card.

    Parameters
    ----------
    shelf
        The cards that people of the package wrote, reviewed or tried.
    ids
        Study ids of the people in the package.
    codes
        Codes of the cards that are no seeds.
    """
    found: dict[str, list[Row]] = {name: [] for name in NAMES}
    for card in shelf.cards:
        code = codes.get(card.story.id, card.story.id)
        tried = list(_tries(card.story, code, ids))
        seed = shelf.seeds.get(card.story.id)
        if seed and tried:
            found["cards"].append(_seed(seed, card.story))
        elif card.story.author in ids:
            found["cards"].append(_card(card, code, ids))
        found["card_reviews"] += _reviews(card.story, code, ids)
        found["card_tries"] += tried
    return {name: _sorted(rows) for name, rows in found.items()} if any(found.values()) else {}


def involved(card: CardStory) -> frozenset[str]:
    """Who wrote, reviewed or tried a card."""
    reviewers = {one.reviewer for one in card.reviews}
    return frozenset({card.author, *reviewers, *(told.person for told in card.tries.values())})


def _without(card: CardStory, rest: Collection[str]) -> CardStory:
    tries = {at: told for at, told in card.tries.items() if told.person not in rest}
    reviews = tuple(one for one in card.reviews if one.reviewer not in rest)
    return replace(card, tries=tries, reviews=reviews)


def _card(card: Card, code: str, ids: Ids) -> Row:
    story, withdrawn = card.story, card.story.status == "withdrawn"
    content = None if withdrawn else _sent(card)
    consent = story.consent
    return {
        "card": code,
        "study_id": ids[story.author],
        **_origin(story),
        "status": story.status,
        **(_content(content) if content else {}),
        "stage": _stage(story) if story.shown and content else None,
        "naming": consent.naming if consent else None,
        "reach": consent.reach if consent else None,
        "versions": len(story.versions),
        **_days(card),
    }


def _seed(seed: SeedCard, story: CardStory) -> Row:
    told = [one.as_try() for one in seed.tries]
    told += [one.as_try() for one in story.tries.values()]
    return {
        "card": seed.id,
        "how": "seed",
        "status": "published",
        **_content(seed.content),
        "stage": stage(seed.content.evidence, told),
        "reach": "open",
        "versions": seed.version,
    }


def _origin(story: CardStory) -> Row:
    """Where it arose; a case that a colleague wrote is for the cohort alone."""
    origin = story.origin
    if origin is None or origin.module.startswith(PREFIX):
        return {"how": origin.how if origin else None}
    return {"how": origin.how, "module": origin.module or None, "node": origin.node or None}


def _sent(card: Card) -> Content | None:
    """The content that others were given to read: published last, or else sent last."""
    out = card.story.publications
    numbers = [out[-1].version] if out else [number for _, number in card.sent[-1:]]
    last = card.story.version(numbers[0]) if numbers else None
    return last.content if last else None


def _content(content: Content) -> Row:
    return {
        "kind": content.kind,
        "dimensions": " ".join(content.dimensions) or None,
        "evidence": content.evidence,
        "cost_band": content.cost.band if content.cost else None,
    }


def _stage(story: CardStory) -> str | None:
    shown = story.shown
    content = shown.content if shown else None
    tries = [told.as_try() for told in story.tries.values()]
    return stage(content.evidence, tries) if content else None


def _days(card: Card) -> Row:
    story = card.story
    first: dict[str, datetime] = {}
    for one in story.reviews:
        first.setdefault(one.reviewer, one.at)
    reviewed = [*sorted(first.values()), *[None] * REVIEWS_NEEDED]
    return {
        "captured_on": day(story.begun),
        "sent_on": day(card.sent[0][0] if card.sent else None),
        "reviewed_on": day(reviewed[0]),
        "reviewed_twice_on": day(reviewed[REVIEWS_NEEDED - 1]),
        "published_on": day(story.publications[0].at if story.publications else None),
        "retired_on": day(story.retired.at if story.retired else None),
    }


def _reviews(story: CardStory, code: str, ids: Ids) -> Iterator[Row]:
    for one in story.reviews:
        if one.reviewer in ids:
            yield {
                "card": code,
                "study_id": ids[one.reviewer],
                "version": one.version,
                **{name: one.marks.get(name) for name in CRITERIA},
                "advice": one.advice,
                "reviewed_on": day(one.at),
            }


def _tries(story: CardStory, code: str, ids: Ids) -> Iterator[Row]:
    count: dict[str, int] = {}
    for told in sorted(story.tries.values(), key=lambda told: told.since):
        if told.person in ids:
            count[told.person] = count.get(told.person, 0) + 1
            yield _try(told, code, ids[told.person], count[told.person])


def _try(told: Told, code: str, study_id: str, number: int) -> Row:
    return {
        "card": code,
        "study_id": study_id,
        "attempt": number,
        "version": told.version,
        "status": told.status,
        "why": " ".join(told.why) or None,
        "measured": told.measured,
        **{name: told.context.get(name) for name in CONTEXT},
        "since_on": day(told.since),
        "told_on": day(told.at),
    }


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """In the order of codes, which are random: the order of writing would tell."""
    keys = ("card", "study_id", "version", "attempt")
    return sorted(rows, key=lambda row: [str(row.get(key) or "") for key in keys])
