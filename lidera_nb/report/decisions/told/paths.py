"""The path map, how many different paths there were, and whether they fall into groups."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.analysis.groups import LEAST
from lidera_nb.report.decisions import pathmap
from lidera_nb.report.decisions.model import (
    CaseFound,
    Cell,
    DecisionReport,
    Paths,
    Station,
    Way,
)
from lidera_nb.report.decisions.told.words import words
from lidera_nb.report.figures import Figure, Table
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def paths(report: DecisionReport, case: CaseFound, voice: Voice) -> Section:
    """The map of a case."""
    title = words(voice, "map.title")
    if case.paths is None:
        return Section(f"map-{case.id}", title, lead=(words(voice, "map.few"),))
    return Section(
        f"map-{case.id}",
        title,
        lead=(words(voice, "map.lead"),),
        figures=(_figure(report, case, case.paths, voice),),
        closing=tuple(_closing(case.paths, voice)),
    )


def _figure(report: DecisionReport, case: CaseFound, found: Paths, voice: Voice) -> Figure:
    name = f"paths-{case.id}"
    alone = found.distinct == found.people
    finding = words(voice, "map.finding_one" if alone else "map.finding", people=found.people,
                    **({} if alone else {"distinct": found.distinct}))  # fmt: skip
    items = "; ".join(_item(way, case, voice) for way in case.map.ways if way.people)
    alt = words(voice, "map.alt", items=items or "—")
    return Figure(
        id=name,
        finding=finding,
        svg=pathmap.drawn(case.map, name, finding, alt),
        alt=alt,
        caption=words(voice, "map.caption", most=report.parameters.threshold - 1),
        table=_table(case, voice),
    )


def _item(way: Way, case: CaseFound, voice: Voice) -> str:
    station = next(one for one in case.map.stations if one.id == way.scene)
    letter = next(cell.letter for cell in station.cells if cell.id == way.choice)
    return words(voice, "map.item", scene=station.label, letter=letter, to=_name(way.to, case),
                 people=voice.count(way.people))  # fmt: skip


def _name(station: str, case: CaseFound) -> str:
    return next(one.label for one in case.map.stations if one.id == station)


def _table(case: CaseFound, voice: Voice) -> Table:
    """One row a choice: its words, who took it, and where it led."""
    rows = [_row(station, cell, case, voice) for station in case.map.stations
            for cell in station.cells]  # fmt: skip
    heads = tuple(words(voice, f"map.{head}") for head in ("scene", "choice", "people", "to"))
    return Table(words(voice, "map.table"), heads, tuple(rows))


def _row(station: Station, cell: Cell, case: CaseFound, voice: Voice) -> tuple[str, ...]:
    option = words(voice, "map.option", letter=cell.letter, label=cell.label)
    led = [f"{_name(way.to, case)}: {voice.count(way.people)}" for way in case.map.ways
           if (way.scene, way.choice) == (station.id, cell.id)]  # fmt: skip
    return station.label, option, voice.count(cell.people), "; ".join(led) or voice.say("none")


def _closing(found: Paths, voice: Voice) -> Iterator[str]:
    if found.most is not None:
        yield words(voice, "map.most", people=found.most)
    else:
        yield words(voice, "map.most_none")
    if found.verdict == "few":
        yield words(voice, "map.few_groups", least=LEAST)
    elif found.verdict == "none":
        yield words(voice, "map.none")
    else:
        yield _groups(found, voice)
        yield words(voice, "map.care")


def _groups(found: Paths, voice: Voice) -> str:
    scenes = ", ".join(voice.quoted(scene) for scene in found.parting) or voice.say("none")
    return words(
        voice,
        "map.groups",
        n=len(found.sizes),
        sizes=", ".join(map(str, found.sizes)),
        how=words(voice, f"map.{found.verdict}"),
        value=voice.decimal(found.silhouette or 0.0, 2),
        scenes=scenes,
    )
