"""Votes of live rooms as rows: of the cohort's own rooms, with what the group then decided."""

from dataclasses import replace

import pytest

from lidera_nb.dataset import rows, tables
from lidera_nb.dataset.rows import Participant
from lidera_nb.dataset.voted import VOTES, WORDS, votes
from tests.activities.grouped import REASON, Group
from tests.ourcourse import our_course


@pytest.fixture(scope="module")
def group():
    made = Group(our_course())
    made.asks()
    made.votes("ana", 0)
    made.leads("reveal")
    made.leads("ask", round=2)
    made.votes("ana", 1)
    made.votes("eva", 1)
    made.leads("reveal")
    chosen = made.sees("ines", ("facilitate", "facilitate"))["can"]["settle"]["majority"]["id"]
    made.leads("settle", by="majority", choice=chosen)
    return made


def test_each_vote_is_a_row_with_what_the_group_then_decided(group):
    found = votes([group.journal.read("room:r")], "valle")
    first, second = found["ana"]
    assert [first["round"], second["round"]] == [1, 2]
    assert first["choice"] != first["group_choice"] == second["choice"]
    assert {first["decided_by"], first["room"]} == {"majority", 1}
    assert first["reason_chars"] == len(REASON)
    assert len(found["eva"]) == 1


def test_rooms_of_other_cohorts_are_not_in_it(group):
    assert votes([group.journal.read("room:r"), []], "norte") == {}


def test_a_vote_that_led_to_nothing_says_so(group):
    events = [e for e in group.journal.read("room:r") if e.kind != "group.decided"]
    (row,) = votes([events], "valle")["eva"]
    assert row["group_choice"] is row["decided_by"] is None


def test_rooms_are_numbered_in_the_order_in_which_they_were_opened(group):
    events = group.journal.read("room:r")
    later = [replace(event, seq=event.seq + 1000) for event in events]
    assert {row["room"] for row in votes([later, events], "valle")["eva"]} == {1, 2}


def test_the_table_has_just_the_columns_of_its_rows(group):
    voted = votes([group.journal.read("room:r")], "valle")["ana"]
    person = Participant("s1", group.story("ana"), (), voted=voted)
    made = list(rows.votes(person))
    assert set(made[0]) - {WORDS} == {column.name for column in VOTES.columns}
    frame = tables.build([], [person])["votes"]
    assert list(frame.columns) == [column.name for column in VOTES.columns]
    assert frame["study_id"].tolist() == ["s1", "s1"]
    assert REASON not in frame.to_csv()
