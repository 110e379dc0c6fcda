"""Permutation tests of the last wave: which relations go together, and what goes with a tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from lidera_nb.network import Study
from lidera_nb.network.inference import mrqap, qap_correlation
from lidera_nb.network.ties import Graph
from lidera_nb.report.network.model import Pair, Term, Tests
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import NetworkParameters

SAME = ("level",)
"""Beside the report's own groups: having this in common may go with a tie."""


def tests(
    study: Study, wave: int, relation: str, usable: Sequence[str], names: Names,
    asked: NetworkParameters,
) -> Tests | None:  # fmt: skip
    """The tests, or None where no relation can be tested.

    Parameters
    ----------
    study, wave
        The study, and the wave that is tested.
    relation
        What the regression is about.
    usable
        Relations with enough ties to be told of.
    names
        Words for relations and attributes.
    asked
        Groups, least frequency, permutations and seed.
    """
    if relation not in usable:
        return None
    graphs = {name: study.graph(wave, name, at_least=asked.at_least) for name in usable}
    people = sum(bool(answered) for _, answered in graphs[relation].nodes(data="responded"))
    return Tests(
        wave,
        people,
        tuple(_pair(graphs, one, other, names, asked) for one, other in combinations(usable, 2)),
        _terms(graphs, relation, names, asked),
    )
