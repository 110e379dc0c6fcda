"""Tests of what stands behind a network, by permutation and by likelihood.

Permutation tests (`qap_correlation`, `mrqap`) ask whether relations go together more than they
would if people changed places; the autocorrelation model asks how far people resemble those whom
they turn to. See ``docs/inference.md`` for what each of them cannot tell.
"""

from lidera_nb.network.inference.convergence import Convergence
from lidera_nb.network.inference.correlation import QapCorrelation, qap_correlation
from lidera_nb.network.inference.influence import Autocorrelation, autocorrelation
from lidera_nb.network.inference.neighbours import Neighbours, neighbours
from lidera_nb.network.inference.regression import Mrqap, mrqap
from lidera_nb.network.inference.statement import statement

__all__ = [
    "Autocorrelation",
    "Convergence",
    "Mrqap",
    "Neighbours",
    "QapCorrelation",
    "autocorrelation",
    "mrqap",
    "neighbours",
    "qap_correlation",
    "statement",
]
