"""From the network and the decisions of a package to what the report says; pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import pandas as pd

from lidera_nb.analysis.alike import Alike, Matrix, alike, differences
from lidera_nb.analysis.exact import holm
from lidera_nb.dataset.networked import network_of
from lidera_nb.dataset.read import Package
from lidera_nb.errors import ReportError
from lidera_nb.network import Study
from lidera_nb.report.decisions.found.panelled import Experts
from lidera_nb.report.influence.found.controls import controls
from lidera_nb.report.influence.found.cuts import as_paths, cuts
from lidera_nb.report.influence.found.exposures import exposures
from lidera_nb.report.influence.found.measured import MANNERS, MEASURES, experts, measured, taken
from lidera_nb.report.influence.found.near import near
from lidera_nb.report.influence.found.overlap import overlap
from lidera_nb.report.influence.found.tied import Compared, among, lacking, tied
from lidera_nb.report.influence.model import Exposure, InfluenceReport, Near, Overlap, Tied
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.found import response
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import InfluenceParameters
from lidera_nb.report.voice import Voice

Tested = TypeVar("Tested", Tied, Near, Exposure)
PATHS = 100
"""People up to whom whole paths are compared, which takes longest."""


@dataclass(frozen=True)
class Data:
    """What a package has for the report: the study, all decisions, and those that count."""

    study: Study
    decisions: pd.DataFrame
    counting: pd.DataFrame
    panels: dict[str, Experts]
    labels: Labels
    names: Names
    asked: InfluenceParameters


def build(package: Package, asked: InfluenceParameters) -> InfluenceReport:
    """The report of a package.

    Raises
    ------
    PackageError
        If the package holds no network.
    ReportError
        If nobody decided anything, or the relation that is asked for is not in the package.
    """
    data = _data(package, asked)
    others = package.tables["network_responses"]["others_named"]
    told = response.told(response.waves(data.study, others, asked.threshold))
    relation = _relation(data.study, asked)
    report = InfluenceReport(
        meta=package.meta,
        parameters=asked,
        relation=relation,
        label=data.names.relation(relation),
        first=min(told, default=0),
        last=max(told, default=0),
        overlap=None,
        decisions=len(data.counting),
        panel=bool(data.panels),
        made_up=any(one.synthetic for one in data.panels.values()),
        few="people",
    )
    if not told or data.counting["study_id"].nunique() < asked.threshold:
        return replace(report, decisions=0)
    met = overlap(data.study, report.last, data.counting, asked.threshold)
    whole = _compared(replace(report, overlap=met), data)
    return replace(whole, withheld=_withheld(whole, met))


def _data(package: Package, asked: InfluenceParameters) -> Data:
    study, decisions = network_of(package), package.tables["decisions"]
    if decisions.empty:
        raise ReportError(
            f"the package of '{package.meta.cohort}' holds no decisions: nobody played a case; "
            "export the cohort again once one was played, or ask for the network report"
        )
    labels = Labels(package.tables["codebook"], asked.lang)
    counting = decisions[decisions["counts"]]
    return Data(study, decisions, counting, experts(package.tables), labels,
                Names(labels, asked.lang), asked)  # fmt: skip


def _relation(study: Study, asked: InfluenceParameters) -> str:
    """The relation that is asked for, or the first one."""
    known = study.relations
    if asked.relation and asked.relation not in known:
        raise ReportError(
            f"the parameter 'relation' is '{asked.relation}', which is not in this package; "
            f"give one of: {', '.join(known) or 'none was answered yet'}"
        )
    return asked.relation or next(iter(known), "")


def _compared(report: InfluenceReport, data: Data) -> InfluenceReport:
    """The report with all that compares people who are tied with others."""
    asked, study = data.asked, data.study
    graph = study.graph(report.last, report.relation, at_least=asked.at_least)
    choices = taken(data.counting)
    people = [one for one in graph if one in choices]
    why = lacking(among(graph, people), asked.threshold)
    measures = {name: measured(name, data.counting, data.panels) for name in MEASURES}
    first = study.graph(report.first, report.relation, at_least=asked.at_least)
    modules = data.labels.all("module")
    found = replace(
        report,
        few=why,
        near=tuple(adjusted(near(graph, measures, asked))) if why != "large" else (),
        exposures=tuple(adjusted(exposures(first, data.decisions, modules, data.panels, asked))),
    )
    if why:
        return found
    pairs = alike({one: choices[one] for one in people})
    what = _what(pairs, data)
    other = tuple(cuts(study, report.last, report.relation, what, _others(pairs, choices),
                       data.names, asked))  # fmt: skip
    tests = tuple(adjusted(_relations(report, what, data)))
    return replace(
        found,
        few="" if any(one.label == report.label for one in tests) else "same",
        tied=tests,
        manners=tuple(_manners(report, what, data, measures)),
        cuts=other,
        usual=_usual(other, asked),
    )


def _usual(found: tuple[Tied, ...], asked: InfluenceParameters) -> float | None:
    """The share of equal choices of pairs without a tie."""
    label = Voice(asked.lang).text("influencereport.cuts.share")
    return next((one.base for one in found if one.label == label), None)


def _what(pairs: Alike, data: Data) -> Compared:
    tries = Voice(data.asked.lang).text("influencereport.alike.tries")
    about = controls(pairs.people, data.study.people, data.decisions, data.names, tries)
    return Compared(pairs.people, pairs.beyond, about)


def _others(pairs: Alike, choices: Mapping[str, Mapping[Hashable, str]]) -> dict[str, Matrix]:
    """Other ideas of how alike two people decided."""
    found = {"share": pairs.share}
    if len(pairs.people) <= PATHS:
        paths = [[(str(at), choice) for at, choice in choices[one].items()]
                 for one in pairs.people]  # fmt: skip
        found["paths"] = as_paths(paths)
    return found


def _relations(report: InfluenceReport, what: Compared, data: Data) -> Iterator[Tied]:
    """Each relation apart, the main one first."""
    for name in dict.fromkeys([report.relation, *data.study.relations]):
        graph = data.study.graph(report.last, name, at_least=data.asked.at_least)
        found = tied(data.names.relation(name), graph, what, data.asked)
        if found:
            yield found


def adjusted(found: Iterable[Tested]) -> list[Tested]:
    """The same with p-values that reckon with how many were tested (Holm)."""
    tests = list(found)
    ps = holm([one.p for one in tests])
    return [replace(one, p=p) for one, p in zip(tests, ps, strict=True)]


def _manners(
    report: InfluenceReport, what: Compared, data: Data, measures: dict[str, dict[str, float]]
) -> Iterator[Tied]:
    """How far tied people lie apart in the manner of deciding, beside others."""
    graph = data.study.graph(report.last, report.relation, at_least=data.asked.at_least)
    voice = Voice(data.asked.lang)
    for name in MANNERS:
        values = [measures[name].get(one, np.nan) for one in what.people]
        apart = replace(what, values=differences(values))
        found = tied(voice.text(f"influencereport.near.{name}"), graph, apart, data.asked)
        if found:
            yield found


def _withheld(report: InfluenceReport, met: Overlap) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    return {
        "who": sum(n is None for n in (*met.rest, met.outside)),
        "alike": sum(one.alone is None for one in report.tied),
        "cuts": sum(one.alone is None for one in report.cuts),
    }
