"""Who was asked and who answered, wave by wave, and who the people of the network are.

How many were asked and how many answered is printed as the n of everything else (decision 007).
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lidera_nb.dataset.suppression import suppress
from lidera_nb.network import Study
from lidera_nb.report.choices import distribution
from lidera_nb.report.estimates import wilson
from lidera_nb.report.labels import Item
from lidera_nb.report.model import Distribution
from lidera_nb.report.network.model import Wave
from lidera_nb.report.network.names import Names


def waves(study: Study, others: pd.Series[int], threshold: int) -> tuple[Wave, ...]:
    """The waves in order; of one that fewer than `threshold` answered, nothing but that.

    Parameters
    ----------
    study
        The study.
    others
        How many people who are not in the data each row of `study.responses` named.
    threshold
        The smallest count that may be shown.
    """
    return tuple(_wave(study, others, wave, threshold) for wave in study.waves)


def _wave(study: Study, others: pd.Series[int], wave: int, threshold: int) -> Wave:
    own = study.responses["wave"] == wave
    asked = int(own.sum())
    answered = int(study.responses.loc[own, "responded"].sum())
    if answered < threshold:
        return Wave(wave, asked, None, None, None)
    (outside,) = suppress([int(others[own].fillna(0).sum())], threshold).values
    return Wave(wave, asked, answered, wilson(answered, asked), outside)


def told(found: Sequence[Wave]) -> tuple[int, ...]:
    """The waves that anything is told of."""
    return tuple(wave.number for wave in found if wave.answered is not None)


def who(
    study: Study, wave: int, attributes: Sequence[str], names: Names, threshold: int
) -> tuple[Distribution, ...]:
    """How the people inside the boundary of a wave spread over some attributes."""
    inside = study.responses.loc[study.responses["wave"] == wave, "person"]
    people = study.people.loc[inside]
    found = (_spread(people[name], name, names, threshold) for name in attributes if name in people)
    return tuple(spread for spread in found if spread.options)


def _spread(values: pd.Series[str], attribute: str, names: Names, threshold: int) -> Distribution:
    known = [str(value) for value in values.dropna()]
    items = [
        Item("group", "", attribute, value, i, names.value(attribute, value))
        for i, value in enumerate(names.ordered(attribute, set(known)))
    ]
    return distribution(f"who-{attribute}", names.attribute(attribute), items, known, threshold)
