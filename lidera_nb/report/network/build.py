"""From the network of a package to what the report says; pure, and the same on every run."""

from __future__ import annotations

from dataclasses import replace

from lidera_nb.dataset.networked import network_of
from lidera_nb.dataset.read import Package
from lidera_nb.errors import ReportError
from lidera_nb.network import Study
from lidera_nb.report.labels import Labels
from lidera_nb.report.network.found import response
from lidera_nb.report.network.found.associated import associated
from lidera_nb.report.network.found.brokers import roles
from lidera_nb.report.network.found.change import changes
from lidera_nb.report.network.found.groups import groups
from lidera_nb.report.network.found.mixed import mixed
from lidera_nb.report.network.found.picture import picture
from lidera_nb.report.network.found.standing import cuts, described
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.network.names import Names
from lidera_nb.report.parameters import NetworkParameters
from lidera_nb.report.voice import Voice

PROFILED = ("territory", "level", "dependence", "rurality")
"""By which people are described. Not by macrozone: beside regions it would tell of a small one."""

ATTRIBUTES = ("macrozone", *PROFILED)
"""In which people who are tied may be alike."""


def build(package: Package, asked: NetworkParameters) -> NetworkReport:
    """The network report of a package.

    Raises
    ------
    PackageError
        If the package holds no network.
    ReportError
        If the relation that is asked for is not in it.
    """
    study, voice = network_of(package), Voice(asked.lang)
    names = Names(Labels(package.tables["codebook"], asked.lang), asked.lang)
    others = package.tables["network_responses"]["others_named"]
    waves = response.waves(study, others, asked.threshold)
    told = response.told(waves)
    last = max(told, default=max(study.waves, default=0))
    relation = _relation(study, asked)
    found = list(described(study, told, names, asked, voice))
    report = NetworkReport(
        meta=package.meta,
        parameters=asked,
        relation=relation,
        label=names.relation(relation),
        group=asked.group,
        last=last,
        waves=waves,
        who=response.who(study, last, PROFILED, names, asked.threshold) if told else (),
        described=tuple(one for one, _ in found),
        received=tuple(spread for one, spread in found if one.wave == last),
        changes=changes(study, told, asked.at_least, names, asked.threshold),
    )
    whole = report if report.now() is None else _of_main(report, study, names, voice)
    return replace(whole, withheld=_withheld(whole))


def _relation(study: Study, asked: NetworkParameters) -> str:
    """The relation that is asked for, or the first one."""
    known = study.relations
    if asked.relation and asked.relation not in known:
        raise ReportError(
            f"the parameter 'relation' is '{asked.relation}', which is not in this package; "
            f"give one of: {', '.join(known) or 'none was answered yet'}"
        )
    return asked.relation or next(iter(known), "")


def _of_main(report: NetworkReport, study: Study, names: Names, voice: Voice) -> NetworkReport:
    """The report with all that is told of its main relation in the last wave."""
    asked, least = report.parameters, report.parameters.threshold
    graph = study.graph(report.last, report.relation, at_least=asked.at_least)
    usable = [one.relation for one in report.described if one.wave == report.last]
    return replace(
        report,
        roles=roles(graph, asked.group, least),
        groups=groups(graph, asked.group, names, voice.net("mixing.rest"), least),
        mixed=mixed(graph, ATTRIBUTES, names, asked.permutations, asked.seed, least),
        tests=associated(study, report.last, report.relation, usable, names, asked),
        cuts=tuple(cuts(study, report.last, report.relation, names, asked)),
        picture=picture(graph, asked.seed, least),
    )


def _withheld(report: NetworkReport) -> dict[str, int]:
    """How many numbers are withheld in each part of the report."""
    counts = (n for one in report.changes for n in (one.kept, one.gone, one.new))
    return {
        "response": sum(None in (wave.answered, wave.outside) for wave in report.waves),
        "who": sum(spread.withheld for spread in report.who),
        "description": sum(one.isolates is None for one in report.described),
        "received": sum(spread.withheld for spread in report.received),
        "mixing": sum(group.share is None for group in report.groups),
        "change": sum(n is None for n in counts),
        "sensitivity": sum(cut.ties is None for cut in report.cuts),
    }
