"""What readers see of a card: the one face that pages, search, site, feeds and exports show.

Only cards with consent come here, and only what it covers. Whoever shows cards to anybody but
their author, reviewers and curators takes them from here and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from lidera_nb.cards.files import is_memo
from lidera_nb.cards.model import Content, Lang, Provenance
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.stages import security, stage
from lidera_nb.cards.story import Attachment, CardStory
from lidera_nb.cards.vocabulary import Licence, Reach, Stage, Trying


@dataclass(frozen=True, slots=True)
class TryShown:
    """A try as readers see it: never by whom. `words` is empty where nothing was written.

    `made_up` says that it belongs to the seed library and that no school told it.
    """

    status: Trying
    why: tuple[str, ...]
    context: Mapping[str, str]
    measured: bool
    words: Mapping[Lang, str]
    measure: str = ""
    version: int = 1
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A published version, None as `content` if it is not kept."""

    number: int
    at: datetime | None
    content: Content | None


@dataclass(frozen=True, slots=True)
class Published:
    """A card of the library.

    Attributes
    ----------
    byline
        How its author agreed to be shown; "" for anonymous and for the seed library.
    synthetic
        Whether it was made up for this project.
    editions
        Every published version, oldest first.
    stage, security
        By the rules of `lidera_nb.cards.stages`.
    author
        Whose card it is, for the server alone; never shown. "" in the seed library.
    credit
        Of a card that came from another network: whose it was there, as its licence asks.
    """

    id: str
    version: int
    content: Content
    licence: Licence
    reach: Reach
    byline: str
    origin: Provenance
    synthetic: bool
    at: datetime | None
    editions: tuple[Edition, ...]
    tries: tuple[TryShown, ...]
    files: tuple[Attachment, ...]
    stage: Stage
    security: int
    author: str = ""
    credit: str = ""


def published(card: CardStory, synthetic: bool = False) -> Published | None:
    """A card as readers see it, None if there is nothing that they may see."""
    shown = card.shown
    if shown is None or shown.content is None or card.consent is None:
        return None
    tries = tuple(card.tries.values())
    found = [one.as_try() for one in tries]
    return Published(
        id=card.id,
        version=shown.number,
        content=shown.content,
        licence=card.consent.licence,
        reach=card.consent.reach,
        byline=card.consent.byline if card.consent.naming != "anonymous" else "",
        origin=Provenance(how=card.origin.how) if card.origin else Provenance(how="form"),
        synthetic=synthetic or (card.origin is not None and card.origin.marked == "synthetic"),
        at=card.publications[-1].at,
        editions=_editions(card),
        tries=tuple(
            TryShown(
                t.status, t.why, t.context, t.measured, {card.lang: t.words}, t.measure, t.version
            )
            for t in tries
        ),
        files=_files(card),
        stage=stage(shown.content.evidence, found),
        security=security(shown.content.evidence, found),
        author=card.author,
        credit=_credit(card),
    )


def _files(card: CardStory) -> tuple[Attachment, ...]:
    """What readers may have: nothing that came after a curator looked, and no voice."""
    return tuple(f for f in card.files if f.file in card.released and not is_memo(f.media))


def _credit(card: CardStory) -> str:
    """What was noted with the first version of a card from elsewhere: who made it, and where."""
    foreign = card.origin is not None and card.origin.how == "import"
    return card.versions[0].note if foreign and card.versions else ""


def _editions(card: CardStory) -> tuple[Edition, ...]:
    at = {one.version: one.at for one in card.publications}
    return tuple(
        Edition(v.number, at[v.number], v.content) for v in card.versions if v.number in at
    )


def of_seed(seed: SeedCard, also: CardStory | None = None) -> Published:
    """A card of the seed library, with what was made up about it and what people told since."""
    made_up = [one.as_try() for one in seed.tries]
    told = tuple(also.tries.values()) if also else ()
    found = made_up + [one.as_try() for one in told]
    shown = [
        TryShown(
            t.status, t.why, t.context, t.measured, t.texts, version=seed.version, made_up=True
        )
        for t in seed.tries
    ]
    shown += [
        TryShown(t.status, t.why, t.context, t.measured, {"es": t.words}, t.measure, t.version)
        for t in told
    ]
    return Published(
        id=seed.id,
        version=seed.version,
        content=seed.content,
        licence=seed.licence,
        reach="open",
        byline="",
        origin=Provenance(how="seed"),
        synthetic=True,
        at=None,
        editions=(Edition(seed.version, None, seed.content),),
        tries=tuple(shown),
        files=(),
        stage=stage(seed.content.evidence, found),
        security=security(seed.content.evidence, found),
    )


def library(
    seeds: Mapping[str, SeedCard],
    cards: Iterable[CardStory],
    resting: frozenset[str],
    made_up: frozenset[str] = frozenset(),
) -> dict[str, Published]:
    """All that the people of a network may read, by id: seeds first, then cards by id.

    Parameters
    ----------
    seeds, cards
        The seed library; every story of a card, those of tries of seeds among them.
    resting
        People whose data must appear nowhere: neither their cards nor their tries.
    made_up
        Synthetic people: what they wrote is labelled so.
    """
    stories = {card.id: _without(card, resting) for card in cards}
    shown = {name: of_seed(seed, stories.get(name)) for name, seed in seeds.items()}
    for name, card in sorted(stories.items()):
        hidden = name in seeds or card.author in resting
        face = None if hidden else published(card, card.author in made_up)
        if face is not None:
            shown[name] = face
    return shown


def _without(card: CardStory, resting: frozenset[str]) -> CardStory:
    left = {at: told for at, told in card.tries.items() if told.person not in resting}
    return card if len(left) == len(card.tries) else replace(card, tries=left)
