"""Leading a room: who may, what a round is, and how the group decides."""

from dataclasses import replace

from tests.activities.conftest import MODULE
from tests.activities.grouped import DESK


def test_only_a_facilitator_of_the_cohort_opens_a_room_and_has_one_at_a_time(group):
    assert group.does("ana", DESK, do="open", cohort="valle", module=MODULE, step="case",
                      role=None) == "refused.not_yours"  # fmt: skip
    assert group.opens(cohort="norte") == "refused.not_yours"
    assert group.opens(module="nope") == "refused.not_yours"
    assert group.opens(role="mayor") == "refused.role"
    group.opens()
    assert group.opens() == "refused.room_open"


def test_nobody_else_steers_a_room(voting):
    voting.room = replace(voting.room, host="igor")
    for do in ("begin", "reveal", "close"):
        assert voting.leads(do) == "refused.not_yours"


def test_there_are_two_rounds_and_a_press_that_comes_twice_does_nothing(voting):
    assert voting.leads("ask", round=1) == []
    assert voting.leads("ask", round=2) == "refused.not_here"
    voting.leads("reveal")
    assert voting.leads("reveal") == []
    voting.leads("ask", round=2)
    voting.leads("reveal")
    assert voting.leads("ask", round=3) == "refused.not_here"


def test_the_majority_decides_and_a_tie_is_the_facilitators(voting):
    for person, choice in (("ana", 0), ("eva", 0), ("lea", 1)):
        voting.votes(person, choice)
    voting.leads("reveal")
    first, second = voting.sees("ines", DESK)["can"]["settle"]["choices"][:2]
    assert voting.leads("settle", by="majority", choice=second["id"]) == "refused.tie"
    voting.resting = {"ana"}
    assert voting.sees("ines", DESK)["can"]["settle"]["majority"] is None
    assert voting.leads("settle", by="majority", choice=first["id"]) == "refused.tie"
    voting.resting = set()
    assert voting.leads("settle", by="majority", choice=first["id"]) == ["group.decided"]
    told = voting.sees("sol")["settled"]
    assert (told["by"], told["count"], told["people"]) == ("majority", 2, 3)


def test_a_facilitators_pick_needs_a_reason_which_the_group_reads(voting):
    voting.leads("reveal")
    choice = voting.sees("ines", DESK)["can"]["settle"]["choices"][1]["id"]
    pick = {"by": "facilitator", "choice": choice}
    assert voting.leads("settle", **pick) == "refused.reason_short"
    assert voting.leads("settle", **pick, reason="Nadie alcanzó a votar.") == ["group.decided"]
    assert voting.sees("sol")["settled"]["reason"] == "Nadie alcanzó a votar."
    assert voting.room.play.taken[-1].choice == choice


def test_papers_are_opened_by_the_facilitator_before_the_vote_for_everyone(group):
    group.asks()
    scene = group.room.case.scenario.scenes[group.room.play.scene]
    name = scene.documents[0]
    assert group.leads("consult", document=name) == "refused.vote_first"
    group.room = replace(group.room, rounds=())
    assert group.leads("consult", document=name) == ["document.consulted"]
    papers = group.sees("ana")["scene"]["documents"]
    assert [paper["id"] for paper in papers if "body" in paper] == [name]
