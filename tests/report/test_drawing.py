"""A chart is the same wherever it is drawn."""

import json

import pytest

from lidera_nb.report.drawing import DRAWING, svg, warm_drawing

CHART = json.dumps({
    "data": {"values": [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]},
    "mark": "bar",
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b"}},
})  # fmt: skip


@pytest.fixture
def warm(tmp_path, monkeypatch):
    with warm_drawing(tmp_path) as address:
        monkeypatch.setenv(DRAWING, address)
        yield address


def test_a_warm_engine_gives_the_very_same_bytes(warm, monkeypatch):
    there = svg(CHART)
    monkeypatch.delenv(DRAWING)
    assert there == svg(CHART)
    assert there.startswith("<svg")


def test_what_is_no_chart_is_refused_and_the_next_one_drawn(warm):
    with pytest.raises(ValueError, match="EOF"):
        svg("{")
    assert svg(CHART).startswith("<svg")


def test_an_engine_that_is_gone_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv(DRAWING, str(tmp_path / "nobody"))
    with pytest.raises(OSError, match="No such file"):
        svg(CHART)
