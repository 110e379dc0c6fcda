"""Who takes part first, by lot: assignment, its balance, and a seed that nobody could choose."""

from lidera_nb.analysis.randomised.assigned import Unit, assign
from lidera_nb.analysis.randomised.balance import Balance, balance
from lidera_nb.analysis.randomised.sealed import new_secret, opens, seal_of, seed_for

__all__ = [
    "Balance",
    "Unit",
    "assign",
    "balance",
    "new_secret",
    "opens",
    "seal_of",
    "seed_for",
]
