"""Everything at once, and the same as one by one."""

from lidera_nb.network import betweenness_centralization, brokerage, density, describe, ei_index
from tests.network.toy import empty, two_groups, with_silent

SIDES = dict(zip("abcdef", "xxxyyy", strict=True))


def test_a_description_holds_what_each_measure_gives():
    found = describe(two_groups(), SIDES)
    values = found.network["value"]
    assert values["density"] == density(two_groups())
    assert values["ei_index"] == ei_index(two_groups(), SIDES)
    assert values["betweenness_centralization"] == betweenness_centralization(two_groups())
    assert (values["people"], values["ties"], values["communities"]) == (6, 13, 2)
    assert found.brokerage is not None
    assert found.brokerage.total["t"] == brokerage(two_groups(), SIDES).total["t"]
    assert list(found.people.index) == list("abcdef")


def test_methods_and_verdicts_stand_beside_the_values():
    found = describe(with_silent("ab bc ca ad", "abcde", "e")).network
    assert found.loc["density", "verdict"] == "trust"
    assert found.loc["betweenness_centralization", "verdict"] == "care"
    assert found.loc["people", "verdict"] == ""
    assert found.loc["modularity", "method"] == "heuristic"


def test_nobody_can_be_described():
    found = describe(empty())
    assert found.network.loc["people", "value"] == 0
    assert found.network["value"].isna().any()
    assert found.brokerage is None
