"""Cards of another network arriving in this one: as drafts of a person who looks after them.

They are published by nobody but this network's own peers and curators, as any other card. A card
that is here already is left as it is; one that its network no longer shares is told, so that
whoever looks after it can retire it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from lidera_nb.activities.cards.told import STREAM
from lidera_nb.cards.story import CardStory
from lidera_nb.cards.workflow import LOCKED
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.sharing.incoming import Foreign, Incoming


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a package means here.

    Attributes
    ----------
    entries
        What is to be written: one entry a card.
    new, known
        Ids here of cards that arrive, and of those that are here already.
    newer
        Ids here of cards of which the package holds a newer version than came; they are left.
    gone
        Ids here of cards that came from that network and that it no longer shares.
    """

    entries: tuple[Entry, ...]
    new: tuple[str, ...]
    known: tuple[str, ...]
    newer: tuple[str, ...]
    gone: tuple[str, ...]


def arrival(package: Incoming, here: Iterable[CardStory], person: str, now: datetime) -> Arrival:
    """What a package means in a network with these cards, for a person who looks after it."""
    known = {card.id: card for card in here if card.origin is not None}
    cards = {local_id(package.network, card.id): card for card in package.cards}
    new = [name for name in cards if name not in known]
    held = [name for name in cards if name in known]
    entries = (_entry(name, cards[name], package.network, person, now) for name in new)
    return Arrival(
        entries=tuple(entries),
        new=tuple(new),
        known=tuple(held),
        newer=tuple(n for n in held if _version(known[n]) < cards[n].version),
        gone=tuple(
            name
            for name, card in known.items()
            if _is_from(card, package.network) and name not in cards and card.status not in LOCKED
        ),
    )


def local_id(network: str, card: str) -> str:
    """The id that a card of another network has here, whenever and by whomever it is brought."""
    return blake2b(f"{network}\0{card}".encode(), digest_size=8).hexdigest()


def credit(card: Foreign, network: str) -> str:
    """Whose a card is and where it came from, as its licence asks to be told."""
    who = f"{card.byline}, {network}" if card.byline else network
    said = f"{who}. {card.name}, {card.licence}"
    return f"{said}. {card.credit}" if card.credit else said


def _entry(name: str, card: Foreign, network: str, person: str, now: datetime) -> Entry:
    lang = "es" if "es" in card.content.texts else "en"
    origin = {"how": "import", "network": network, "node": f"{card.id} v{card.version}"}
    origin |= {"marked": "synthetic"} if card.synthetic else {}
    begun = kinds.CardCaptured(author=person, origin=origin, lang=lang)
    written = kinds.CardWritten(
        author=person, version=1, base=0, content=card.content.model_dump(mode="json"),
        note=credit(card, network),
    )  # fmt: skip
    events = (NewEvent(begun, subject=person), NewEvent(written, subject=person))
    return Entry(f"{STREAM}{name}", "import", b"", events, person, now, expected=0)


def _is_from(card: CardStory, network: str) -> bool:
    origin = card.origin
    return origin is not None and origin.how == "import" and origin.network == network


def _version(card: CardStory) -> int:
    """The version in which a card came."""
    node = card.origin.node if card.origin else ""
    return int(node.rpartition(" v")[2] or 0)
