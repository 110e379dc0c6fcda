"""What tests of networks cost, here and in R's sna: a part of ``network.py``, or run on its own.

``figures()`` measures both sides in one run, over the same seeded networks, in CPU seconds of one
process (user and system). R's slow cases run with fewer permutations than ours and are scaled up,
which the result says; ``figures(full=True)``, or ``python benchmarks/_inference.py full``, gives
R all of them. Without Rscript and r-cran-sna R's figures, and the ratios, are null.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from scipy import sparse

from lidera_nb.network import autocorrelation, mrqap, qap_correlation

PERMUTATIONS = 1000
TIES = {110: 8.0, 1000: 5.0}
"""Ties a person in the networks that both sides test."""
SIZES = (20, 50, 110, 300, 1000, 3000, 9000)
R_SCRIPT = Path(__file__).with_name("_sna.R")
R_SHORT = {"qap_n110": 1000, "qap_n1000": 50, "mrqap_n110": 50}
"""Permutations that R draws in a short run."""
FULL_RELATION, LOGISTIC, MODEL = 1000, 1000, 1000
"""Largest sizes in the table: full relations, logistic regression, autocorrelation."""
R_PATIENCE = 900


def networks(n: int, ties: float, seed: int = 1) -> dict[str, Any]:
    """Three predictors and an outcome that follows the first, as sparse arrays."""
    dice = np.random.default_rng(seed)
    nets = {name: _random(n, ties, dice) for name in ("x1", "x2", "x3", "y")}
    shared = nets["x1"].multiply(sparse.random_array((n, n), density=0.3, rng=dice) > 0)
    nets["y"] = sparse.csr_array(((nets["y"] + shared) > 0).astype(float))
    return nets


def _random(n: int, ties: float, dice: np.random.Generator) -> Any:
    found = sparse.random_array((n, n), density=min(0.5, ties / n), rng=dice, format="lil")
    found.setdiag(0)
    return (sparse.csr_array(found) > 0).astype(float)


def influenced(n: int, seed: int = 1) -> tuple[Any, Any, Any]:
    """y, X and W1 of people who follow the five whom they name: rho1 0.4, beta 1 and 2."""
    dice = np.random.default_rng(seed)
    ties = _random(n, 5, dice)
    w = sparse.diags_array(1 / np.maximum(1, ties.sum(axis=1))) @ ties
    x = np.column_stack([np.ones(n), dice.normal(size=n)])
    left = sparse.csc_array(sparse.eye_array(n) - 0.4 * w)
    return sparse.linalg.spsolve(left, x @ [1, 2] + dice.normal(size=n)), x, w


def cpu_s(work: Callable[[], Any], times: int = 3) -> float:
    """The median CPU time of some runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return median(spent)


def _qap(nets: dict[str, Any]) -> Any:
    return qap_correlation(nets["x1"], nets["y"], PERMUTATIONS)


def _mrqap(nets: dict[str, Any], family: Any = "gaussian") -> Any:
    terms = {name: nets[name] for name in ("x1", "x2", "x3")}
    return mrqap(nets["y"], terms, PERMUTATIONS, family=family)


def compared(name: str, work: str, n: int, full: bool) -> dict[str, Any]:
    """One test on both sides: CPU seconds, what they cover, and whether the estimates agree."""
    nets = networks(n, TIES[n])
    run = _qap if work == "qap" else _mrqap
    ours = cpu_s(lambda: run(nets))
    drawn = PERMUTATIONS if full else R_SHORT[name]
    theirs = in_r(work, nets, n, drawn)
    found = run(nets)
    estimates = [found.statistic] if work == "qap" else list(found.table["estimate"])
    scaled = theirs and theirs["cpu_s"] * PERMUTATIONS / drawn
    return {
        f"{name}_cpu_s": round(ours, 4),
        f"{name}_sna_cpu_s": scaled and round(scaled, 2),
        f"{name}_sna_permutations": theirs and drawn,
        f"{name}_sna_scaled": theirs and drawn < PERMUTATIONS,
        f"{name}_agrees": theirs and bool(np.allclose(estimates, theirs["estimates"], atol=1e-6)),
        f"{name}_ratio": scaled and round(scaled / ours, 1),
    }


def modelled(n: int) -> dict[str, Any]:
    """The autocorrelation model on both sides, where R comes to an end."""
    y, x, w = influenced(n)
    ours, found = cpu_s(lambda: autocorrelation(y, x, w)), autocorrelation(y, x, w)
    theirs = in_r("lnam", {"w": w}, n, 0, {"outcome": y, "covariates": x})
    name, estimates = f"autocorrelation_n{n}", [*found.beta, found.rho1]
    return {
        f"{name}_cpu_s": round(ours, 4),
        f"{name}_sna_cpu_s": theirs and theirs["cpu_s"],
        f"{name}_agrees": theirs and bool(np.allclose(estimates, theirs["estimates"], atol=1e-3)),
        f"{name}_ratio": theirs and round(theirs["cpu_s"] / ours, 1),
    }


def in_r(
    work: str,
    nets: dict[str, Any],
    n: int,
    permutations: int,
    arrays: dict[str, Any] | None = None,
) -> dict[str, Any] | None:
    """What R says of the same networks and arrays; None where R or sna is not installed."""
    if not shutil.which("Rscript"):
        return None
    with TemporaryDirectory() as folder:
        _write(Path(folder), {"n": [n], **(arrays or {})}, nets)
        command = ["Rscript", str(R_SCRIPT), work, folder, str(permutations)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=R_PATIENCE)
        except subprocess.TimeoutExpired:
            return None
    print(done.stderr.strip()[-300:], file=sys.stderr, end="")
    return json.loads(done.stdout) if done.returncode == 0 else None


def _write(folder: Path, arrays: dict[str, Any], nets: dict[str, Any]) -> None:
    """Arrays as they are, networks as lists of ties that count from 1."""
    for name, array in arrays.items():
        np.savetxt(folder / f"{name}.csv", array, fmt="%.17g", delimiter=",")
    for name, net in nets.items():
        ties = net.tocoo()
        rows = np.column_stack([ties.row + 1, ties.col + 1, ties.data])
        np.savetxt(folder / f"{name}.csv", rows, fmt="%.17g", delimiter=",")


def cost(n: int) -> dict[str, Any]:
    """CPU seconds of everything at one size, None where it makes no sense."""
    nets, dice = networks(n, 5), np.random.default_rng(2)
    found: dict[str, Any] = {
        "n": n,
        "qap_ties": cpu_s(lambda: _qap(nets), 1),
        "mrqap_ties": cpu_s(lambda: _mrqap(nets), 1),
        "qap_pairs": None,
        "mrqap_logistic": None,
        "autocorrelation": None,
    }
    if n <= FULL_RELATION:
        full = [dice.normal(size=(n, n)) for _ in range(2)]
        found["qap_pairs"] = cpu_s(lambda: qap_correlation(*full, PERMUTATIONS), 1)
    if n <= LOGISTIC:
        found["mrqap_logistic"] = cpu_s(lambda: _mrqap(nets, "binomial"), 1)
    if n <= MODEL:
        y, x, w = influenced(n)
        found["autocorrelation"] = cpu_s(lambda: autocorrelation(y, x, w), 1)
    print(f"tests of networks, n = {n}: done", file=sys.stderr, flush=True)
    return {name: value and round(value, 4) for name, value in found.items()}


def figures(full: bool = False) -> dict[str, Any]:
    """Ratios to R's sna, CPU seconds of both, and cost against n."""
    found: dict[str, Any] = {}
    for name, work, n in (
        ("qap_n110", "qap", 110),
        ("qap_n1000", "qap", 1000),
        ("mrqap_n110", "mrqap", 110),
    ):
        found |= compared(name, work, n, full)
        print(f"{name}: {found[f'{name}_ratio']} times as fast as sna", file=sys.stderr, flush=True)
    found |= modelled(110)
    y, x, w = influenced(1000)
    found["autocorrelation_n1000_cpu_s"] = round(cpu_s(lambda: autocorrelation(y, x, w), 1), 2)
    found["inference_permutations"] = PERMUTATIONS
    found["inference_cost"] = [cost(n) for n in SIZES]
    return found


if __name__ == "__main__":
    print(json.dumps(figures(full="full" in sys.argv[1:])))
