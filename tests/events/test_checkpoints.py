"""A checkpoint pins every head, is signed, and is mirrored in the key file."""

import pytest

from lidera_nb.events.chain import Head
from lidera_nb.events.checkpoints import heads_hash, take_checkpoint
from tests.stores import EITHER

both = pytest.mark.parametrize("place", EITHER, indirect=True)


def test_the_order_in_which_streams_are_given_does_not_matter():
    one, other = Head(1, b"x"), Head(2, b"y")
    assert heads_hash({"a": one, "b": other}) == heads_hash({"b": other, "a": one})
    assert heads_hash({"a": one, "b": other}) != heads_hash({"a": other, "b": one})


@both
def test_it_covers_all_streams_and_is_mirrored(journal, keys, entry):
    journal.append([entry("m1", person=person) for person in ("p1", "p2", "p3")])
    checkpoint = take_checkpoint(journal)
    assert (checkpoint.id, checkpoint.upto_seq, checkpoint.streams) == (1, 3, 3)
    assert checkpoint.signed_by(keys.public_key())
    assert keys.mirror() == checkpoint


@both
def test_without_news_it_stays_the_same(journal, entry):
    journal.append([entry("m1")])
    assert take_checkpoint(journal) == take_checkpoint(journal)
    journal.append([entry("m2")])
    assert take_checkpoint(journal).id == 2


@both
def test_an_empty_journal_has_a_checkpoint_of_nothing(journal):
    assert take_checkpoint(journal).streams == 0


@both
def test_a_changed_checkpoint_is_not_signed(journal, keys, entry):
    checkpoint = take_checkpoint(journal)
    assert not checkpoint._replace(upto_seq=5).signed_by(keys.public_key())
    assert not checkpoint._replace(signature=b"").signed_by(keys.public_key())
