"""A small network whose cards are told in a journal, word for word recognisable in any output."""

from datetime import UTC, datetime, timedelta

from lidera_nb.activities.registry import Registry
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.sharing.source import open_cards

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)


def content(title="Desayuno", word="pan", langs=("es",), **more):
    words = {
        "title": title, "problem": f"Llegan sin comer, {word}.", "what": "Pan y té.",
        "measured": "Lo vimos.", "did_not_work": "Los lunes.",
    }  # fmt: skip
    return {
        "kind": "practice", "students": ["all"], "dimensions": ["d"],
        "context": {"rurality": ["rural"]}, "cost": {"band": 0}, "evidence": "told",
        "texts": dict.fromkeys(langs, words), **more,
    }  # fmt: skip


class Told:
    """A journal to which whole steps of cards are added."""

    def __init__(self):
        self.journal = MemoryJournal()
        self.count = 0

    def happens(self, stream, *payloads, actor="ana", subject="ana"):
        self.count += 1
        events = tuple(NewEvent(one, subject=subject) for one in payloads)
        at = NOW + timedelta(days=self.count)
        entry = Entry(stream, f"m{self.count}", b"", events, actor, at)
        (done,) = self.journal.append([entry])
        assert not isinstance(done, Exception), done

    def publishes(self, card, author="ana", version=1, reach="open", told=None, byline="Escuela"):
        """A card with one more published version."""
        first = [
            kinds.CardCaptured(author=author, origin={"how": "form"}, lang="es"),
            kinds.CardConsented(
                author=author, naming="school", reach=reach, licence="CC-BY-4.0",
                partners_agreed=True, byline=byline, text_hash="0" * 64,
            ),
        ]  # fmt: skip
        self.happens(
            f"card:{card}",
            *(first if version == 1 else []),
            kinds.CardWritten(
                author=author, version=version, base=version - 1, content=told or content()
            ),
            kinds.CardPublished(author=author, version=version),
            actor=author, subject=author,
        )  # fmt: skip
        return card

    def tries(self, card, person, status="not", why=("time",), words="Ventolera"):
        tried = kinds.CardTried(
            author="ana", attempt="t1", version=1, status=status, why=why,
            context={"rurality": "urban", "territory": "aysen"}, measured=False,
            measure="Cuadrante", told=words,
        )  # fmt: skip
        self.happens(f"card:{card}", tried, actor=person, subject=person)

    def open(self, seeds=None):
        return open_cards(self.journal, Registry(), seeds or {})
