"""Scores of predictions and their parts, beside R."""

from __future__ import annotations

import pytest
from scipy.stats import mannwhitneyu

from lidera_nb.analysis.calibration import calibrated, murphy

SAID = (0.25, 0.5, 0.5, 0.75, 0.75, 1, 1, 0, 0.25, 0.75)
CAME = (False, False, True, True, False, True, True, False, True, True)
ANSWERS = list(zip(SAID, CAME, strict=True))


def test_the_parts_are_those_of_r_and_make_up_the_score() -> None:
    # R: n <- tapply(came, said, length); o <- tapply(came, said, mean); f <- as.numeric(names(n))
    #    sum(n*(f-o)^2)/10; sum(n*(o-mean(came))^2)/10; mean(came)*(1-mean(came))
    found = murphy(ANSWERS)
    assert found.score == pytest.approx(0.18125)
    assert found.reliability == pytest.approx(0.01458333333)
    assert found.resolution == pytest.approx(0.07333333333)
    assert found.uncertainty == pytest.approx(0.24)
    made_up = found.reliability - found.resolution + found.uncertainty
    assert made_up == pytest.approx(found.score)


def test_discrimination_is_the_statistic_of_mann_and_whitney() -> None:
    # R: wilcox.test(said[came==1], said[came==0])$statistic / (6*4): 0.7916666667
    found = calibrated({"p1": ANSWERS[:5], "p2": ANSWERS[5:]})
    assert found is not None
    assert found.discrimination is not None
    assert found.discrimination.value == pytest.approx(0.7916666667)
    true, false = ([p for p, came in ANSWERS if came is side] for side in (True, False))
    u = mannwhitneyu(true, false).statistic
    assert found.discrimination.value == pytest.approx(u / (len(true) * len(false)))


def test_who_says_too_much_is_over_confident() -> None:
    group = {f"p{i}": [(1.0, i % 2 == 0), (0.5, True)] for i in range(20)}
    found = calibrated(group)
    assert found is not None
    assert found.over.value == pytest.approx(0.75 - 0.75)
    bold = calibrated({f"p{i}": [(1.0, i % 2 == 0)] for i in range(20)})
    assert bold is not None
    assert bold.over.value == 0.5
    assert bold.over.low is not None
    assert bold.over.low > 0


def test_people_and_not_answers_are_drawn_again() -> None:
    wide = calibrated({f"p{i}": [(1.0, i % 2 == 0)] * 10 for i in range(12)})
    narrow = calibrated({f"p{i}-{j}": [(1.0, i % 2 == 0)] for i in range(12) for j in range(10)})
    assert wide is not None
    assert narrow is not None
    reach = [(one.brier.high or 0) - (one.brier.low or 0) for one in (wide, narrow)]
    assert reach[0] > 2 * reach[1]


def test_where_all_came_true_nothing_can_be_told_apart() -> None:
    found = calibrated({"p1": [(0.5, True)], "p2": []})
    assert found is not None
    assert (found.people, found.discrimination) == (1, None)
    assert calibrated({"p1": []}) is None
