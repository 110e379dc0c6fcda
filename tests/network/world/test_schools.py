"""How many schools each region has."""

from lidera_nb.network.world.schools import regions


def test_regions_get_their_least_and_share_the_rest_by_weight():
    given = regions(110, 2)
    assert sum(given.values()) == 110
    assert min(given.values()) == 2
    assert max(given, key=lambda name: given[name]) == "metropolitana"
    assert next(iter(given)) == "arica_parinacota"
    assert list(given)[-1] == "magallanes"


def test_without_a_rest_every_region_has_its_least():
    assert set(regions(32, 2).values()) == {2}
