"""Keys that are made once and destroyed for good, whatever keeps them."""

from contextlib import closing

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lidera_nb.errors import JournalError
from lidera_nb.events.checkpoints import Checkpoint
from tests.stores import EITHER

pytestmark = pytest.mark.parametrize("place", EITHER, indirect=True)


def test_a_person_keeps_the_same_key(place, keys):
    first = keys.sealer("p1")
    assert keys.sealer("p1").secret == first.secret
    assert len(first.secret) == 32
    with closing(place.keys()) as again:
        assert again.sealer("p1").secret == first.secret
        assert again.find(first.id).person == "p1"


def test_two_people_have_different_keys(keys):
    assert keys.sealer("p1").secret != keys.sealer("p2").secret


def test_a_destroyed_key_is_known_as_destroyed(keys):
    key = keys.sealer("p1")
    keys.destroy("p1")
    gone = keys.find(key.id)
    assert (gone.secret, gone.cipher) == (b"", None)
    assert keys.destroy("p1") is False
    keys.ensure(["p1"])
    with pytest.raises(JournalError, match="enrol them anew under another id"):
        keys.sealer("p1")


def test_someone_without_a_key_can_be_destroyed_too(keys):
    assert keys.destroy("p1") is True
    with pytest.raises(JournalError, match="the key of p1 was destroyed"):
        keys.sealer("p1")


def test_a_key_destroyed_by_another_process_is_noticed(place, keys, journal, entry):
    journal.append([entry("m1")])
    with closing(place.keys()) as other:
        other.destroy("p1")
    assert journal.read("person:p1")[0].erased
    [refused] = journal.append([entry("m2")])
    assert isinstance(refused, JournalError)


def test_a_secret_stays_the_same_and_differs_by_name(place, keys):
    cookie = keys.secret("cookie")
    assert len(cookie) == 32
    assert cookie != keys.secret("codes")
    with closing(place.keys()) as again:
        assert again.secret("cookie") == cookie


def test_signatures_verify_under_the_public_key(keys):
    Ed25519PublicKey.from_public_bytes(keys.public_key()).verify(keys.sign(b"x"), b"x")


def test_the_mirror_never_goes_back(keys):
    assert keys.mirror() is None
    newer, older = (Checkpoint(i, i * 10, 1, b"h", "at", b"s") for i in (2, 1))
    keys.set_mirror(newer)
    keys.set_mirror(older)
    assert keys.mirror() == newer
