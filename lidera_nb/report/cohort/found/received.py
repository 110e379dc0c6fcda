"""What people received of the programme, which instruments they answered, and what was joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from lidera_nb.dataset import networktables, reviewtables
from lidera_nb.dataset.networked import network_of
from lidera_nb.dataset.read import Package
from lidera_nb.dataset.suppression import apart
from lidera_nb.network import Study
from lidera_nb.report.cohort.found.scores import Asked
from lidera_nb.report.cohort.model import Dose, Response
from lidera_nb.report.estimates import wilson
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.found import response
from lidera_nb.report.network.model import Described, Wave
from lidera_nb.report.parameters import CohortParameters
from lidera_nb.report.reflections.found.agreed import agreed
from lidera_nb.report.reflections.found.levels import spreads
from lidera_nb.report.reflections.found.signed import signed
from lidera_nb.report.reflections.model import Agreed, Spread
from lidera_nb.report.reflections.names import Names

LONGEST = 60.0
"""Minutes that one decision counts for at most: whoever comes back the next day was not reading."""

QUARTILES_FROM = 10


def dose(tables: dict[str, pd.DataFrame], threshold: int) -> tuple[Dose, ...]:
    """Cases ended, decisions taken and minutes spent, among those who began a case."""
    decisions, endings = tables["decisions"], tables["endings"]
    by_person = decisions.groupby("study_id")
    taken = by_person.size()
    ended = endings.groupby("study_id").size().reindex(taken.index, fill_value=0)
    minutes = decisions.assign(m=decisions["minutes"].astype(float).clip(upper=LONGEST))
    spent = minutes.groupby("study_id")["m"].sum()
    parts = {"cases": ended, "decisions": taken, "minutes": spent}
    found = (_spread(name, values, threshold) for name, values in parts.items())
    return tuple(one for one in found if one is not None)


def _spread(name: str, values: pd.Series[float], threshold: int) -> Dose | None:
    n = len(values)
    if n < threshold:
        return None
    low, median, high = (float(q) for q in values.astype(float).quantile([0.25, 0.5, 0.75]))
    steady = n >= QUARTILES_FROM
    return Dose(name, median, low if steady else None, high if steady else None, n)


def responses(
    tables: dict[str, pd.DataFrame], labels: Labels, asked: Asked | None, known: Collection[int],
    threshold: int, of_wave: str,
) -> tuple[Response, ...]:  # fmt: skip
    """Each instrument: how many of those in the package answered it.

    Parameters
    ----------
    tables, labels, asked
        Of the package, its codebook, and the scale that was asked twice.
    known
        Numbers of people that are printed elsewhere.
    threshold
        The smallest count and difference that may be shown.
    of_wave
        A text with ``{name}`` and ``{wave}``.
    """
    expected, reflections = len(tables["participants"]), tables["reflections"]
    counts: dict[str, int] = {}
    for form, own in reflections.groupby("form"):
        name = labels.of("form", str(form), str(form), "reflection")
        counts[name] = own["study_id"].nunique()
    for wave in asked.waves if asked else ():
        name = labels.of("instrument", asked.id, asked.id) if asked else ""
        label = of_wave.format(name=name, wave=wave)
        counts[label] = len(asked.answered(wave)) if asked else 0
    told = apart(list(counts.values()), threshold, [expected, *known])
    return tuple(_response(name, expected, n) for name, n in zip(counts, told, strict=True))


def _response(name: str, expected: int, answered: int | None) -> Response:
    share = wilson(answered, expected) if answered is not None and expected else None
    return Response(name, expected, answered, share)


def network(
    package: Package, labels: Labels, asked: CohortParameters
) -> tuple[tuple[Wave, ...], tuple[Described, ...]]:
    """The network's waves, with the boundary, and each relation in the last that is told."""
    if any(name not in package.tables for name in networktables.NAMES):
        return (), ()
    study = network_of(package)
    others = package.tables["network_responses"]["others_named"]
    waves = response.waves(study, others, asked.threshold)
    told = response.told(waves)
    return waves, tuple(_relations(study, told, labels, asked.threshold))


def _relations(
    study: Study, told: tuple[int, ...], labels: Labels, threshold: int
) -> Iterator[Described]:
    names = {item.id: item.label for item in labels.all("relation")}
    for relation in study.relations if told else ():
        graph = study.graph(told[-1], relation)
        ties = graph.number_of_edges()
        if ties >= threshold:
            answered = sum(bool(one) for _, one in graph.nodes(data="responded"))
            label = names.get(relation, relation)
            yield Described(told[-1], relation, label, ties, ties / answered, {}, None)


def reflected(
    package: Package, labels: Labels, asked: CohortParameters
) -> tuple[tuple[Spread, ...], tuple[Agreed, ...]]:
    """Signed levels and the agreement of readers: the very numbers of the reflections' report."""
    if any(name not in package.tables for name in reviewtables.NAMES):
        return (), ()
    handins, _, levels, samples = (package.tables[name] for name in reviewtables.NAMES)
    names = Names(labels, handins)
    found = spreads(signed(levels), names, asked.threshold)
    return found, agreed(levels, samples, names, asked.threshold, asked.seed)
