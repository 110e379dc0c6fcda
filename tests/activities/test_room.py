"""A room as it is folded from its stream: the same play as anyone's."""

from lidera_nb.activities.room import LASTS, Room, tell
from tests.activities.conftest import MODULE, NOW
from tests.activities.grouped import DESK


def test_a_room_is_pinned_to_the_content_that_it_was_opened_with(group):
    assert group.opens() == ["room.opened"]
    assert group.leads("begin") == ["case.started"]
    events = group.journal.read("room:r")
    current = group.cases[MODULE, "case"].definition.current
    assert {event.payload.ctx.hash for event in events} == {current.hash}
    assert {event.payload.ctx.module for event in events} == {MODULE}


def test_a_room_ends_by_itself_after_some_hours(voting):
    voting.now = NOW + LASTS
    assert voting.votes("ana") == "refused.room_over"
    assert voting.leads("reveal") == "refused.room_over"
    assert voting.sees("ana")["over"] is True
    assert voting.opens() == ["room.opened"]


def test_a_case_played_to_its_end_is_the_same_as_one_persons(voting):
    while voting.room.phase != "ended":
        if voting.room.phase == "scene":
            asks = "ask" in voting.sees("ines", DESK)["can"]
            voting.leads("ask", round=1) if asks else voting.leads("advance")
            continue
        voting.votes("ana")
        voting.leads("reveal")
        first = voting.sees("ines", DESK)["can"]["settle"]["majority"]["id"]
        voting.leads("settle", by="majority", choice=first)
    assert voting.journal.read("room:r")[-1].kind == "case.ended"
    view = voting.sees("ana")
    assert view["room"]["phase"] == "ended"
    assert len(view["trail"]) == len(voting.room.play.taken) >= 6
    assert view["questions"]


def test_folding_the_journal_again_gives_the_same_room(voting):
    voting.votes("ana")
    voting.leads("reveal")
    assert tell(Room("r", voting.cases), voting.journal.read("room:r")) == voting.room
