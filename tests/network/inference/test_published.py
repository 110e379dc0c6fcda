"""What R's sna says of published networks is what we say of them."""

import numpy as np
import pytest

from lidera_nb.network import autocorrelation, mrqap, qap_correlation
from tests.network.inference.published import managers, network, numbers, people, within_chance

PERMUTATIONS = 4000
PS = ("p_ge", "p_le", "p_two")
REGRESSIONS = {
    "mrqap_advice_on_friend_reports_samedept": "gaussian",
    "mrqap_friend_on_advice_reports_samedept_tenurediff": "gaussian",
    "mrqap_advice_on_friend_reports": "gaussian",
    "lrqap_advice_on_friend_reports_samedept": "binomial",
}


@pytest.mark.parametrize("which", range(3))
def test_correlations_of_the_managers_relations_are_those_of_sna(which):
    said, nets = numbers()["krackhardt"]["qap"][which], managers()
    found = qap_correlation(nets[said["a"]], nets[said["b"]], PERMUTATIONS)
    assert found.statistic == pytest.approx(said["gcor"], abs=1e-6)
    assert found.null_mean == pytest.approx(said["perm_mean"], abs=0.005)
    assert found.null_sd == pytest.approx(said["perm_sd"], rel=0.05)
    for p in PS[:2]:
        assert within_chance(getattr(found, p), said[p], PERMUTATIONS, said["reps"])


def test_marriage_and_business_of_the_florentines_go_together():
    said = numbers()["florentine"]
    found = qap_correlation(network("flo_marriage"), network("flo_business"), PERMUTATIONS)
    assert found.statistic == pytest.approx(said["gcor"], abs=1e-6)
    assert within_chance(found.p_ge, said["qap"]["p_ge"], PERMUTATIONS, said["qap"]["reps"])


@pytest.mark.parametrize("key", REGRESSIONS)
@pytest.mark.parametrize("method", ["qapspp", "qapy"])
def test_regressions_of_the_managers_relations_are_those_of_sna(key, method):
    if method not in numbers()["krackhardt"][key]:
        pytest.skip(f"the reference has no {method} of {key}")
    said, nets = numbers()["krackhardt"][key][method], managers()
    outcome, m = key.split("_")[1], PERMUTATIONS if REGRESSIONS[key] == "gaussian" else 300
    found = mrqap(nets[outcome], {term: nets[term] for term in said["terms"][1:]}, m,
                  family=REGRESSIONS[key], method=method)  # fmt: skip
    assert list(found.table["estimate"]) == pytest.approx(said["coef"], abs=1e-6)
    assert list(found.table["t"]) == pytest.approx(said["tstat"], abs=1e-6)
    for p in PS:
        both = zip(found.table[p], said[p], strict=True)
        assert all(within_chance(ours, theirs, m, said["reps"]) for ours, theirs in both)


def test_a_logistic_regression_has_the_deviance_of_sna():
    said = numbers()["krackhardt"]["lrqap_advice_on_friend_reports_samedept"]["qapspp"]
    nets = managers()
    found = mrqap(nets["advice"], {one: nets[one] for one in said["terms"][1:]}, 20,
                  family="binomial")  # fmt: skip
    errors = found.table["estimate"] / found.table["t"]
    assert found.deviance == pytest.approx(said["deviance"], abs=1e-6)
    assert list(errors) == pytest.approx(said["se"], abs=1e-6)


@pytest.mark.parametrize(
    ("key", "relation", "place"),
    [("krack_tenure_on_age_W1_advice", "advice", "w1"),
     ("krack_tenure_on_age_W2_friend", "friend", "w2")],
)  # fmt: skip
def test_autocorrelation_of_tenure_is_that_of_sna(key, relation, place):
    said, told = numbers()["lnam"][key], people("ht_advice")
    ties = managers()[relation].to_numpy()
    rows = ties.sum(axis=1, keepdims=True)
    w = np.divide(ties, rows, out=np.zeros_like(ties), where=rows > 0)
    x = np.column_stack([np.ones(len(told)), told["age"]])
    found, rho = autocorrelation(told["tenure"], x, **{place: w}), place.replace("w", "rho")
    assert list(found.beta) == pytest.approx(said["beta"], abs=1e-3)
    assert list(found.beta_se) == pytest.approx(said["beta_se"], abs=1e-3)
    assert getattr(found, rho) == pytest.approx(said[rho], abs=1e-3)
    assert getattr(found, f"{rho}_se") == pytest.approx(said[f"{rho}_se"], abs=1e-3)
    assert found.sigma == pytest.approx(said["sigma"][0][0], abs=1e-3)
    assert found.loglik == pytest.approx(said["lnlik"][0][0], abs=1e-3)
    assert found.parameters == said["df_model"]
    assert found.converged


def test_the_standard_error_of_sigma_is_the_root_of_what_sna_prints():
    said, told = numbers()["lnam"]["krack_tenure_on_age_W1_advice"], people("ht_advice")
    ties = managers()["advice"].to_numpy()
    x = np.column_stack([np.ones(len(told)), told["age"]])
    found = autocorrelation(told["tenure"], x, ties / ties.sum(axis=1, keepdims=True))
    assert found.sigma_se**2 == pytest.approx(said["sigma_se"][0][0], abs=1e-3)
