"""What changed between waves that follow one another, in ties and in people's own circles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from lidera_nb.dataset.suppression import suppress
from lidera_nb.network import Study, compare_waves
from lidera_nb.report.estimates import wilson
from lidera_nb.report.network.model import Change
from lidera_nb.report.network.names import Names


def changes(
    study: Study, told: Sequence[int], at_least: int, names: Names, threshold: int
) -> tuple[Change, ...]:
    """Every relation between every two waves that follow one another and are told."""
    return tuple(
        _change(study, relation, first, second, at_least, names, threshold)
        for relation in study.relations
        for first, second in pairwise(told)
    )


def _change(
    study: Study,
    relation: str,
    first: int,
    second: int,
    at_least: int,
    names: Names,
    threshold: int,
) -> Change:
    before, after = (study.graph(w, relation, at_least=at_least) for w in (first, second))
    found = compare_waves(before, after)
    people, label = len(found.people), names.relation(relation)
    if people < threshold:
        return Change(relation, label, first, second, people, *(None,) * 5)
    counts = [found.changes[kind] for kind in ("11", "10", "01")]
    kept, gone, new = suppress(counts, threshold).values
    seen = sum(counts) if None not in (kept, gone, new) else 0
    own = [float(share) for share in found.people["stability"].dropna()]
    return Change(
        relation,
        label,
        first,
        second,
        people,
        kept,
        gone,
        new,
        wilson(counts[0], seen) if seen else None,
        median(own) if seen and len(own) >= threshold else None,
    )
