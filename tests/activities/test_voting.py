"""Coming into a room and voting in it: once, in time, and with a reason of one's own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lidera_nb.activities.story import receive, show
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events import kinds
from tests.activities.conftest import NOW
from tests.activities.grouped import DESK, DOOR, REASON, WALL


def test_a_vote_counts_once_and_is_locked_until_another_round(voting):
    assert voting.votes("ana") == ["vote.cast"]
    assert voting.votes("ana") == []
    assert voting.votes("ana", 1) == "refused.voted"
    voting.leads("reveal")
    assert voting.votes("eva") == "refused.vote_over"
    assert voting.leads("ask", round=2) == ["voting.opened"]
    assert voting.votes("ana", 1) == ["vote.cast"]
    assert [len(one.votes) for one in voting.room.rounds] == [1, 1]


def test_a_vote_for_another_scene_or_round_is_too_late(voting):
    assert voting.votes("ana", scene="elsewhere") == "refused.vote_over"
    assert voting.votes("ana", round=2) == "refused.vote_over"
    assert voting.votes("ana", choice=0, reason="No.") == "refused.reason_short"
    assert voting.does("ana", DOOR, do="vote", room="r", scene=voting.room.play.scene, round=1,
                       choice="nope", reason=REASON) == "refused.not_here"  # fmt: skip


def test_whoever_did_not_join_or_agree_does_not_vote(voting):
    assert voting.votes("ines") == "refused.room_code"
    voting.unsure = {"ana"}
    assert voting.votes("ana") == "locked.after"
    assert "Consentimiento" in voting.sees("ana")["lock"]


def test_a_closed_room_takes_nobody_in_and_closes_once(voting):
    assert voting.leads("close") == ["room.closed"]
    assert voting.leads("close") == []
    assert voting.does("ana", DOOR, do="join", code="KTR479") == "refused.room_over"


def test_a_room_takes_fifty_people(group):
    group.opens()
    group.room = replace(group.room, people=tuple(f"p{n}" for n in range(50)))
    assert group.does("ana", DOOR, do="join", code="KTR479") == "refused.room_full"
    group.room = replace(group.room, people=(*group.room.people[:49], "ana"))
    assert group.does("ana", DOOR, do="join", code="KTR479") == ["room.joined"]


def test_there_are_no_rooms_without_a_server(group):
    story = group.story("ana")
    around = Circumstance(frozenset(), "es", NOW + timedelta(1), 7, {"cohorts": ()})
    assert show(story, DOOR, around)["status"] == "locked"
    refused = receive(story, DOOR, {"do": "join", "code": "KTR479"}, around)
    assert refused.text == "refused.room_code"


@pytest.mark.parametrize("at", [DOOR, DESK, WALL])
@pytest.mark.parametrize("body", [{}, {"do": "vote"}, {"do": "settle", "room": 3}, {"do": "open"}])
def test_what_is_no_message_is_refused(voting, at, body):
    person = "ana" if at == DOOR else "ines"
    assert voting.does(person, at, **body) == "refused.malformed"


def test_a_reason_in_a_room_is_private(voting):
    voting.votes("ana")
    cast = voting.journal.read("room:r")[-1]
    assert isinstance(cast.payload, kinds.VoteCast)
    assert cast.actor == "ana"
