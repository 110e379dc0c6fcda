"""What is said of an agreement never goes beyond its interval."""

from __future__ import annotations

import pytest

from lidera_nb.reflection.agreement import Agreement, in_words


def told(measure, value, low, high, lang="en", why=""):
    return in_words(Agreement(measure, value, low, high, 20, 2, why), lang)


def test_a_whole_interval_above_the_border_is_called_good():
    assert told("alpha_ordinal", 0.88, 0.81, 0.95) == (
        "Krippendorff's alpha (ordinal): 0.88 (between 0.81 and 0.95), with 20 texts read twice. "
        "What this allows one to say: good agreement."
    )


def test_a_good_value_with_a_wide_interval_is_not_called_good():
    words = told("alpha_ordinal", 0.88, 0.50, 0.95)
    assert "from “not yet enough to draw conclusions” to “good agreement”" in words


@pytest.mark.parametrize(("value", "band"), [
    (0.49, "poor"), (0.5, "moderate"), (0.75, "good"), (0.9, "excellent"),
])  # fmt: skip
def test_correlations_have_four_bands(value, band):
    assert f"say: {band} reliability." in told("icc_2_1", value, value, value)


def test_kappa_is_told_without_a_border():
    assert "No limit is accepted by everyone" in told("kappa_quadratic", 0.7, 0.6, 0.8)


def test_full_agreement_on_few_texts_says_nothing_of_others():
    assert told("alpha_ordinal", 1.0, None, None, "es") == (
        "Alfa de Krippendorff (ordinal): 1,00, con 20 textos de doble lectura. Con tan pocos "
        "textos o tan pocas diferencias no se puede decir cuánto coincidirían en otros."
    )


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("why", ["one_reader", "few_texts", "no_variance"])
def test_what_is_undefined_is_explained(lang, why):
    assert told("alpha_ordinal", None, None, None, lang, why).endswith(".")
