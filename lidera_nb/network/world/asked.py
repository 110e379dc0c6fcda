"""From what was so to what a survey would have told of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network.study import RESPONSES, TIES, Study
from lidera_nb.network.world.history import History

Rng = np.random.Generator

OFTEN = (0.3, 0.35, 0.23, 0.12)
"""Shares of the frequencies 1 to 4 among ties that nothing speaks for: most are seldom."""


def told(history: History, answered: tuple[float, ...], rng: Rng) -> tuple[Study, Study]:
    """What a survey with some silent people would hold, and what one without would.

    Returns
    -------
    (Study, Study)
        The survey's study, from which the ties of those who did not answer are missing, and the
        whole truth, in which everybody answered. Both are marked synthetic.
    """
    willing = dict(zip(history.people.index, rng.normal(size=len(history.people)), strict=True))
    rows, ties = [], []
    for k, (seat, nets) in enumerate(zip(history.seats, history.ties, strict=True)):
        rows += [(k + 1, person, True) for person in seat]
        ties += [_told(k + 1, relation, net, seat, rng) for relation, net in nets.items()]
    everybody = pd.DataFrame(rows, columns=list(RESPONSES))
    truth = Study(history.people, everybody, pd.concat(ties, ignore_index=True), synthetic=True)
    responses = _some(everybody, answered, willing, rng)
    return Study(history.people, responses, heard(truth.ties, responses), synthetic=True), truth


def heard(ties: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """The ties that were told: those sent by somebody who answered in that wave."""
    spoke = responses.loc[responses["responded"], ["wave", "person"]]
    kept = ties.merge(spoke, left_on=["wave", "source"], right_on=["wave", "person"])
    return kept[list(TIES)].reset_index(drop=True)


def _told(wave: int, relation: str, net: Any, seat: tuple[str, ...], rng: Rng) -> pd.DataFrame:
    name, _, topic = relation.partition(":")
    source, target = np.nonzero(net)
    mutual = net[target, source] > 0
    often = rng.choice(4, size=len(source), p=OFTEN) + 1
    often = np.minimum(often + (mutual & (rng.random(len(source)) < 0.5)), 4)
    ids = np.array(seat, dtype=object)
    return pd.DataFrame(
        {
            "wave": wave,
            "relation": name,
            "source": ids[source],
            "target": ids[target],
            "frequency": pd.array([pd.NA] * len(source) if topic else often, dtype="Int64"),
            "topic": topic or None,
        }
    )


def _some(
    everybody: pd.DataFrame, answered: tuple[float, ...], willing: dict[str, float], rng: Rng
) -> pd.DataFrame:
    """Whoever was hard to reach once is so again: readiness is partly the person's own."""
    ready = everybody["person"].map(willing) + rng.normal(size=len(everybody))
    ranks = ready.groupby(everybody["wave"]).rank(pct=True)
    silent = 1 - everybody["wave"].map(dict(enumerate(answered, start=1)))
    return everybody.assign(responded=ranks > silent)
