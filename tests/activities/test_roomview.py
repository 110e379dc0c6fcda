"""What is shown of a room, to whom, and when."""

from tests.activities.grouped import DESK, DOOR, GUESTS, REASON, WALL


def test_nothing_is_told_of_a_round_before_it_is_revealed(voting):
    for person in GUESTS:
        voting.votes(person, 1, f"{REASON} Soy {person}.")
    for person, at in (("sol", DOOR), ("ines", DESK), ("ines", WALL)):
        view = voting.sees(person, at)
        assert "tallies" not in view
        assert view["vote"].get("votes") == (6 if person == "ines" else None)
        assert "Soy ana" not in str(view)
    voting.leads("reveal")
    (told,) = voting.sees("ines", WALL)["tallies"]
    assert [(one["count"], one["share"]) for one in told["choices"][:2]] == [(0, 0), (6, 100)]


def test_nobody_learns_who_voted_for_what(voting):
    voting.votes("ana", 0)
    voting.leads("reveal")
    for person, at in (("eva", DOOR), ("ines", DESK), ("ines", WALL)):
        assert "'ana'" not in str(voting.sees(person, at))
    assert next(one["mine"] for one in voting.sees("ana")["tallies"][0]["choices"]) is True
    assert voting.sees("ana")["vote"]["mine"]["reason"] == REASON


def test_reasons_are_those_of_people_who_share_them_and_only_where_five_voted(voting):
    voting.sharing = {"ana", "eva"}
    for person in GUESTS[:4]:
        voting.votes(person, 0, f"{REASON} Soy {person}.")
    voting.leads("reveal")
    assert voting.sees("tea")["tallies"][0]["few"] == 5
    assert "Soy" not in str(voting.sees("tea")["tallies"])
    voting.leads("ask", round=2)
    for person in GUESTS[:5]:
        voting.votes(person, 0, f"{REASON} Soy {person}.")
    voting.leads("reveal")
    told = voting.sees("tea")["tallies"][1]["choices"][0]["reasons"]
    assert {text[-4:-1] for text in told} == {"ana", "eva"}
    assert voting.sees("ines", WALL)["tallies"][1]["choices"][0]["reasons"] == []


def test_votes_of_people_whose_data_rest_are_not_counted(voting):
    for person in GUESTS[:3]:
        voting.votes(person, 0)
    voting.resting = {"eva"}
    assert voting.sees("ines", DESK)["vote"]["votes"] == 2
    voting.leads("reveal")
    assert voting.sees("ines", DESK)["tallies"][0]["people"] == 2


def test_a_count_of_the_missing_is_one_of_those_who_are_there(voting):
    voting.votes("ana")
    voting.present = {"ana", "eva", "lea"}
    assert voting.sees("ines", DESK)["vote"]["missing"] == 2
    voting.present = set()
    assert voting.sees("ines", DESK)["vote"]["missing"] == 0
    assert voting.leads("reveal") == ["votes.revealed"]


def test_before_and_after_a_room_a_person_sees_the_door(group):
    assert set(group.sees("ana")) == {"n", "status", "title", "seat"}
    assert "offers" in group.sees("ines", DESK)
    assert group.sees("ines", WALL)["over"] is False
