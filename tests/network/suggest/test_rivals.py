"""The ways of choosing that suggestions are compared with, and the comparison in small."""

import numpy as np
import pytest

from benchmarks import _suggestions as compared
from lidera_nb.network.suggest.rules import Pair, Rules
from lidera_nb.network.suggest.situation import Situation, situation
from lidera_nb.network.world import rel_world


@pytest.fixture(scope="module")
def seen() -> Situation:
    return situation(rel_world(3).study)


def rivals(seen: Situation) -> dict[str, list[Pair]]:
    return {"random": compared.at_random(seen, 3), "degree": compared.by_degree(seen)}


@pytest.mark.parametrize("name", ["random", "degree"])
def test_a_rival_has_as_many_ties_and_keeps_the_same_constraints(seen: Situation, name: str):
    pairs, rules = rivals(seen)[name], Rules(seen, compared.CONSTRAINTS)
    assert len(pairs) == compared.COUNT
    assert all(rules.free(one.one, one.other) for one in pairs)
    ends = np.bincount([end for one in pairs for end in (one.one, one.other)])
    assert ends.max() <= compared.CONSTRAINTS.most_per_person


def test_tying_the_best_known_does_tie_the_best_known(seen: Situation):
    contacts, pairs = seen.contacts(), rivals(seen)

    def mean(name: str) -> float:
        return float(np.mean([contacts[[one.one, one.other]].sum() for one in pairs[name]]))

    assert mean("degree") > 1.5 * mean("random")


def test_suggestions_do_more_in_a_world_that_no_way_of_choosing_has_seen():
    found = compared._compared(3)
    for measure in compared.MEASURES:
        assert found["ours"][measure] > max(found["random"][measure], found["degree"][measure])
