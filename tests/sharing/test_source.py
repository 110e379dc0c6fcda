"""Which cards may leave a network, read from its journal."""

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.events import kinds
from lidera_nb.sharing.source import open_cards
from tests.sharing.cardtold import Told, content


@pytest.fixture
def told():
    return Told()


def test_only_cards_that_anybody_may_read_leave(told):
    told.publishes("a1")
    told.publishes("b2", reach="network")
    assert [card.id for card in told.open()] == ["a1"]


def test_the_newest_card_comes_first(told):
    told.publishes("a1")
    told.publishes("b2")
    assert [card.id for card in told.open()] == ["b2", "a1"]


@pytest.mark.parametrize("end", [
    kinds.CardConsentTaken(author="ana"),
    kinds.CardRetired(author="ana", reason="harm", comment="Dañó."),
])  # fmt: skip
def test_a_card_that_was_taken_back_or_retired_stays(told, end):
    told.publishes("a1")
    told.happens("card:a1", end)
    assert told.open() == []


@pytest.mark.parametrize("right", [kinds.PersonBlocked(), kinds.PersonWithdrew(erase=True)])
def test_the_cards_of_who_rests_stay_and_their_tries_are_not_counted(told, right):
    told.publishes("a1")
    told.publishes("e5", author="eva")
    told.tries("e5", "ana")
    told.happens("person:ana", right)
    (card,) = told.open()
    assert (card.id, card.tries) == ("e5", ())


def test_what_synthetic_people_wrote_is_labelled(told):
    told.publishes("a1")
    (created,) = enrolment.create_cohort(registry.Registry(), "demo", "Demo", synthetic=True)
    enrolled = kinds.PersonEnrolled(person="ana", role="participant", name="Ana")
    told.happens("cohort:demo", created.payload, enrolled)
    (card,) = open_cards(told.journal, registry.read(told.journal), {})
    assert card.synthetic


def test_a_card_from_elsewhere_says_whose_it_was(told):
    told.happens(
        "card:a1",
        kinds.CardCaptured(author="ana", origin={"how": "import", "network": "Sur"}, lang="es"),
        kinds.CardWritten(author="ana", version=1, base=0, content=content(), note="Rosa, Sur."),
        kinds.CardConsented(
            author="ana", naming="school", reach="open", licence="CC-BY-4.0",
            partners_agreed=True, byline="", text_hash="0" * 64,
        ),
        kinds.CardPublished(author="ana", version=1),
    )  # fmt: skip
    assert told.open()[0].credit == "Rosa, Sur."
