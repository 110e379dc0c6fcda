"""The cards of the demonstration, in every state."""

from datetime import UTC, datetime

from lidera_nb.activities.cards.told import STREAM, tell
from lidera_nb.cards.duplicates import duplicates
from lidera_nb.cards.library import published
from lidera_nb.cards.model import missing
from lidera_nb.cards.story import CardStory
from lidera_nb.demo import carding
from lidera_nb.events.memory import MemoryJournal

AT = datetime(2026, 11, 3, 12, tzinfo=UTC)


def told(journal):
    return {name: tell(CardStory(name), journal.read(STREAM + name)) for name in carding.CARDS}


def written():
    journal = MemoryJournal()
    carding.write(journal, AT)
    return journal


def test_there_is_a_card_in_every_state_that_others_see():
    states = {card.status for card in told(written()).values()}
    assert states == {"draft", "review", "curating", "published", "retired"}


def test_what_was_sent_lacks_nothing():
    sent = [card for card in told(written()).values() if card.consent]
    assert [missing(card.latest.content) for card in sent] == [[]] * 5


def test_the_published_card_shows_that_it_failed_somewhere():
    face = published(told(written())["demo-silla"])
    assert sorted(one.status for one in face.tries) == ["not", "worked"]
    assert face.stage == "promising"


def test_a_curator_is_shown_that_two_of_them_tell_the_same():
    cards = told(written())
    others = {"demo-atrasos": cards["demo-atrasos"].latest.content}
    found = duplicates(cards["demo-cuaderno"].latest.content, others)
    assert [one.id for one in found] == ["demo-atrasos"]


def test_written_again_nothing_is_added():
    journal = written()
    before = journal.last()
    carding.write(journal, AT)
    assert journal.last() == before
