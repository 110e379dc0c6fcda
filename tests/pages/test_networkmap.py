"""The map in an evaluator's notebook."""

from lidera_nb.network.world import rel_like
from lidera_nb.pages import network_map


def test_a_study_is_drawn_with_labels_and_without_names():
    widget = network_map(rel_like(), "en")
    assert widget.view["title"] == "Network map"
    assert widget.view["synthetic"] is True
    assert len(widget.view["waves"]) == 3
    assert "names" not in widget.view
    assert set(widget.labels) == set(widget.labels_needed)


def test_only_names_that_are_handed_in_are_in_it():
    assert "Ana" in network_map(rel_like(), names={"p001": "Ana"}).view["names"]
