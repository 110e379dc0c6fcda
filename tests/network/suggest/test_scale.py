"""A country's principals: suggestions within a minute of one processor."""

import time

from lidera_nb.network.suggest import Chances, suggest
from lidera_nb.network.world import national


def test_nine_thousand_people_get_a_hundred_suggestions_within_a_minute():
    study = national()
    begun = time.process_time()
    found = suggest(study, count=100, chances=Chances(runs=20))
    assert time.process_time() - begun < 60
    assert len(found.ties) == 100
    assert found.method.algorithm == "promising_pairs"
    assert found.change("isolated").gain > 0
