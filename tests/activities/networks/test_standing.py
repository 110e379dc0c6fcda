"""Where a person stands beside the group, worked by hand."""

from lidera_nb.activities.networks.standing import bands, standings
from tests.activities.networks.studies import PEOPLE, study

A, B, C, D = PEOPLE[0], PEOPLE[1], PEOPLE[6], PEOPLE[7]


def test_who_is_named_and_who_names_are_counted_once_over_all_relations():
    ties = [(A, B, 1, "advice"), (A, B, 1, "support"), (C, A, 1, "advice")]
    one = standings(study(ties), 1)[A]
    assert (one.seeks, one.sought) == (1, 1)
    assert one.named == {B: ("advice", "support")}
    assert one.by == (C,)


def test_reach_counts_people_within_two_steps_and_not_oneself():
    one = standings(study([(A, B), (B, C), (B, A), (C, D)]), 1)[A]
    assert one.reach == 2


def test_shares_of_other_territories_are_of_those_one_turns_to():
    one = standings(study([(A, B), (A, C), (D, A)]), 1)[A]
    assert one.territories == 50
    assert one.levels == 0


def test_of_somebody_who_did_not_answer_only_who_names_them_is_known():
    one = standings(study([(B, A)], silent=[A]), 1)[A]
    assert (one.seeks, one.reach, one.territories, one.sought) == (None, None, None, 1)


def test_a_share_of_nobody_is_unknown():
    assert standings(study([(B, A)]), 1)[A].territories is None


def test_the_band_is_the_middle_half_of_those_in_whom_it_is_known():
    people = standings(study([(A, B), (A, C), (A, D), (B, C)], silent=PEOPLE[4:]), 1)
    found = bands(people.values())["seeks"]
    assert (found.low, found.high) == (0, 2)  # of 0, 0, 1 and 3: quartiles 0 and 1.5
