"""What is stored is, byte for byte, what it always was: chains and repeats hang on it."""

import json
from base64 import b64encode
from contextlib import closing
from datetime import timedelta, timezone
from hashlib import sha256
from itertools import count

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from lidera_nb.events import kinds
from lidera_nb.events.catalogue import kind_of, private_fields
from lidera_nb.events.chain import canonical
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.kinds import KINDS
from lidera_nb.events.moving import ends
from lidera_nb.events.seal import seal
from lidera_nb.events.text import text as stored_text
from tests.events.conftest import CONTEXT, MOMENT
from tests.stores import EITHER

ROWS = "bb45b726d67aeccc2722448de11e7478544c0bc26e70aad383e805610183c2b8"
"""Changes only with the version of a kind that is used here."""

NONCE = b"\x07" * 12
ODD = 'ñandú «sí» \u2028 \x7f \x00 \x1f \t " \\/ </script> \U0001f9d1\u200d\U0001f3eb \ufffe'
FLOATS = [1e16, 1e-7, -0.0, 1e22, 0.1, 5e-324]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
COUNTS = st.dictionaries(TEXTS, st.integers())
CLOSED = sorted(kind for kind, model in KINDS.items() if "Any" not in str(model.model_fields))
PAYLOADS = st.one_of(
    st.builds(kinds.CaseDecided, ctx=st.just(CONTEXT), choice=TEXTS, reason=TEXTS),
    st.builds(kinds.AssignmentAnswered, ctx=st.just(CONTEXT), question=TEXTS, answer=ANYTHING),
    st.builds(kinds.ProfileSaved, ctx=st.just(CONTEXT), answers=st.dictionaries(TEXTS, ANYTHING)),
    st.builds(kinds.CaseEnded, ctx=st.just(CONTEXT), ending=TEXTS, indicators=COUNTS),
    st.builds(kinds.CohortCreated, title=TEXTS, seed=st.integers()),
)  # fmt: skip


@pytest.fixture
def fixed(monkeypatch):
    """Chance as it fell once: secrets, the ids of keys, and nonces."""
    numbers = count(1)
    monkeypatch.setattr("secrets.token_bytes", lambda size: next(numbers).to_bytes(size, "big"))
    monkeypatch.setattr("secrets.token_urlsafe", lambda size: f"{next(numbers):0{size}}")
    monkeypatch.setattr("os.urandom", lambda size: NONCE[:1] * size)


def plainly(payload, keys):
    """The stored text of a payload, made in the plainest way."""
    raw = payload.model_dump(mode="json")
    private = {name: raw.pop(name) for name in private_fields(kind_of(payload))}
    if private:
        place = canonical(["person:p1", "m1", 0, kind_of(payload)])
        cipher = AESGCM(keys.sealer("p1").secret).encrypt(NONCE, text(private).encode(), place)
        raw["_sealed"] = b64encode(NONCE + cipher).decode()
    return text(raw)


def text(raw):
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def rows(place):
    """The rows as they are stored."""
    opened = ends.databases if place.settings.store else ends.files
    with closing(opened(place.settings, read_only=True)) as end:
        return end.journal.rows(0)


@pytest.mark.usefixtures("fixed")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(payload=PAYLOADS)
@example(payload=kinds.CaseDecided(ctx=CONTEXT, choice="a", reason=ODD))
@example(
    payload=kinds.AssignmentAnswered(
        ctx=CONTEXT, question=ODD, answer=[1e16, 1e-7, -0.0, 1e22, 0.1]
    )
)
def test_a_payload_is_stored_in_the_same_words(payload, keys):
    entry = Entry("person:p1", "m1", b"{}", (NewEvent(payload, "p1"),), "p1", MOMENT)
    assert seal(entry, 0, keys).payload == plainly(payload, keys)


@settings(deadline=None)
@given(drawn=st.data(), kind=st.sampled_from(CLOSED))
def test_every_kind_is_stored_in_the_same_words(drawn, kind):
    fields = KINDS[kind].model_fields.items()
    values = {name: drawn.draw(st.from_type(field.annotation)) for name, field in fields}
    try:
        payload = KINDS[kind].model_validate(values)
    except ValidationError:
        return  # one out of several: a range, a length
    raw = payload.model_dump(mode="json")
    try:
        plain = text(raw)
    except ValueError:  # a float that has no place in JSON, such as infinity
        with pytest.raises(ValueError, match="not JSON compliant"):
            stored_text(payload)
    else:
        assert stored_text(payload) == plain


@pytest.mark.usefixtures("fixed")
def test_every_character_is_stored_as_it_was(keys):
    known = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    payload = kinds.CohortCreated(title="".join(known))
    entry = Entry("person:p1", "m1", b"{}", (NewEvent(payload),), "p1", MOMENT)
    assert seal(entry, 0, keys).payload == plainly(payload, keys)


@pytest.mark.parametrize("place", EITHER, indirect=True)
def test_the_rows_are_what_they_were(fixed, place, keys, entry):
    # Two batches, two streams, several events of a message, with and without secrets.
    blocked = NewEvent(kinds.PersonBlocked(), "p1")
    ended = NewEvent(kinds.CaseEnded(ctx=CONTEXT, ending=ODD, indicators={"ñ": -3}))
    mixed = Entry("person:p1", "m2", b"\x00ab", (blocked, ended), "p2", MOMENT)
    later = MOMENT.astimezone(timezone(timedelta(hours=-4))) + timedelta(seconds=1.00012)
    for person in ("p1", "p2"):
        keys.ensure([person])
    with closing(place.journal(keys)) as journal:
        journal.append([entry("m1", ODD, "dos"), entry("m1", person="p2"), mixed])
        journal.append([entry("m3", at=later), entry("m1", ODD, "dos"), mixed])
    stored = rows(place)
    assert len(stored) == 6
    assert sha256(repr([tuple(row) for row in stored]).encode()).hexdigest() == ROWS
