"""Each subscale before and after, the same reckoned in other ways, and how well items hold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lidera_nb.analysis import effects, reliability, robust
from lidera_nb.analysis.attrition import Bounds, bounds
from lidera_nb.report.cohort.found.scores import Asked, score
from lidera_nb.report.cohort.model import Held, Outcome, Tried
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.labels import Labels

WEAK = 0.2
"""An item that goes with the rest less than this may be about something else."""

UNUSUAL = 0.05

MOSTLY = 0.75
"""As much of a subscale without its reversed items as three of four."""


def outcomes(asked: Asked, labels: Labels, threshold: int) -> Iterator[Outcome]:
    """Every subscale of a scale."""
    for name in asked.subscales:
        first, second = asked.pairs(name)
        label, items = (
            labels.of("subscale", asked.id, name),
            len(asked.items(asked.waves[0], name).columns),
        )
        whole, change = effects.average(first, second), effects.mean_change(first, second)
        if len(first) < threshold or whole is None or change is None:
            yield Outcome(name, label, None, items, asked.points)
            continue
        yield Outcome(
            name,
            label,
            len(first),
            items,
            asked.points,
            change.first,
            change.second,
            Estimate(change.value, change.low, change.high, change.n),
            Estimate(whole.value, whole.low, whole.high, whole.n),
            whole.correlation,
        )


def tried(asked: Asked, main: Outcome, threshold: int, seed: int) -> tuple[Tried, ...]:
    """The change of the main outcome in every other way that is sound for it.

    Where the people are nearly those of the headline, a number is `coarse`: beside the headline
    it could tell of the few who make the difference.
    """
    first, second = asked.pairs(main.id)
    found = [_effect("whole", effects.average(first, second), main, threshold),
             _effect("z", effects.change(first, second), main, threshold)]  # fmt: skip
    for name, straight, share in (("complete", False, 1.0), ("straight", True, MOSTLY)):
        pairs = asked.pairs(main.id, straight, share)
        found.append(_effect(name, effects.average(*pairs), main, threshold))
    ranks = robust.hodges_lehmann(second - first)
    if ranks is not None:
        found.append(Tried("ranks", "points", ranks.n, ranks.value, ranks.low, ranks.high))
    found.append(Tried("signs", "p", len(first), robust.permuted(second - first, seed)))
    ends = robust.without_one(first, second, _g)
    if ends is not None and len(first) >= 2 * threshold:
        middle = sum(ends) / 2
        found.append(Tried("one", "g", len(first) - 1, middle, *ends, coarse=True))
    return tuple(one for one in found if one is not None)


def _effect(name: str, found: effects.Effect | None, main: Outcome, threshold: int) -> Tried | None:
    if found is None or found.n < threshold:
        return None
    near = 0 < abs(found.n - (main.people or 0)) < threshold
    return Tried(name, "g", found.n, found.value, found.low, found.high, near)


def _g(first: np.ndarray, second: np.ndarray) -> float | None:
    found = effects.average(first, second)
    return found.value if found else None


def agreeing(found: tuple[Tried, ...]) -> bool:
    """Whether all ways give the same direction and, of those with a test, the same answer."""
    values = [one.value for one in found if one.measure != "p"]
    clear = [_clear(one) for one in found if one.id in ("whole", "ranks", "signs")]
    return len({value > 0 for value in values}) == 1 and len(set(clear)) == 1


def _clear(one: Tried) -> bool:
    """Whether chance alone would seldom give as much."""
    if one.measure == "p":
        return one.value < UNUSUAL
    return one.low is not None and one.high is not None and (one.low > 0 or one.high < 0)


def bounded(asked: Asked, main: Outcome, threshold: int) -> Bounds | None:
    """What the mean change could be with those who left; None for too few of them."""
    first, second = (score(asked.items(wave, main.id)) for wave in asked.waves)
    both = first.index.intersection(second.index)
    left = [float(one) for one in first.drop(both)]
    if len(left) < threshold:
        return None
    return bounds([float(d) for d in second[both] - first[both]], left, (1, asked.points))


def held(asked: Asked, labels: Labels, threshold: int, seed: int) -> Iterator[Held]:
    """How well the items of each subscale held together, among those who answered all of them."""
    for name in asked.subscales:
        for wave in asked.waves:
            table = asked.items(wave, name)
            items = table.dropna().to_numpy(dtype=float)
            enough = len(items) >= threshold
            rest = reliability.item_rest(items) if enough else ()
            weak = [labels.of("item", asked.id, str(item), name)
                    for item, r in zip(table.columns, rest, strict=False) if r < WEAK]  # fmt: skip
            yield Held(
                labels.of("subscale", asked.id, name),
                wave,
                len(table.columns),
                _estimate(reliability.alpha(items)) if enough else None,
                _estimate(reliability.omega(items, seed)) if enough else None,
                tuple(weak),
            )


def _estimate(found: reliability.Coefficient | None) -> Estimate | None:
    return Estimate(found.value, found.low, found.high, found.n) if found else None


def steadiness(found: tuple[Held, ...], label: str) -> float | None:
    """The smallest coefficient of a subscale at either time: omega, or else alpha."""
    own = [one.omega or one.alpha for one in found if one.label == label]
    known = [one.value for one in own if one is not None]
    return float(np.min(known)) if own and len(known) == len(own) else None
