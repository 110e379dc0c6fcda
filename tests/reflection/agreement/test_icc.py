"""Intraclass correlations against Shrout and Fleiss, and an analysis of variance by hand."""

from __future__ import annotations

import numpy as np
import pytest

from lidera_nb.reflection.agreement import FORMS, icc
from tests.reflection.agreement.published import SHROUT_FLEISS

# The first number as Shrout and Fleiss print it (table 4), the others as the function ICC of the
# R package psych 2.2.9 computes them: value and interval by F.
FOUND = {
    "1,1": (0.17, 0.165741768405, -0.1329323248748, 0.722560062328),
    "2,1": (0.29, 0.289763779528, 0.0187865133747, 0.761084369649),
    "3,1": (0.71, 0.714840714841, 0.3424647650339, 0.945858259955),
    "1,k": (0.44, 0.442797133679, -0.8844421552381, 0.912415420341),
    "2,k": (0.62, 0.620050547599, 0.0711368153025, 0.927232040168),
    "3,k": (0.91, 0.909315542377, 0.6756747138163, 0.985891678169),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_table_of_shrout_and_fleiss_has_their_correlations_and_intervals(form):
    printed, value, low, high = FOUND[form]
    found = icc(SHROUT_FLEISS, form)
    assert round(found.value, 2) == printed
    assert (found.value, found.f_low, found.f_high) == pytest.approx((value, low, high), abs=1e-9)
    assert (found.measure, found.n, found.readers) == (f"icc_{form.replace(',', '_')}", 6, 4)


def test_a_reader_who_is_always_stricter_is_no_error_in_the_third_form_only():
    stricter = [[1, 2], [2, 3], [3, 4]]
    # Between texts 2, within .5, readers 1.5, error 0.
    assert icc(stricter, "3,1").value == pytest.approx(1)
    assert icc(stricter, "2,1").value == pytest.approx(2 / 3)
    assert icc(stricter, "1,1").value == pytest.approx(0.6)


def test_without_error_f_gives_no_interval():
    found = icc([[1, 2], [2, 3], [3, 4]], "3,1")
    assert (found.f_low, found.f_high) == (None, None)


def test_a_text_that_somebody_left_out_is_left_out():
    with_gap = [*SHROUT_FLEISS, [1, None, 9, 9]]
    assert icc(with_gap) == icc(SHROUT_FLEISS)


def test_resamples_are_those_of_the_levels_themselves():
    """A draw by counts is the correlation of the drawn rows."""
    from lidera_nb.reflection.agreement.squares import mean_squares

    rows = np.array(SHROUT_FLEISS, dtype=float)
    drawn = rows[[0, 0, 2, 3, 3, 5]]
    by_counts = mean_squares(rows, np.array([[2.0, 0, 1, 2, 0, 1]]))
    by_rows = mean_squares(drawn, np.ones((1, 6)))
    for part in ("texts", "within", "readers", "error"):
        assert getattr(by_counts, part) == pytest.approx(getattr(by_rows, part))
