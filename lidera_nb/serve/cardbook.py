"""All cards in memory, folded when the server begins, and the one road by which a card changes.

A card is decided at the head of its own stream, one message after the other (`together`); a
repeated message is answered with what it did. What readers see (`faces`) is kept up card by card;
`drain` tells an index which of them changed, and `like` a curator which cards may tell the same as
one. When somebody rests, leaves or is erased, their cards and what they told of others' are gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from lidera_nb.activities.activity import Decision, Refusal
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.duplicates import Alike, Shelf
from lidera_nb.cards.library import Published, of_seed, published
from lidera_nb.cards.model import Content
from lidera_nb.cards.seed import SeedCard
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import Event, Journal
from lidera_nb.serve.together import Said, Together

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
    road: Together
    seeds: Mapping[str, SeedCard]
    registry: Callable[[], Registry]
    story: Callable[[str], Story]
    announce: Callable[[str], None]
    _cards: dict[str, CardStory] | None = None
    _faces: dict[str, Published] = field(default_factory=dict)
    _involved: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _changed: set[str] = field(default_factory=set)
    _shelf: Shelf = field(default_factory=Shelf)
    _unshelved: set[str] = field(default_factory=set)

    # --- looking --------------------------------------------------------------------------

    def ready(self) -> None:
        """Read all cards, which takes seconds for thousands: before anybody waits for it."""
        self.all()
        self._shelve()

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

    def like(self, card: str, most: int) -> tuple[tuple[Alike, Content], ...]:
        """The cards likest to one, of those that are published or lie before others."""
        latest = self.of(card).latest
        if latest is None or latest.content is None:
            return ()
        self._shelve()
        found = self._shelf.like(latest.content, card, most, 0)
        told = ((one, self._open(one.id)) for one in found)
        return tuple((one, content) for one, content in told if content is not None)

    def _shelve(self) -> None:
        for name in self._unshelved:
            content = self._open(name)
            if content is None:
                self._shelf.drop(name)
            else:
                self._shelf.put(name, content)
        self._unshelved.clear()

    def _open(self, name: str) -> Content | None:
        """What of a card is before others: what was sent, or else what readers see."""
        card = (self._cards or {}).get(name)
        if card is not None and card.sent and card.latest and not self.rests(card.author):
            return card.latest.content
        face = self._faces.get(name)
        return face.content if face else None

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
        done = await self.road.act(STREAM + card, person, said, lambda: decide(self.of(card)))
        if isinstance(done, Refusal):
            return done
        for event in done:
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

    def forget(self, person: str) -> None:
        """Read the cards anew in which somebody had a part: their words were erased."""
        if self._cards is not None:
            for name in tuple(self._involved[person]):
                self._keep(tell(CardStory(name), self.journal.read(STREAM + name)))
            self._shelve()

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
        self._unshelved.add(name)

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
