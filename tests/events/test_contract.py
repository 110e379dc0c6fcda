"""What every store of events promises."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest

from lidera_nb.errors import JournalError, MessageConflict, StaleStream
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.memory import MemoryJournal
from tests.stores import EITHER


@pytest.fixture(params=["memory", *EITHER])
def store(request):
    if request.param == "memory":
        yield MemoryJournal()
        return
    kept = request.getfixturevalue("databases" if request.param == "postgres" else "place")
    opened, keys = kept.open()
    yield opened
    opened.close()
    keys.close()


def reasons(events):
    return [event.payload.reason for event in events]


def test_what_was_appended_is_read_back_alike(store, entry):
    [done] = store.append([entry("m1", "uno", "dos")])
    assert store.read("person:p1") == list(done.events)
    assert reasons(done.events) == ["uno", "dos"]
    assert [(event.seq, event.n, event.i) for event in done.events] == [(1, 1, 0), (2, 2, 1)]
    assert (done.head, done.repeated, store.head("person:p1")) == (2, False, 2)


def test_an_empty_journal_has_nothing(store):
    assert store.read("person:p1") == []
    assert store.head("person:p1") == 0
    assert store.streams() == []
    assert list(store.events()) == []
    assert store.find("person:p1", "m1", b"") is None
    assert store.append([]) == []


def test_the_same_message_again_is_answered_with_what_it_did(store, entry):
    [first] = store.append([entry("m1", "uno")])
    store.append([entry("m2", "dos")])
    [again] = store.append([entry("m1", "uno", expected=0)])
    assert again == replace(first, head=2, repeated=True)
    assert store.head("person:p1") == 2


def test_a_repeat_within_one_batch_is_a_repeat(store, entry):
    first, again = store.append([entry("m1"), entry("m1")])
    assert not first.repeated
    assert again.repeated
    assert again.events == first.events


def test_the_same_id_with_another_body_is_a_conflict(store, entry):
    store.append([entry("m1", body=b"a")])
    [refusal] = store.append([entry("m1", body=b"b")])
    assert isinstance(refusal, MessageConflict)
    assert str(refusal) == "person:p1: message m1 came again with another body"
    with pytest.raises(MessageConflict):
        store.find("person:p1", "m1", b"b")


def test_the_same_id_in_another_stream_is_another_message(store, entry):
    one, other = store.append([entry("m1", person="p1"), entry("m1", person="p2", body=b"x")])
    assert (one.repeated, other.repeated) == (False, False)


def test_find_says_what_a_message_did(store, entry):
    [done] = store.append([entry("m1", "uno")])
    assert store.find("person:p1", "m1", b"m1") == replace(done, repeated=True)
    assert store.find("person:p1", "m2", b"m2") is None
    assert store.find("person:p2", "m1", b"m1") is None


def test_a_message_made_at_an_older_state_is_stale(store, entry):
    store.append([entry("m1", expected=0)])
    [refusal] = store.append([entry("m2", expected=0)])
    assert isinstance(refusal, StaleStream)
    assert str(refusal) == "person:p1 stands at 1, the message was made at 0"


def test_a_refusal_does_not_disturb_its_neighbours(store, entry):
    answers = store.append(
        [entry("m1", "uno", expected=0), entry("m2", expected=0), entry("m3", "tres", expected=1)]
    )
    assert [isinstance(answer, JournalError) for answer in answers] == [False, True, False]
    assert reasons(store.read("person:p1")) == ["uno", "tres"]
    assert [event.n for event in store.read("person:p1")] == [1, 2]


def test_read_begins_after_the_place_that_one_knows(store, entry):
    store.append([entry("m1", "uno", "dos", "tres")])
    assert reasons(store.read("person:p1", after=2)) == ["tres"]
    assert store.read("person:p1", after=3) == []


def test_all_events_come_in_order_of_their_commit(store, entry):
    store.append([entry("m1", person="p2"), entry("m1", person="p1"), entry("m2", person="p2")])
    assert [event.stream for event in store.events()] == ["person:p2", "person:p1", "person:p2"]
    assert [event.seq for event in store.events(after=1)] == [2, 3]


def test_streams_are_found_by_the_beginning_of_their_name(store, entry):
    store.append([entry(person=person) for person in ("b", "a", "ab", "ñ", "a_", "a%")])
    everyone = ["person:a", "person:a%", "person:a_", "person:ab", "person:b", "person:ñ"]
    assert store.streams() == everyone
    assert store.streams("person:a") == everyone[:4]
    assert store.streams("person:a_") == ["person:a_"]
    assert store.streams("cohort:") == []


def test_a_message_that_means_nothing_leaves_nothing(store, entry):
    [done] = store.append([replace(entry(), events=())])
    assert (done.events, done.head) == ((), 0)
    assert store.streams() == []


def test_strange_text_survives(store, entry):
    text = "NUL \0, bidi \u202e, emoji 👩🏽‍🏫, NFD n\u0303, comillas \" ' y </script>"
    store.append([entry("m1", text)])
    assert reasons(store.read("person:p1")) == [text]


@pytest.mark.parametrize("name", ["", "x" * 201, "a\0b", "a\nb", "\ud800", "a\u202eb"])
def test_a_name_that_cannot_be_kept_is_refused(store, entry, name):
    refused, done = store.append([replace(entry(), message_id=name), entry("m2")])
    assert "message id" in str(refused)
    assert "expected 1 to 200 printable characters" in str(refused)
    assert done.head == 1


def test_something_private_without_a_subject_is_refused(store, entry):
    event = NewEvent(entry().events[0].payload, None)
    [refused] = store.append([replace(entry(), events=(event,))])
    assert str(refused) == (
        "person:p1: case.decided holds private fields, so the event must name its subject"
    )


def test_a_time_without_a_zone_is_refused(store, entry):
    [refused] = store.append([entry(at=datetime(2026, 4, 7, 7, 52))])  # noqa: DTZ001
    assert "has no zone; hand in UTC" in str(refused)


def test_clear_events_need_no_subject(store):
    started = NewEvent(kinds.PersonBlocked())
    at = datetime.fromisoformat("2026-04-07T07:52:00.000001-04:00")
    [done] = store.append([Entry("person:p1", "m1", b"", (started,), "system", at)])
    [event] = store.read("person:p1")
    assert event == done.events[0]
    assert event.at.isoformat() == "2026-04-07T11:52:00.000001+00:00"


def test_closing_twice_is_harmless(store):
    store.close()
    store.close()


@pytest.mark.parametrize("size", [3, 4, 5, 63, 64, 65, 149])
def test_a_batch_of_any_size_is_stored_whole_and_in_order(store, entry, size):
    batch = [entry(f"m{i}", f"razón {i}", person=f"p{i % 7}") for i in range(size)]
    done = [answer.events[0] for answer in store.append(batch)]
    assert list(store.events()) == done
    assert reasons(done) == [f"razón {i}" for i in range(size)]
    assert [event.seq for event in done] == list(range(1, size + 1))


def test_a_batch_of_old_and_new_streams_goes_on_where_each_stands(store, entry):
    store.append([entry(f"a{i}", "uno", "dos", person=f"p{i}") for i in range(6)])
    answers = store.append([entry("b", person=f"p{i}", expected=2 * (i < 6)) for i in range(12)])
    assert [answer.head for answer in answers] == [3] * 6 + [1] * 6


@pytest.mark.parametrize("place", EITHER, indirect=True)
def test_a_reopened_journal_goes_on_where_each_stream_stands(place, entry):
    for message in ("m1", "m2"):
        journal, keys = place.open()
        with closing(keys), closing(journal):
            journal.append([entry(message, person=f"p{i}") for i in range(9)])
    assert place.check().faults == ()


@pytest.mark.parametrize("place", EITHER, indirect=True)
def test_all_heads_are_told_of_more_streams_than_come_at_once(place, entry):
    journal, keys = place.open()
    with closing(keys), closing(journal):
        done = journal.append([entry("m1", person=f"p{i}") for i in range(600)])
        upto, heads = journal.heads()
        assert upto == 600
        assert {name: head.n for name, head in heads.items()} == {
            answer.events[0].stream: 1 for answer in done
        }
        assert all(len(head.hash) == 32 for head in heads.values())
