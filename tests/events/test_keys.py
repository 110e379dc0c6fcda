"""The key file: keys that are made once, destroyed for good, and kept from other eyes."""

import sqlite3
from contextlib import closing

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events.checkpoints import Checkpoint
from lidera_nb.events.keys import Keys


def test_the_file_is_for_its_owner_only(paths, keys):
    assert paths[1].stat().st_mode & 0o777 == 0o600


def test_a_person_keeps_the_same_key(paths, keys):
    first = keys.sealer("p1")
    assert keys.sealer("p1").secret == first.secret
    assert len(first.secret) == 32
    with closing(Keys.open(paths[1])) as again:
        assert again.sealer("p1").secret == first.secret
        assert again.find(first.id).person == "p1"


def test_two_people_have_different_keys(keys):
    assert keys.sealer("p1").secret != keys.sealer("p2").secret


def test_a_destroyed_key_leaves_no_trace_in_the_file(paths, keys):
    secret = keys.sealer("p1").secret
    keys.ensure(f"q{i}" for i in range(200))
    assert secret in paths[1].read_bytes()
    assert keys.destroy("p1") is True
    keys.close()
    left = b"".join(file.read_bytes() for file in paths[1].parent.iterdir())
    assert secret not in left


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


def test_a_key_destroyed_by_another_process_is_noticed(paths, keys, journal, entry):
    journal.append([entry("m1")])
    with closing(Keys.open(paths[1])) as other:
        other.destroy("p1")
    assert journal.read("person:p1")[0].erased
    [refused] = journal.append([entry("m2")])
    assert isinstance(refused, JournalError)


def test_a_key_is_durable_before_its_event(paths, keys, journal, entry, monkeypatch):
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(journal, "_notice_others", fail)
    with pytest.raises(JournalError):
        journal.append([entry()])
    with closing(sqlite3.connect(paths[1])) as other:
        assert other.execute("SELECT person FROM person_keys").fetchall() == [("p1",)]


def test_a_secret_stays_the_same_and_differs_by_name(paths, keys):
    cookie = keys.secret("cookie")
    assert len(cookie) == 32
    assert cookie != keys.secret("codes")
    with closing(Keys.open(paths[1])) as again:
        assert again.secret("cookie") == cookie


def test_signatures_verify_under_the_public_key(keys):
    Ed25519PublicKey.from_public_bytes(keys.public_key()).verify(keys.sign(b"x"), b"x")


def test_the_mirror_never_goes_back(keys):
    assert keys.mirror() is None
    newer, older = (Checkpoint(i, i * 10, 1, b"h", "at", b"s") for i in (2, 1))
    keys.set_mirror(newer)
    keys.set_mirror(older)
    assert keys.mirror() == newer


def test_a_journal_is_not_a_key_file(paths, journal):
    with pytest.raises(JournalDamaged, match="is an SQLite file but not a LIDERA key file"):
        Keys.open(paths[0])


def test_a_missing_key_file_is_not_made_by_a_reader(tmp_path):
    with pytest.raises(JournalError, match="there is no key file at"):
        Keys.open(tmp_path / "none.db", read_only=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "none").touch()
    with pytest.raises(JournalError, match=r"none/keys\.db cannot be opened \("):
        Keys.open(tmp_path / "none" / "keys.db")


def test_a_new_folder_for_the_keys_is_closed_to_others(tmp_path):
    Keys.open(tmp_path / "new" / "keys.db").close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
