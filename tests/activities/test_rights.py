from lidera_nb.activities import rights
from lidera_nb.activities.activity import Refusal


def ask(person, action):
    decision = rights.decide(person.story.facts, action, person.name)
    return decision if isinstance(decision, Refusal) else person.note(*decision)


def test_a_blocked_person_sees_why_and_can_do_nothing(player):
    ask(player, "block")
    assert player.view("case")["status"] == "locked"
    assert "reposo" in player.view("case")["lock"]
    assert player.act("case", do="start").text == "locked.blocked"


def test_a_block_can_be_lifted(player):
    ask(player, "block")
    ask(player, "unblock")
    assert player.view("case")["status"] == "open"


def test_leaving_is_for_good(player):
    ask(player, "withdraw")
    assert ask(player, "unblock") == ()
    assert player.act("case", do="start").text == "locked.withdrawn"
    assert player.story.facts.resting


def test_an_unknown_request_is_refused(player):
    assert isinstance(ask(player, "promote"), Refusal)


def test_a_copy_holds_everything_on_record(player):
    player.play()
    copy = rights.copy_of("ana", player.journal.read("person:ana"))
    assert len(copy["events"]) == player.story.head
    reasons = [e["content"]["reason"] for e in copy["events"] if e["kind"] == "case.decided"]
    assert all(reasons)


def test_not_to_be_named_can_be_asked_and_taken_back(player):
    assert [event.kind for event in ask(player, "refuse_naming")] == ["naming.refused"]
    assert ask(player, "refuse_naming") == ()
    assert player.story.facts.unnamed
    ask(player, "allow_naming")
    assert not player.story.facts.unnamed
    assert ask(player, "allow_naming") == ()
