"""How many came how far in each wave, who left against who stayed, and what was left open."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from lidera_nb.analysis.attrition import Apart, of_means, of_shares
from lidera_nb.dataset.suppression import apart, suppress
from lidera_nb.report.cohort.found.scores import Asked, score
from lidera_nb.report.cohort.model import Attrition, Gap, LeftRow, WaveFlow
from lidera_nb.report.estimates import wilson
from lidera_nb.report.labels import Labels

TRAITS = {
    "rurality": ("rural", "rural_isolated"),
    "vulnerability": ("high", "very_high"),
    "level": ("primary", "primary_secondary"),
    "dependence": ("municipal", "slep", "us_district"),
}
"""Answers of the school profile that make a yes of each question."""

NEVER = "–"


def waves(
    asked: Asked, analysed: int | None, known: Collection[int], threshold: int
) -> tuple[WaveFlow, ...]:
    """Both waves; a count is withheld where it, or its distance to another one, is of a few.

    Parameters
    ----------
    asked, analysed
        The scale, and how many stand behind the headline.
    known
        Numbers of people that are printed elsewhere.
    threshold
        The smallest count and difference that may be shown.
    """
    started = [len(asked.answered(wave)) for wave in asked.waves]
    completed = [int(asked.items(wave).notna().all(axis=1).sum()) for wave in asked.waves]
    printed = [*known, *([analysed] if analysed else [])]
    told = apart([*started, *completed], threshold, printed)
    return tuple(
        WaveFlow(wave, told[i], told[2 + i], analysed) for i, wave in enumerate(asked.waves)
    )


def attrition(
    asked: Asked, people: pd.DataFrame, labels: Labels, words: dict[str, str], threshold: int,
    seed: int,
) -> Attrition:  # fmt: skip
    """Those who were measured first and not again, against those who were.

    Parameters
    ----------
    asked, people
        The scale, and the table `participants`.
    labels, words
        Names of subscales, and of the traits in `TRAITS`.
    threshold, seed
        The smallest count that may be shown, and what settles the draws.
    """
    first, again = asked.answered(asked.waves[0]), asked.answered(asked.waves[1])
    stayed, left = first & again, first - again
    n_stayed, n_left = suppress([len(stayed), len(left)], threshold).values
    if n_stayed is None or n_left is None or not left:
        share = None if n_left is None else wilson(n_left, len(first))
        return Attrition(n_stayed, n_left, share, ())
    rows = [
        *_scored(asked, stayed, left, labels, threshold, seed),
        *_traits(people, stayed, left, words, threshold),
    ]
    return Attrition(n_stayed, n_left, wilson(n_left, len(first)), tuple(rows))


def lost(asked: Asked) -> float:
    """The share of those measured first who were not measured again."""
    first, again = asked.answered(asked.waves[0]), asked.answered(asked.waves[1])
    return len(first - again) / len(first)


def _scored(
    asked: Asked, stayed: Collection[str], left: Collection[str], labels: Labels, threshold: int,
    seed: int,
) -> Iterator[LeftRow]:  # fmt: skip
    for name in asked.subscales:
        scores = score(asked.items(asked.waves[0], name))
        groups = [[float(one) for who, one in scores.items() if str(who) in group]
                  for group in (stayed, left)]  # fmt: skip
        few = min(len(group) for group in groups) < threshold
        found = None if few else of_means(groups[0], groups[1], seed)
        yield _row(labels.of("subscale", asked.id, name), found)


def _traits(
    people: pd.DataFrame, stayed: Collection[str], left: Collection[str], words: dict[str, str],
    threshold: int,
) -> Iterator[LeftRow]:  # fmt: skip
    """School profiles; withheld where any of the four counts behind it is of a few."""
    for trait, yes in TRAITS.items():
        known = people[people[trait].notna() & (people[trait] != "unknown")]
        counts = []
        for group in (stayed, left):
            own = known[known["study_id"].isin(group)]
            counts.append((int(own[trait].isin(yes).sum()), len(own)))
        cells = [cell for has, n in counts for cell in (has, n - has)]
        safe = all(n for _, n in counts) and not any(0 < cell < threshold for cell in cells)
        yield _row(words[trait], of_shares(*counts) if safe else None)


def _row(label: str, found: Apart | None) -> LeftRow:
    if found is None:
        return LeftRow(label, None, "", None)
    return LeftRow(label, found.value, found.band, found.p)


def gaps(asked: Asked, labels: Labels, threshold: int) -> Iterator[Gap]:
    """What was left open in each wave by those who handed the scale in."""
    for wave in asked.waves:
        items = asked.items(wave)
        by_item = items.isna().sum()
        total = int(by_item.sum())
        parts = {str(item): str(sub) for item, sub in
                 asked.rows[["item", "subscale"]].itertuples(index=False)}  # fmt: skip
        most = [labels.of("item", asked.id, str(item), parts[str(item)])
                for item, count in by_item.items() if int(count) >= threshold]  # fmt: skip
        told = f"1{NEVER}{threshold - 1}" if 0 < total < threshold else str(total)
        yield Gap(wave, int(items.size), told, tuple(most))
