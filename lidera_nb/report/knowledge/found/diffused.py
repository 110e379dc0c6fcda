"""Whether cards are tried after people whom one turns to wrote or tried them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from lidera_nb.analysis.diffusion import Diffusion, Known, diffusion
from lidera_nb.network import Study
from lidera_nb.report.knowledge.model import Spread
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import KnowledgeParameters

PEOPLE, TRIES = 15, 10
"""People who answered the network, and tries of theirs, from which on chance is asked."""


def diffused(
    tables: Mapping[str, pd.DataFrame], study: Study, names: Names, asked: KnowledgeParameters
) -> Spread:
    """Tries after people whom one turns to, by the first wave of the network.

    A later wave could hold ties that a card made; the first holds fewer of them.
    """
    relation = asked.relation or next(iter(study.relations), "")
    wave = min(study.waves, default=0)
    own = study.responses[study.responses["wave"] == wave]
    answered = [str(one) for one in own.loc[own["responded"], "person"]]
    spread = Spread(names.relation(relation), wave, len(answered), None)
    if len(answered) < PEOPLE or not relation:
        return replace(spread, few="people")
    turned = _turned(study, wave, relation, asked.at_least)
    silent = sorted({str(one) for one in own["person"]} - set(answered))
    found = diffusion(list(_known(tables)), {one: turned.get(one, ()) for one in answered},
                      silent, asked.permutations, asked.seed)  # fmt: skip
    few = _few(found, asked.threshold)
    if few or found is None:
        return replace(spread, few=few)
    return replace(spread, found=_told(found, asked.threshold))


def _told(found: Diffusion, threshold: int) -> Diffusion:
    """The same without numbers of a few people."""
    wrote, tried = (None if n and n < threshold else n for n in (found.wrote, found.tried))
    return replace(found, wrote=wrote, tried=tried)


def _few(found: Diffusion | None, threshold: int) -> str:
    if found is None or found.tries < TRIES or found.triers < threshold:
        return "tries"
    small = any(0 < people < threshold for people in (found.followers, found.alone))
    return "withheld" if small else ""


def _turned(study: Study, wave: int, relation: str, at_least: int) -> dict[str, list[str]]:
    graph = study.graph(wave, relation, at_least=at_least)
    return {str(one): [str(other) for other in graph.successors(one)] for one in graph}


def _known(tables: Mapping[str, pd.DataFrame]) -> Iterator[Known]:
    """Who wrote what and who tried it, from the first day of each on."""
    cards, tries = tables["cards"], tables["card_tries"]
    out = cards[cards["study_id"].notna() & cards["published_on"].notna()]
    for card, who, at in zip(out["card"], out["study_id"], out["published_on"], strict=True):
        yield Known(str(card), str(who), at.toordinal(), wrote=True)
    first = tries.sort_values("since_on", kind="stable").drop_duplicates(["card", "study_id"])
    for card, who, at in zip(first["card"], first["study_id"], first["since_on"], strict=True):
        yield Known(str(card), str(who), at.toordinal())
