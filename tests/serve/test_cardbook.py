"""Cards of a network in the server: one road for every change, and what readers see of it."""

import asyncio
from datetime import UTC, datetime

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.facts import Facts
from lidera_nb.activities.registry import Registry
from lidera_nb.activities.storystate import Story
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.events.writer import GroupWriter
from lidera_nb.serve.cardbook import CardBook
from lidera_nb.serve.together import Said, Together

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)
CONTENT = {
    "kind": "practice", "students": ["all"], "dimensions": ["d"],
    "context": {"rurality": ["rural"]}, "cost": {"band": 0}, "evidence": "told",
    "texts": {"es": {"title": "Desayuno", "problem": "Llegan sin comer.", "what": "Pan y té.",
                     "measured": "Lo vimos.", "did_not_work": "Los lunes."}},
}  # fmt: skip
CONSENT = kinds.CardConsented(
    author="ana", naming="school", reach="open", licence="CC-BY-4.0", partners_agreed=True,
    byline="Escuela", text_hash="0" * 64,
)  # fmt: skip


class House:
    """A book over a journal in memory; `resting` are people whose data must appear nowhere."""

    def __init__(self):
        self.journal = MemoryJournal()
        self.resting = set()
        self.told = []
        self.writer = GroupWriter(self.journal)
        self.book = self.fresh()

    def fresh(self):
        road = Together(self.journal, self.writer, lambda: NOW, tuple)
        return CardBook(self.journal, road, {}, Registry, self.story, self.told.append)

    def story(self, person):
        return Story(person, {}, {}, Facts(blocked=person in self.resting))

    async def say(self, person, message, events, **body):
        said = Said(message, repr(body).encode(), body)
        given = tuple(NewEvent(one, subject="ana") for one in events)
        return await self.book.act(person, said, lambda _: given)

    async def captured(self):
        begun = kinds.CardCaptured(author="ana", origin={"how": "form"}, lang="es")
        assert await self.say("ana", "m1", [begun], do="capture") is None
        return next(iter(self.book.all()))

    async def published(self):
        card = await self.captured()
        written = kinds.CardWritten(author="ana", version=1, base=0, content=CONTENT)
        out = kinds.CardPublished(author="ana", version=1)
        assert await self.say("ana", "m2", [written, CONSENT, out], do="x", card=card) is None
        return card

    async def block(self):
        self.resting.add("ana")
        self.book.take(await self.happened("person:ana", kinds.PersonBlocked()))

    async def happened(self, stream, payload):
        entry = Entry(stream, "r1", b"", (NewEvent(payload, subject="ana"),), "ana", NOW)
        return (await self.writer.append(entry)).events[0]


@pytest.fixture
def play():
    def run(scenario):
        async def inside():
            house = House()
            try:
                await scenario(house)
            finally:
                await house.writer.close()

        asyncio.run(inside())

    return run


def test_a_card_that_was_begun_twice_by_one_message_is_one_card(play):
    async def scenario(house):
        first = await house.captured()
        assert await house.captured() == first
        assert [card.author for card in house.book.all().values()] == ["ana"]

    play(scenario)


def test_a_message_about_a_card_that_is_not_there_is_refused(play):
    async def scenario(house):
        out = kinds.CardPublished(author="ana", version=1)
        refusal = await house.say("ana", "m1", [out], do="publish", card="nothing")
        assert refusal == Refusal("cards.refused.unknown")
        assert house.journal.streams("card:") == []

    play(scenario)


def test_readers_see_a_published_card_and_a_fresh_book_shows_the_same(play):
    async def scenario(house):
        card = await house.published()
        face = house.book.faces()[card]
        assert face.byline == "Escuela"
        assert face.stage == "promising"
        assert house.fresh().faces() == {card: face}

    play(scenario)


def test_a_card_whose_consent_was_taken_back_is_shown_to_nobody_and_the_index_hears_of_it(play):
    async def scenario(house):
        card = await house.published()
        house.book.drain()
        gone = kinds.CardConsentTaken(author="ana")
        await house.say("ana", "m3", [gone], do="withdraw", card=card)
        assert house.book.drain() == {card}
        assert house.book.faces() == {}

    play(scenario)


def test_a_card_rests_while_its_author_does(play):
    async def scenario(house):
        card = await house.published()
        assert card in house.book.faces()
        await house.block()
        assert house.book.faces() == {}

    play(scenario)


def test_cards_like_one_are_named_as_they_come_change_and_go(play):
    async def scenario(house):
        card = await house.published()
        other = {**CONTENT, "texts": {"es": {**CONTENT["texts"]["es"], "title": "Otro desayuno"}}}
        begun = kinds.CardCaptured(author="ana", origin={"how": "form"}, lang="es")
        await house.say("ana", "n1", [begun], do="capture")
        draft = next(name for name in house.book.all() if name != card)
        written = kinds.CardWritten(author="ana", version=1, base=0, content=other)
        await house.say("ana", "n2", [written, CONSENT], do="x", card=draft)
        assert house.book.like(card, 5) == ()  # a draft is nobody's business
        await house.say("ana", "n3", [kinds.CardSent(author="ana", version=1)], do="x", card=draft)
        assert [one.id for one, _ in house.book.like(card, 5)] == [draft]
        assert [one.id for one, _ in house.fresh().like(card, 5)] == [draft]
        await house.say("ana", "n4", [kinds.CardTakenBack(author="ana")], do="x", card=draft)
        assert house.book.like(card, 5) == ()
        assert house.book.like("nothing", 5) == ()

    play(scenario)


def test_the_words_of_somebody_who_was_erased_are_gone_and_others_are_not_read_again(play):
    async def scenario(house):
        card = await house.published()
        house.book.ready()
        house.book.drain()
        reads = []
        read = house.journal.read
        house.journal.read = lambda stream, *more: reads.append(stream) or read(stream, *more)
        house.book.forget("eva")
        assert reads == []
        house.book.forget("ana")
        assert reads == [f"card:{card}"]
        assert house.book.drain() == {card}

    play(scenario)


def test_what_is_recorded_of_a_person_holds_the_lives_of_their_cards(play):
    async def scenario(house):
        await house.published()
        found = [event.kind for event in house.book.events_of("ana")]
        assert found == ["card.captured", "card.written", "card.consented", "card.published"]
        assert list(house.book.events_of("eva")) == []

    play(scenario)
