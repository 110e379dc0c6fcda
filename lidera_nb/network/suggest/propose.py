"""From a network and what is wanted to suggestions with reasons and what they would change."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from lidera_nb.network.study import Study
from lidera_nb.network.suggest.asked import GOALS, Chances, Constraints, Goals
from lidera_nb.network.suggest.greedy import Chosen, choose
from lidera_nb.network.suggest.pool import LIMIT
from lidera_nb.network.suggest.reasons import explained
from lidera_nb.network.suggest.result import Method, Suggestions
from lidera_nb.network.suggest.simulate import simulate
from lidera_nb.network.suggest.situation import Situation, experts_of, latest, situation
from lidera_nb.network.ties import Graph

COLUMNS = ("rank", "one", "other", "kind", "distance", "taken", *GOALS, "reasons")


def suggest(
    network: Study | Graph,
    *,
    goals: Goals | None = None,
    count: int = 10,
    constraints: Constraints | None = None,
    wave: int | None = None,
    relation: str | None = "advice",
    topic: str | None = None,
    experts: Iterable[Hashable] = (),
    chances: Chances | None = None,
    seed: int = 2026,
    most_pairs: int = LIMIT,
) -> Suggestions:
    """New ties that would do most for a network, with reasons, and what they would change.

    Parameters
    ----------
    network
        A study, or a directed graph in which a tie leads to the person who is turned to.
    goals
        How much each goal counts; all alike by default.
    count
        How many ties at most; fewer come where no other allowed tie would help.
    constraints
        What no suggestion may break.
    wave, relation
        Which network of a study; the last wave's advice by default, all relations laid upon one
        another with ``relation=None``. A graph is taken as it is.
    topic
        The expertise to spread: whoever two colleagues named for it in that wave knows it.
    experts
        Ids of those who know the topic, where they are known otherwise.
    chances
        What is assumed about chance, and how many futures are simulated.
    seed
        Of the simulation; the ties themselves are chosen without chance.
    most_pairs
        Pairs that are weighed exactly at most; the most promising, where there are more.

    Returns
    -------
    Suggestions
        Ids only, no names. People who did not answer are never called isolated, and no gain is
        claimed for them (see `lidera_nb.network.suggest.situation`).

    Raises
    ------
    ValueError
        If there is no such wave, relation, topic or attribute, the graph has no direction, or
        there are fewer than three people.

    References
    ----------
    Kempe, Kleinberg & Tardos 2003 (cascades and greedy choice); Minoux 1978 (lazy greedy).
    """
    goals, constraints, chances = (
        goals or Goals(),
        constraints or Constraints(),
        chances or Chances(),
    )
    known = frozenset(experts)
    if topic is not None and isinstance(network, Study):
        known |= experts_of(network, latest(network, wave), topic)
    now = situation(network, wave, relation, known)
    chosen = choose(now, goals, count, constraints, chances, most_pairs)
    changes = simulate(now, [one.pair for one in chosen.choices], chances, seed)
    method = _method(now, chosen, chances, seed)
    return Suggestions(_ties(now, chosen, chances), changes, goals, constraints, chances, method)


def _method(now: Situation, chosen: Chosen, chances: Chances, seed: int) -> Method:
    return Method(
        algorithm="all_pairs" if chosen.exhaustive else "promising_pairs",
        people=now.size,
        silent=int((~now.answered).sum()),
        pairs=chosen.pairs,
        weighed=chosen.weighed,
        runs=chances.runs,
        seed=seed,
        synthetic=now.synthetic,
    )


def _ties(now: Situation, chosen: Chosen, chances: Chances) -> pd.DataFrame:
    ids = now.people.index
    rows: list[dict[str, Any]] = []
    sentences = explained(now, chosen.choices)
    for k, (choice, said) in enumerate(zip(chosen.choices, sentences, strict=True), start=1):
        pair = choice.pair
        shares = {goal: choice.shares.get(goal, 0.0) for goal in GOALS}
        rows.append({"rank": k, "one": ids[pair.one], "other": ids[pair.other],
                     "kind": pair.kind, "distance": pair.distance,
                     "taken": chances.taken[pair.distance], **shares,
                     "reasons": said})  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
