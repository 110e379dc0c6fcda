"""What a person reads of their own network, and what they never do."""

import json

import pytest

from lidera_nb.activities.networks.enough import turnout
from lidera_nb.activities.networks.mineview import Mine, Round, mine_view
from lidera_nb.activities.networks.standing import bands, standings
from tests.activities.networks.studies import PEOPLE, study

ME, KNOWN, AGREED, HIDDEN = PEOPLE[0], PEOPLE[1], PEOPLE[2], PEOPLE[7]
TIES = [(ME, KNOWN), (AGREED, ME), (HIDDEN, ME)]


def mine(made, waves=(1,), **more):
    rounds = []
    for wave in waves:
        people = standings(made, wave)
        rounds.append(Round(wave, turnout(made, wave), people.get(ME), bands(people.values())))
    named = {"known": {KNOWN: "Ana Known"}, "agreed": {AGREED: "Beto Agreed"}, **more}
    return Mine(rounds, **named)


def test_who_named_one_is_a_number_with_the_names_of_those_who_agreed():
    view = mine_view(mine(study(TIES)), "es")
    assert view["sought"]["told"] == "**2** personas le nombraron."
    assert view["sought"]["names"] == ["Beto Agreed"]
    assert view["sought"]["more"] == "y una persona más, que no muestra su nombre"


def test_nothing_in_the_view_tells_who_the_others_are():
    told = json.dumps(mine_view(mine(study(TIES)), "es"))
    for person in PEOPLE:
        assert person not in told
    apart = study([(ME, KNOWN), (AGREED, ME), (PEOPLE[8], ME)], rurality=["rural"] * 12)
    assert json.dumps(mine_view(mine(apart), "es")) == told


def test_whom_one_named_is_told_with_the_relations():
    view = mine_view(mine(study([(ME, KNOWN, 1, "advice"), (ME, KNOWN, 1, "support")])), "en")
    assert view["seeks"]["people"] == [{"name": "Ana Known", "relations": "advice, support"}]


def test_a_measure_stands_beside_the_middle_half_and_says_what_it_was_before():
    made = study([(ME, KNOWN, 1, "advice"), (ME, KNOWN, 2, "advice"), (ME, AGREED, 2, "advice")],
                 waves=(1, 2))  # fmt: skip
    line = mine_view(mine(made, (1, 2)), "es")["measures"][0]
    assert line["told"] == "Usted: 2."
    assert line["group"] == "La mitad central del grupo está en 0."
    assert line["change"] == "En la ronda 1 era 1."


def test_no_view_tells_the_first_or_the_last_of_the_group():
    many = [(one, HIDDEN) for one in PEOPLE if one != HIDDEN]
    lines = mine_view(mine(study([*TIES, *many])), "es")["measures"]
    assert all("11" not in json.dumps(line) for line in lines if line["id"] == "sought")


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (study([], people=PEOPLE[:6]), "«Mi red» se muestra desde 10"),
        (study([], silent=PEOPLE[4:]), "Respondieron 4 de 12 personas."),
    ],
)
def test_too_few_people_or_answers_hide_it_and_say_what_it_takes(made, why):
    view = mine_view(mine(made), "es")
    assert why in view["why"]
    assert set(view) == {"why", "synthetic"}


def test_before_a_round_closes_and_for_a_newcomer_it_says_when_it_will_be_there():
    assert "se cierre la primera ronda" in mine_view(Mine(), "es")["why"]
    made = study(TIES)
    gone = Mine([Round(1, turnout(made, 1))])
    assert mine_view(gone, "es")["why"].startswith("Usted no estaba en el grupo")


def test_who_asked_not_to_be_named_is_told_no_number():
    view = mine_view(mine(study([(ME, KNOWN)]), unnamed=True), "es")
    assert view["sought"]["told"].startswith("Usted pidió que nadie le nombre")
    assert view["ego"]["sought"] == 0
    assert "sought" not in [line["id"] for line in view["measures"]]


def test_who_did_not_answer_still_learns_how_many_named_them():
    view = mine_view(mine(study(TIES, silent=[ME])), "en")
    assert view["seeks"]["told"].startswith("You didn't answer this round")
    assert [line["id"] for line in view["measures"]] == ["sought"]
