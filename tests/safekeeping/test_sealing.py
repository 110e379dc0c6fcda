"""A sealed file opens as it was, or not at all."""

import io
import json

import pytest

from lidera_nb.errors import BackupDamaged, BackupError
from lidera_nb.safekeeping import sealing
from lidera_nb.safekeeping.sealing import Sealing, begin, key_of, seal, unseal

KEY = bytes(32)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(sealing, "CHUNK", 16)


def sealed(content, name="a"):
    return b"".join(seal(io.BytesIO(content), KEY, name))


def opened(content, name="a"):
    return b"".join(unseal(io.BytesIO(content), KEY, name))


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 32, 100])
def test_what_was_sealed_opens_and_is_not_readable(size):
    content = bytes(range(size))
    closed = sealed(content)
    assert opened(closed) == content
    assert size < 15 or content not in closed


@pytest.mark.parametrize("size", [0, 16, 40])
def test_no_byte_of_it_can_be_changed_or_cut_off(size):
    closed = sealed(bytes(size))
    for at in range(len(closed)):
        changed = bytearray(closed)
        changed[at] ^= 1
        for harmed in (bytes(changed), closed[:at]):
            with pytest.raises(BackupDamaged, match="changed or cut off"):
                opened(harmed)


def test_chunks_cannot_change_places_nor_the_last_one_be_left_out():
    closed = sealed(bytes(range(48)))
    salt, chunks = closed[:16], [closed[at : at + 32] for at in range(16, len(closed), 32)]
    for order in ((1, 0, 2), (0, 1), (0, 2)):
        with pytest.raises(BackupDamaged):
            opened(salt + b"".join(chunks[at] for at in order))


def test_a_file_is_bound_to_its_name():
    with pytest.raises(BackupDamaged):
        opened(sealed(b"x", "a"), "b")


def test_a_passphrase_opens_what_it_sealed_and_no_other_does():
    how, key = begin("una frase", cost=4)
    assert key_of(how, "una frase") == key
    with pytest.raises(BackupError, match="the passphrase does not open it"):
        key_of(how, "otra frase")


def test_a_manifest_cannot_ask_for_all_of_the_memory():
    how, _ = begin("una frase", cost=4)
    facts = json.loads(how.model_dump_json())
    with pytest.raises(ValueError, match="cost"):
        Sealing.model_validate({**facts, "cost": 1 << 30})
