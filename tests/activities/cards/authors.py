"""Authors of cards who act through the pure functions over a journal in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from lidera_nb.activities.activity import Env, Passing, Refusal, Step
from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.activities.cards.writing import desk
from lidera_nb.activities.cards.writing.writer import Writer
from lidera_nb.activities.facts import Facts
from lidera_nb.cards.model import Context
from lidera_nb.cards.story import CardStory
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal

STEP = Step("fichas", "cards", "mycards", None, titles={"es": "Fichas", "en": "Cards"},
            intros={"es": "", "en": ""})  # fmt: skip
WRITER = Writer(name="Ana Soto", context=Context(rurality=("rural",)),
                names=("Ana Soto", "Beto Rojas"))  # fmt: skip
WHOLE = {
    "kind": "practice", "students": ["all"], "dimensions": ["d"],
    "context": {"rurality": ["rural"]}, "cost": {"band": 0},
    "texts": {"es": {"title": "Desayuno", "problem": "Llegan sin comer.", "what": "Pan y té.",
                     "did_not_work": "Los lunes."}},
}  # fmt: skip
CONSENT = {"naming": "school", "reach": "network", "licence": "CC-BY-4.0",
           "partners_agreed": False, "byline": "Una escuela rural"}  # fmt: skip


class Authors:
    """Cards, and people who write them; `writers` is what is known of each."""

    def __init__(self):
        self.journal, self.cards, self.states = MemoryJournal(), {}, {}
        self.now = datetime(2026, 11, 3, 12, tzinfo=UTC)
        self.writers = {}
        self.facts, self.pace = Facts(), timedelta(hours=1)

    def all(self):
        return self.cards

    def mine(self, person):
        return [card for card in self.cards.values() if card.author == person]

    def env(self, person, card="", lang="es"):
        models = {"cards": self, "card": self.cards.get(card, CardStory(card)),
                  "writer": self.writers.get(person, WRITER)}  # fmt: skip
        return Env(STEP, person, frozenset({"participant"}), lang, self.now, self.facts,
                   models=models)  # fmt: skip

    def act(self, person="ana", do="", card="", lang="es", **body):
        """Do something; the refusal's text, or the kinds of what happened."""
        named = card if do != "capture" else f"card{len(self.cards) + 1}"
        sent = {"do": do, **({"card": card} if card else {}), **body}
        state = self.states.get(person, desk.ACTIVITY.initial(STEP))
        told = desk.decide(state, sent, self.env(person, named, lang))
        if isinstance(told, Refusal):
            return told.text
        if isinstance(told, Passing):
            self.states[person] = told.state
            return []
        return self.happens(named, person, *told)

    def happens(self, card, actor, *events):
        self.now += self.pace
        new = tuple(one if isinstance(one, NewEvent) else NewEvent(one, "ana") for one in events)
        if not new:
            return []
        name = f"m{self.journal.last()}"
        self.journal.append([Entry(STREAM + card, name, b"", new, actor, self.now)])
        told = self.journal.read(STREAM + card)
        self.cards[card] = tell(CardStory(card), told)
        return [event.kind for event in told[-len(new) :]]

    def captured(self, person="ana", **body):
        self.act(person, "capture", **{"kind": "practice", **body})
        return list(self.cards)[-1]

    def written(self, person="ana", **changed):
        card = self.captured(person)
        self.act(person, "write", card, base=1, content={**WHOLE, **changed})
        return card

    def agreed(self, person="ana", **changed):
        card = self.written(person)
        assert self.agrees(card, person, **changed) == ["card.consented"]
        return card

    def agrees(self, card, person="ana", **changed):
        text = self.open(card, person)["consent"]["text"]
        return self.act(person, "agree", card, **{**CONSENT, "text": text, **changed})

    def sent(self, person="ana"):
        card = self.agreed(person)
        assert self.act(person, "send", card, version=2) == ["card.sent"]
        return card

    def published(self, person="ana"):
        card = self.sent(person)
        self.happens(card, "cura", kinds.CardPublished(author=person, version=2))
        return card

    def open(self, card, person="ana", lang="es", against=0):
        self.act(person, "open", card, against=against)
        return self.view(person, lang)["open"]

    def view(self, person="ana", lang="es"):
        state = self.states.get(person, desk.ACTIVITY.initial(STEP))
        return desk.view(state, self.env(person, lang=lang))

    def knows(self, person, **known):
        self.writers[person] = replace(WRITER, **known)
