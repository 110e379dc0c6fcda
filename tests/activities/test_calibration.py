"""Predictions against what happened."""

from __future__ import annotations

import pytest

from lidera_nb.activities.calibration import FEWEST, calibration


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    assert calibration([(100, True), (0, True), (50, False), (75, True)]).brier == pytest.approx(
        (0 + 1 + 0.25 + 0.0625) / 4
    )


def test_levels_count_how_often_what_was_said_came_true() -> None:
    found = calibration([(75, True), (75, False), (75, True), (0, False)])
    assert [(one.said, one.count, one.true) for one in found.levels] == [(0, 1, 0), (75, 3, 2)]


def test_a_handful_of_predictions_makes_no_picture() -> None:
    assert not calibration([(50, True)] * (FEWEST - 1)).enough
    assert calibration([(50, True)] * FEWEST).enough


def test_nobody_predicted_anything_yet() -> None:
    assert calibration([]).count == 0
