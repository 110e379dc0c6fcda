"""A network of people who write, review and curate cards, over a journal in memory."""

import itertools
from datetime import UTC, datetime, timedelta

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.story import begin, passed, receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.cards.duplicates import duplicates
from lidera_nb.cards.library import published
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

REVIEW, CURATE = ("revisar-fichas", "review"), ("curation", "curation")
ROLES = {"cata": "curator", "ciro": "curator", "ivo": "instructor"}
"""Everybody else is a participant."""

WORDS = {"title": "Desayuno", "problem": "Llegan sin comer.", "what": "Pan y té.",
         "measured": "Lo vimos.", "did_not_work": "Los lunes."}  # fmt: skip
CONTENT = {
    "kind": "practice", "students": ["all"], "dimensions": ["d"],
    "context": {"rurality": ["rural"]}, "cost": {"band": 0}, "evidence": "told",
    "texts": {"es": WORDS},
}  # fmt: skip
MARKS = {"useful": 4, "clear": 3, "honest": 3, "safe": 4}


class CardWorld:
    """Cards as the server's book has them; everybody acts through the pure functions."""

    def __init__(self, course):
        self.course, self.journal, self.ids = course, MemoryJournal(), itertools.count(1)
        self.now = datetime(2026, 11, 3, 12, tzinfo=UTC)
        self.cards, self.stories, self.resting = {}, {}, set()

    # --- what activities ask of a book ----------------------------------------------------

    def all(self):
        return self.cards

    def mine(self, person):
        def concerns(card):
            spoke = (one.reviewer for one in (*card.reviews, *card.given_back))
            return person in {card.author, *card.taken, *spoke}

        return [card for card in self.cards.values() if concerns(card)]

    def faces(self):
        shown = {name: published(card) for name, card in self.cards.items()}
        return {name: face for name, face in shown.items() if face is not None}

    def like(self, card, most):
        others = {name: face.content for name, face in self.faces().items()}
        for other in self.cards.values():
            if other.sent and other.latest.content and not self.rests(other.author):
                others[other.id] = other.latest.content
        others.pop(card, None)
        found = duplicates(self.cards[card].latest.content, others, most, 0)
        return tuple((one, others[one.id]) for one in found)

    def rests(self, person):
        return person in self.resting

    # --- people ---------------------------------------------------------------------------

    def around(self, person, card="", lang="es"):
        models = {"cards": self, "card": self.cards.get(card, CardStory(""))}
        roles = frozenset({ROLES.get(person, "participant")})
        return Circumstance(roles, lang, self.now, 7, models)

    def story(self, person):
        if person not in self.stories:
            self.stories[person] = begin(self.course, person, activities={"peercards", "curation"})
        return self.stories[person]

    def does(self, person, at, card="", **body):
        """Do something; the refusal's text, or the kinds of what was done."""
        said = {**body, **({"card": card} if card else {})}
        told = receive(self.story(person), at, said, self.around(person, card))
        if isinstance(told, Refusal):
            return told.text
        if isinstance(told, Passing):
            self.stories[person] = passed(self.story(person), at, told)
            return []
        return self.happens(card, person, *told)

    def happens(self, card, person, *events):
        """Append to a card's stream; the kinds of what was done."""
        self.now += timedelta(minutes=1)
        entry = Entry(STREAM + card, f"m{next(self.ids)}", b"", events, person, self.now)
        done = self.journal.append([entry])[0].events if events else ()
        self.cards[card] = tell(self.cards.get(card, CardStory(card)), done)
        return [event.kind for event in done]

    def sees(self, person, at, lang="es"):
        return show(self.story(person), at, self.around(person, lang=lang))

    def curates(self, do, card="", person="cata", **body):
        return self.does(person, CURATE, card, do=do, **body)

    def opened(self, card, person="cata"):
        """The card as it lies open before somebody who curates."""
        self.curates("open", card, person)
        return self.sees(person, CURATE)["open"]

    def reviews(self, person, do, card, **body):
        return self.does(person, REVIEW, card, do=do, **body)

    # --- cards in all states --------------------------------------------------------------

    def told(self, card, author, *payloads):
        self.happens(card, author, *(NewEvent(one, author) for one in payloads))

    def writes(self, card, author="ana", content=CONTENT, number=1):
        self.told(
            card, author,
            kinds.CardCaptured(author=author, origin={"how": "form"}, lang="es"),
            kinds.CardWritten(author=author, version=number, base=number - 1, content=content),
        )  # fmt: skip

    def sends(self, card, author="ana", content=CONTENT, naming="school", byline="Escuela"):
        self.writes(card, author, content)
        consent = kinds.CardConsented(
            author=author, naming=naming, reach="open", licence="CC-BY-4.0",
            partners_agreed=True, byline=byline, text_hash="0" * 64,
        )  # fmt: skip
        self.told(card, author, consent, kinds.CardSent(author=author, version=1))

    def reviewed(self, card, by=("eva", "omar"), **told):
        """Sent, and read by two colleagues."""
        self.sends(card, **told)
        for person in by:
            self.reviews(person, "take", card)
            said = {"version": 1, "marks": MARKS, "advice": "ready", "comment": "Muy clara."}
            self.reviews(person, "review", card, **said)

    def published(self, card, **told):
        self.reviewed(card, **told)
        self.curates("publish", card, version=1)
