"""The same question asked a little differently: does the answer hang on how it was asked?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from lidera_nb.analysis.alignment import Path, optimal_matching
from lidera_nb.analysis.alike import Matrix
from lidera_nb.network import Study
from lidera_nb.report.influence.found.tied import Compared, tied
from lidera_nb.report.influence.model import Tied
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import InfluenceParameters
from lidera_nb.report.voice import Voice

CUTS = (2, 3)
"""Frequencies from which on a tie counts, beside the one that was asked for."""


def cuts(
    study: Study,
    wave: int,
    relation: str,
    what: Compared,
    others: Mapping[str, Matrix],
    names: Names,
    asked: InfluenceParameters,
) -> Iterator[Tied]:
    """The main relation without controls, with other ideas of alike, and with stronger ties.

    Parameters
    ----------
    study, wave, relation
        What ties are taken from.
    what
        What is compared.
    others
        Other things to compare, by the id of their text.
    names, asked
        How things are called, and the parameters of the report.
    """
    voice = Voice(asked.lang)
    graph = study.graph(wave, relation, at_least=asked.at_least)
    ways = {"bare": replace(what, controls={})}
    ways |= {name: replace(what, values=values) for name, values in others.items()}
    for name, other in ways.items():
        found = tied(voice.text(f"influencereport.cuts.{name}"), graph, other, asked)
        if found:
            yield found
    for point in (one for one in CUTS if one > asked.at_least):
        stronger = study.graph(wave, relation, at_least=point)
        if stronger.number_of_edges() == graph.number_of_edges():
            continue
        label = voice.text("influencereport.cuts.at_least", point=names.frequency(point))
        found = tied(label, stronger, what, asked)
        if found:
            yield found


def as_paths(paths: Sequence[Path]) -> Matrix:
    """How alike whole paths are, 1 for the same; NaN along the diagonal."""
    found: Matrix = 1 - optimal_matching(paths)
    np.fill_diagonal(found, np.nan)
    return found
