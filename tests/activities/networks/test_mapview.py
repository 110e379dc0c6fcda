"""What a facilitator's map shows of a group, and what it leaves out."""

import json
from dataclasses import replace

import pytest

from lidera_nb.activities.networks.mapview import map_of
from lidera_nb.activities.networks.places import kinds_of, places_of
from tests.activities.networks.studies import PEOPLE, study

A, B, C = PEOPLE[0], PEOPLE[1], PEOPLE[6]
TIES = [(A, B), (B, A), (A, C)]


def test_nobody_is_named_unless_they_agreed():
    assert "names" not in map_of(study(TIES), {}, "es")
    told = map_of(study(TIES), {C: "Carla"}, "es")["names"]
    assert sorted(told) == [""] * 11 + ["Carla"]


def test_no_id_of_a_person_is_in_the_map():
    told = json.dumps(map_of(study(TIES, silent=[B]), {}, "es"))
    assert not [person for person in PEOPLE if person in told]


def test_ties_are_pairs_of_numbers_each_once_a_relation():
    view = map_of(study([*TIES, (A, B)]), {C: "Carla"}, "es")
    pairs = view["ties"]["1/advice"]
    assert len(pairs) == 6
    assert view["names"].index("Carla") in pairs


def test_the_silent_are_marked_and_who_was_no_part_of_a_wave_is_away():
    made = study(TIES, silent=[B], waves=(1, 2))
    left = made.responses["wave"].eq(2) & made.responses["person"].eq(C)
    made = replace(made, responses=made.responses[~left])
    first, second = map_of(made, {B: "b", C: "c"}, "es")["waves"]
    names = map_of(made, {B: "b", C: "c"}, "es")["names"]
    assert [names[i] for i in first["silent"]] == ["b"]
    assert (first["away"], [names[i] for i in second["away"]]) == ([], ["c"])


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (study([], people=PEOPLE[:8]), "El grupo es de 8 personas"),
        (study([], silent=PEOPLE[5:]), "Respondieron 5 de 12 personas."),
    ],
)
def test_a_small_group_or_a_low_response_is_not_drawn_and_the_page_says_why(made, why):
    view = map_of(made, {A: "Ana"}, "es")
    assert view["why"].startswith(why)
    assert set(view) == {"why", "synthetic"}


def test_the_ties_of_a_wave_that_too_few_answered_are_nowhere():
    made = study([(A, B, 1, "advice"), (A, C, 2, "advice")], waves=(1, 2))
    made.responses.loc[(made.responses["wave"] == 2).cumsum() > 3, "responded"] = False
    view = map_of(made, {}, "es")
    assert list(view["ties"]) == ["1/advice"]
    assert "why" in view["waves"][1]
    assert set(view["words"]) == {"1/", "1/advice"}


def test_a_territory_of_few_joins_its_neighbour_and_a_kind_of_few_is_not_told():
    places = places_of(["aysen", "los_lagos", "los_lagos", "los_lagos", None, "magallanes"])
    assert places.bands == (("los_lagos",), ("aysen", "magallanes", "unknown"))
    assert places.of == (1, 0, 0, 0, 1, 1)
    assert kinds_of(["urban"] * 3 + ["rural"]) == [0, 0, 0, 3]
    assert kinds_of([None, "rural"]) == [0, 0]


def test_the_last_territory_joins_the_one_before_it_if_it_is_small():
    assert places_of(["maule"] * 3 + ["nuble"]).bands == (("maule", "nuble"),)


def test_the_reading_counts_bridges_and_never_calls_the_silent_isolated():
    made = study([(A, B), (A, C)], silent=[PEOPLE[11]])
    lines = map_of(made, {}, "es")["words"]["1/advice"]
    assert lines[0].startswith("**Respondieron 11 de 12 personas (91 %).**")
    assert "Un solo lazo, de 2, cruza" in lines[2]
    assert lines[3].startswith("**8** personas que respondieron no tienen ningún lazo")
    assert lines[3].endswith("De otra más, que no respondió, no se sabe.")


def test_the_reading_compares_with_the_wave_before():
    made = study([(A, B, 1, "advice"), *((A, one, 2, "advice") for one in PEOPLE[1:])],
                 waves=(1, 2))  # fmt: skip
    words = map_of(made, {}, "en")["words"]
    assert "In round 1 it was 0.1; there are more now." in words["2/"][1]
    assert "round" not in words["1/"][1]


def test_synthetic_data_say_so():
    from lidera_nb.network.world import rel_like

    assert map_of(rel_like(), {}, "es")["synthetic"] is True
