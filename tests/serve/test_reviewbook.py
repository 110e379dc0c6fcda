"""Reviews in memory: folded once, kept up event by event, read anew when something is missing."""

from datetime import UTC, datetime

from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.serve.reviewbook import ReviewBook

NOW = datetime(2026, 8, 4, tzinfo=UTC)


class Book:
    """A journal of one cohort's review, and the book over it."""

    def __init__(self):
        self.journal = MemoryJournal()
        self.book, self.sent = ReviewBook(self.journal), 0

    def says(self, text):
        self.sent += 1
        kept = kinds.CommentBanked(comment=f"c{self.sent}", criterion="", text=text)
        events = (NewEvent(kept, "ines"),)
        entry = Entry("review:valle", f"m{self.sent}", b"", events, "ines", NOW)
        return self.journal.append([entry])[0].events[0]

    def told(self):
        return [one.text for one in self.book.of("valle").bank.values()]


def test_a_cohort_is_folded_when_first_asked_for_and_follows_from_then_on():
    book = Book()
    book.book.take(book.says("uno"))
    assert book.told() == ["uno"]
    book.book.take(book.says("dos"))
    assert book.told() == ["uno", "dos"]


def test_an_event_that_comes_twice_counts_once_and_a_gap_is_read_anew():
    book = Book()
    assert book.told() == []
    first = book.says("uno")
    book.book.take(first)
    book.book.take(first)
    book.says("dos")
    book.book.take(book.says("tres"))
    assert book.told() == ["uno", "dos", "tres"]


def test_what_is_forgotten_is_read_from_the_journal_again():
    book = Book()
    book.book.take(book.says("uno"))
    before = book.book.of("valle")
    book.book.forget()
    assert book.book.of("valle") is not before
    assert book.book.of("valle") == before
    assert book.book.of("norte").bank == {}
