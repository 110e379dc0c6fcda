"""From a response rate to a verdict."""

import pytest

from lidera_nb import network
from lidera_nb.network.trust import FAMILIES, verdict_of
from lidera_nb.network.trust.rules import verdict_of_width, worst


@pytest.mark.parametrize(
    ("measure", "rate", "verdict"),
    [
        ("indegree", 0.80, "trust"), ("indegree", 0.79, "care"), ("indegree", 0.49, "withhold"),
        ("arc_reciprocity", 0.90, "trust"), ("arc_reciprocity", 0.80, "care"),
        ("betweenness", 0.95, "trust"), ("betweenness", 0.90, "care"),
        ("betweenness", 0.79, "withhold"), ("indegree_centralization", 0.79, "withhold"),
        ("somebody's own", 0.85, "care"),
    ],
)  # fmt: skip
def test_fragile_measures_need_more_answers(measure: str, rate: float, verdict: str):
    assert verdict_of(measure, rate) == verdict


def test_without_a_rate_nothing_is_reported():
    assert verdict_of("density", float("nan")) == "withhold"


def test_every_family_is_named_after_a_measure_there_is():
    assert set(FAMILIES) <= set(network.__all__)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.45, 0.55, "trust"), (0.35, 0.65, "care"), (0.1, 0.9, "withhold"),
     (float("nan"), 1.0, "withhold")],
)  # fmt: skip
def test_a_wide_band_is_a_reason_for_care(low: float, high: float, verdict: str):
    assert verdict_of_width(0.5, low, high) == verdict


def test_the_most_careful_verdict_wins():
    assert worst("trust", "withhold", "care") == "withhold"
    assert worst("trust", "care") == "care"
