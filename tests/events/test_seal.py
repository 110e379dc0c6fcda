"""Private words are ciphertext on disk, and blank once their key is gone."""

import json
from dataclasses import replace

import pytest

from lidera_nb.errors import JournalDamaged, JournalError
from lidera_nb.events import kinds
from lidera_nb.events.chain import Row, genesis
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.seal import body_mac, seal, unseal


@pytest.fixture
def row(entry, keys):
    one = entry("m1", "la verdad")
    head = genesis(one.stream)
    at = "2026-04-07T07:52:00.000000Z"
    return Row(1, one.stream, 1, "m1", 0, *seal(one, 0, keys), b"", "p1", at, head.hash, b"")


def test_private_fields_are_stored_as_ciphertext(row):
    stored = json.loads(row.payload)
    assert set(stored) == {"ctx", "choice", "confidence", "share", "late", "_sealed"}
    assert "verdad" not in row.payload
    assert row.key_id.startswith("k_")


def test_they_are_read_back_under_the_key(row, keys):
    event = unseal(row, keys)
    assert event.payload.reason == "la verdad"
    assert event.erased is False


def test_two_seals_of_the_same_words_differ(entry, keys):
    assert seal(entry(), 0, keys).payload != seal(entry(), 0, keys).payload


def test_without_the_key_they_read_as_blank(row, keys):
    keys.destroy("p1")
    event = unseal(row, keys)
    assert (event.payload.reason, event.payload.choice, event.erased) == ("", "a", True)


@pytest.mark.parametrize("change", [{"stream": "person:p2"}, {"message_id": "m2"}, {"i": 1}])
def test_a_ciphertext_moved_elsewhere_does_not_open(row, keys, change):
    with pytest.raises(JournalDamaged, match="does not open under its key: restore a backup"):
        unseal(row._replace(**change), keys)


def test_a_key_that_was_never_held_is_named(row, keys):
    with pytest.raises(JournalDamaged, match=r"sealed under k_x, which .*keys\.db never held"):
        unseal(row._replace(key_id="k_x"), keys)


@pytest.mark.parametrize("payload", ["", "[]", "{}", '{"_sealed": 1}', '{"_sealed": "?"}'])
def test_a_payload_that_is_no_payload_is_damage(row, keys, payload):
    with pytest.raises(JournalDamaged, match=r"event 1 of person:p1 does not "):
        unseal(row._replace(payload=payload), keys)


def test_an_unknown_kind_asks_for_an_upgrade(row, keys):
    unknown = row._replace(kind="case.dreamt", payload="{}")
    with pytest.raises(
        JournalError, match=r"case\.dreamt of version 2 is not known to this LIDERA"
    ):
        unseal(unknown, keys)


def test_nothing_can_be_sealed_for_someone_whose_key_was_destroyed(journal, keys, entry):
    keys.destroy("p1")
    refused, done = journal.append([entry("m1"), entry("m1", person="p2")])
    assert str(refused).startswith("the key of p1 was destroyed at their request: nothing private")
    assert done.head == 1


def test_what_is_clear_can_still_be_said_of_them(journal, keys, entry):
    journal.append([entry("m1")])
    keys.destroy("p1")
    left = replace(entry("m2"), events=(NewEvent(kinds.PersonWithdrew(erase=True), "p1"),))
    [done] = journal.append([left])
    assert done.head == 2
    assert [event.erased for event in journal.read("person:p1")] == [True, False]


def test_a_repeat_after_the_key_is_gone_counts_as_the_same(journal, keys, entry):
    journal.append([entry("m1", body=b"a")])
    keys.destroy("p1")
    [again] = journal.append([entry("m1", body=b"b")])
    assert again.repeated
    assert again.events[0].erased


def test_the_mac_of_a_message_dies_with_any_of_its_keys(keys):
    ids = [keys.sealer(person).id for person in ("p1", "p2")]
    whole = body_mac("s", "m", b"Ana y Luis", ids, keys)
    assert whole == body_mac("s", "m", b"Ana y Luis", reversed(ids), keys)
    assert whole != body_mac("s", "m", b"Ana y Luis", ids[:1], keys)
    keys.destroy("p2")
    with pytest.raises(KeyError):
        body_mac("s", "m", b"Ana y Luis", ids, keys)


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], "half \ud800"])
def test_a_value_that_json_does_not_have_is_refused(journal, entry, value):
    payload = kinds.ProfileSaved(ctx=entry().events[0].payload.ctx, answers={"x": value})
    [refused] = journal.append([replace(entry(), events=(NewEvent(payload, "p1"),))])
    assert str(refused).startswith("person:p1: profile.saved cannot be stored: ")


def test_half_a_character_is_refused_wherever_it_is(journal, entry):
    decided = entry().events[0].payload
    half = kinds.CaseDecided.model_construct(**{**dict(decided), "choice": "half \ud800"})
    [refused] = journal.append([replace(entry(), events=(NewEvent(half, "p1"),))])
    assert str(refused).startswith("person:p1: case.decided cannot be stored: 'utf-8' codec can't")


def test_events_with_and_without_secrets_stand_side_by_side(journal, entry):
    name = kinds.PersonEnrolled(person="p1", role="instructor", name="Persona de prueba")
    events = (NewEvent(name, "p1"), NewEvent(kinds.CohortCreated(title="2026")))
    journal.append([Entry("cohort:c1", "m1", b"{}", events, "system", entry().at)])
    assert [event.payload for event in journal.read("cohort:c1")] == [
        event.payload for event in events
    ]
