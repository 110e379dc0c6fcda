"""The regressions behind the published numbers, each fitted once."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network import autocorrelation, matrix, mrqap, qap_correlation
from tests.network.reference.numbers import network

PERMUTATIONS = 4000
PAIRS = {"0/": ("advice", "friend"), "1/": ("advice", "reports"), "2/": ("friend", "reports")}


@cache
def qap(data: str, place: str | None) -> Any:
    one, other = PAIRS[place] if place else ("marriage", "business")
    graphs = network(f"{data}/{one}"), network(f"{data}/{other}")
    return qap_correlation(*graphs, permutations=PERMUTATIONS, seed=11)


@cache
def fitted(fit: str, how: Any) -> Any:
    """A regression by the name of its key, such as ``mrqap_advice_on_friend_reports``."""
    family = "binomial" if fit.startswith("lrqap") else "gaussian"
    response, predictors = fit.split("_", 1)[1].split("_on_")
    x = {name: relation(name) for name in predictors.split("_")}
    reps = 400 if family == "binomial" else PERMUTATIONS
    return mrqap(relation(response), x, permutations=reps, seed=12, family=family, method=how)


def terms(fit: str, how: str) -> list[str]:
    """Names of the terms, as sna and the published numbers spell them."""
    theirs = {"intercept": "(intercept)", "samedept": "same_dept",
              "tenurediff": "tenure_absdiff"}  # fmt: skip
    return [theirs.get(name, name) for name in fitted(fit, how).table.index]


def standard_errors(fit: str, how: str) -> Any:
    table = fitted(fit, how).table
    return table["estimate"] / table["t"]


def relation(name: str) -> Any:
    """A tie matrix of the managers, or how alike two of them are."""
    people = network("krackhardt/advice")
    if name == "samedept":
        dept = np.array([value for _, value in people.nodes(data="dept")])
        return (dept[:, None] == dept).astype(float)
    if name == "tenurediff":
        tenure = np.array([value for _, value in people.nodes(data="tenure")], dtype=float)
        return np.abs(tenure[:, None] - tenure)
    return matrix(network(f"krackhardt/{name}"))


@cache
def influence(fit: str) -> Any:
    """The autocorrelation of tenure on age with one relation, as ``lag`` (W1) or ``error`` (W2)."""
    people = network("krackhardt/advice")
    held = [(data["tenure"], data["age"]) for _, data in people.nodes(data=True)]
    tenure, age = np.array(held, dtype=float).T
    ties = relation(fit.rsplit("_", 1)[1])
    sums = ties.sum(axis=1, keepdims=True)
    weights = np.divide(ties, sums, out=np.zeros_like(ties), where=sums > 0)
    columns = pd.DataFrame({"const": 1.0, "age": age})
    return autocorrelation(tenure, columns, **{"w1" if "_W1_" in fit else "w2": weights})


def sna_sigma_se(fit: str) -> float:
    """sna gives the variance of sigma where it says its standard error."""
    return float(influence(fit).sigma_se ** 2)
