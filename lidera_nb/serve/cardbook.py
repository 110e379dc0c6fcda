"""All cards in memory, folded when first asked for, and the one road by which a card changes.

A card is decided at the head of its own stream, one message after the other; a repeated message
is answered with what it did. What readers see (`faces`) is kept up card by card; `drain` tells an
index which of them changed. When somebody rests, leaves or is erased, their cards and what they
told of others' are gone from there at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.library import Published, of_seed, published
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.story import CardStory
from lidera_nb.clock import Clock
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, Event, Journal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.rooms import Said

CAPTURE = "capture"
"""The message that begins a card; all others name the card that they are about."""

_RIGHTS = (kinds.PersonBlocked, kinds.PersonUnblocked, kinds.PersonWithdrew)


@dataclass(slots=True)
class CardBook:
    """The cards of a network.

    `seeds` is the seed library; `registry` and `story` give what is known of people; `announce`
    tells the pages of a person that something changed.
    """

    journal: Journal
    writer: GroupWriter
    clock: Clock
    seeds: Mapping[str, SeedCard]
    registry: Callable[[], Registry]
    story: Callable[[str], Story]
    announce: Callable[[str], None]
    _cards: dict[str, CardStory] | None = None
    _faces: dict[str, Published] = field(default_factory=dict)
    _involved: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _changed: set[str] = field(default_factory=set)
    _locks: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )

    # --- looking --------------------------------------------------------------------------

    def all(self) -> Mapping[str, CardStory]:
        """Every card that somebody began, and seeds that somebody tried, by id."""
        if self._cards is None:
            self._cards = {}
            for stream in self.journal.streams(STREAM):
                card = CardStory(stream.removeprefix(STREAM))
                self._keep(tell(card, self.journal.read(stream)))
            for name in self.seeds.keys() - self._cards.keys():
                self._show(name)
        return self._cards

    def of(self, card: str) -> CardStory:
        """A card as it stands; one of which nothing is told, if there is none."""
        return self.all().get(card, CardStory(card))

    def mine(self, person: str) -> list[CardStory]:
        """The cards that a person wrote, tried or reviewed, oldest first."""
        known = self.all()
        found = [known[name] for name in self._involved[person] if name in known]
        return sorted(found, key=lambda card: (card.begun is None, card.begun, card.id))

    def faces(self) -> Mapping[str, Published]:
        """What readers see, by id."""
        self.all()
        return self._faces

    def waiting(self) -> int:
        """How many cards lie before the curators."""
        found = (card for card in self.all().values() if card.status == "curating")
        return sum(not self.rests(card.author) for card in found)

    def rests(self, person: str) -> bool:
        """Whether the data of somebody must appear nowhere now."""
        return self.story(person).facts.resting

    def drain(self) -> set[str]:
        """Ids of the faces that came, changed or went since this was last asked."""
        self.all()
        changed, self._changed = self._changed, set()
        return changed

    def events_of(self, person: str) -> Iterator[Event]:
        """What is recorded of a person here: the lives of their cards, and their tries."""
        own = (kinds.CardTried, kinds.CardTryTakenBack)
        for card in self.mine(person):
            for event in self.journal.read(STREAM + card.id):
                mine = event.actor == person or card.author == person
                if event.actor == person if isinstance(event.payload, own) else mine:
                    yield event

    # --- acting ---------------------------------------------------------------------------

    def named_by(self, person: str, said: Said) -> str:
        """The card that a message is about; one that begins a card gives it its id."""
        if said.body.get("do") == CAPTURE:
            key = f"{person}\0{said.message_id}".encode("utf-8", "surrogatepass")
            return blake2b(key, digest_size=8).hexdigest()
        named = said.body.get("card")
        known = isinstance(named, str) and (named in self.all() or named in self.seeds)
        return str(named) if known else ""

    async def act(
        self, person: str, said: Said, decide: Callable[[CardStory], Decision]
    ) -> Refusal | None:
        """Decide and commit a message to a card's stream; a refusal if it means nothing.

        A message that is about no card may change what somebody looks at, and nothing else.

        Raises
        ------
        JournalError
            It could not be stored.
        """
        card = self.named_by(person, said)
        if not card:
            looked = decide(CardStory(""))
            if isinstance(looked, Refusal):
                return looked
            return Refusal("cards.refused.unknown") if looked else None
        stream = STREAM + card
        async with self._locks[stream]:
            if self.journal.find(stream, said.message_id, said.wire) is not None:
                return None
            decision = decide(self.of(card))
            if isinstance(decision, Refusal):
                return decision
            if decision:
                at = self.clock()
                entry = Entry(stream, said.message_id, said.wire, decision, person, at)
                for event in (await self.writer.append(entry)).events:
                    self.take(event)
        return None

    # --- following ------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Take in an event of any stream: of a card, or of somebody's rights over their data."""
        if event.stream.startswith(STREAM):
            self._follow(event)
        elif isinstance(event.payload, _RIGHTS) and self._cards is not None:
            for card in tuple(self._involved[event.stream.removeprefix("person:")]):
                self._show(card)

    def forget(self) -> None:
        """Read all of it anew: somebody's words were erased."""
        if self._cards is not None:
            self._changed |= self._faces.keys()
            self._cards = None
            self._faces.clear()
            self._involved.clear()

    def _follow(self, event: Event) -> None:
        known, card = self.all(), self.of(event.stream.removeprefix(STREAM))
        if event.n > card.head + 1:
            card = tell(CardStory(card.id), self.journal.read(event.stream))
        self._keep(tell(card, (event,)))
        for person in self._concerned(known.get(card.id, card), event):
            self.announce(person)

    def _keep(self, card: CardStory) -> None:
        assert self._cards is not None
        self._cards[card.id] = card
        people = {card.author, *card.taken, *(one.reviewer for one in card.reviews)}
        people |= {one.reviewer for one in card.given_back}
        for person in people | {told.person for told in card.tries.values()} - {""}:
            self._involved[person].add(card.id)
        self._show(card.id)

    def _show(self, name: str) -> None:
        """Make the face of a card anew."""
        face = self._face(name)
        if face is None:
            self._faces.pop(name, None)
        else:
            self._faces[name] = face
        self._changed.add(name)

    def _face(self, name: str) -> Published | None:
        card = (self._cards or {}).get(name)
        if card is not None:
            if card.author and self.rests(card.author):
                return None
            tries = {at: told for at, told in card.tries.items() if not self.rests(told.person)}
            card = replace(card, tries=tries)
        seed = self.seeds.get(name)
        if seed is not None:
            return of_seed(seed, card)
        return published(card, self._synthetic(card.author)) if card else None

    def _synthetic(self, person: str) -> bool:
        return any(cohort.synthetic for cohort, _ in self.registry().memberships(person))

    def _concerned(self, card: CardStory, event: Event) -> set[str]:
        """Whose open pages show something of this."""
        curators = {
            member.person
            for cohort in self.registry().cohorts.values()
            for member in cohort.of_role("curator")
        }
        return {card.author, event.actor, *card.taken, *curators} - {""}
