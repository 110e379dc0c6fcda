"""A study as other programs read it: GraphML, GEXF, or two tables in CSV, made the same every time.

What is written are the ids of the study as it is handed in: give it pseudonymous ones first
(`lidera_nb.network.imported.recoded`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from lidera_nb.network.study import TIES, Study

FORMATS = ("graphml", "gexf", "csv")

_EDGE = ("wave", "relation", "frequency", "topic")
_TYPES = {"wave": "int", "frequency": "int"}
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def part(study: Study, wave: int | None = None, relation: str | None = None) -> Study:
    """The study cut to one wave, one relation, or both."""
    ties, responses = study.ties, study.responses
    if wave is not None:
        ties, responses = ties[ties["wave"] == wave], responses[responses["wave"] == wave]
    if relation is not None:
        ties = ties[ties["relation"] == relation]
    people = study.people[study.people.index.isin(set(responses["person"]))]
    return replace(study, people=people, responses=responses, ties=ties)


def people_table(study: Study) -> pd.DataFrame:
    """People with all that is known of them, ``responded_1``… and, if so, ``synthetic``."""
    told = study.people.copy()
    for wave in study.waves:
        here = study.responses[study.responses["wave"] == wave]
        told[f"responded_{wave}"] = here.set_index("person")["responded"].reindex(told.index)
    if study.synthetic:
        told["synthetic"] = True
    return told


def graphml(study: Study) -> str:
    """The study as GraphML: one directed graph, waves and relations as attributes of its edges."""
    people = people_table(study)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']  # fmt: skip
    lines += [_key("node", f"n{i}", str(c), "string") for i, c in enumerate(people.columns)]
    lines += [_key("edge", name, name, _TYPES.get(name, "string")) for name in _EDGE]
    lines.append('<graph edgedefault="directed">')
    for person, values in _people(people):
        data = "".join(f'<data key="n{i}">{_escaped(text)}</data>' for i, text in values)
        lines.append(f"<node id={_quoted(person)}>{data}</node>")
    for source, target, said in _ties(study):
        data = "".join(f'<data key="{name}">{_escaped(text)}</data>' for name, text in said)
        lines.append(f"<edge source={_quoted(source)} target={_quoted(target)}>{data}</edge>")
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def gexf(study: Study) -> str:
    """The study as GEXF 1.3, as Gephi reads it: parallel edges are told apart by their relation."""
    people = people_table(study)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
             '<graph mode="static" defaultedgetype="directed">',
             '<attributes class="node">',
             *(_attribute(f"n{i}", str(c), "string") for i, c in enumerate(people.columns)),
             '</attributes><attributes class="edge">',
             *(_attribute(name, name, "integer" if name in _TYPES else "string") for name in _EDGE),
             "</attributes><nodes>"]  # fmt: skip
    for person, values in _people(people):
        data = "".join(f'<attvalue for="n{i}" value={_quoted(text)}/>' for i, text in values)
        ids = f"id={_quoted(person)} label={_quoted(person)}"
        lines.append(f"<node {ids}><attvalues>{data}</attvalues></node>")
    lines.append("</nodes><edges>")
    for number, (source, target, said) in enumerate(_ties(study)):
        data = "".join(f'<attvalue for="{name}" value={_quoted(text)}/>' for name, text in said)
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        lines.append(f'<edge id="{number}" {ends}><attvalues>{data}</attvalues></edge>')
    return "\n".join([*lines, "</edges></graph></gexf>", ""])


def tables(study: Study) -> tuple[str, str]:
    """The ties and the people as CSV, in which no spreadsheet finds a formula."""
    people = people_table(study)
    rows = [
        [person, *_cells(row)] for person, row in zip(people.index, people.to_numpy(), strict=True)
    ]
    ties = [_cells(row) for row in study.ties[list(TIES)].astype(object).to_numpy()]
    return _csv(TIES, ties), _csv(["person", *people.columns], rows)


def _csv(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_safe(str(column)) for column in head])
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return out.getvalue()


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def _cells(row: Sequence[Any]) -> list[str]:
    return [_written(value) for value in row]


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    if type(value) is int:
        return str(value)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return "true" if value else "false"
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)


def _people(people: pd.DataFrame) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    for person, row in zip(people.index, people.to_numpy(), strict=True):
        written = enumerate(_cells(row))
        yield str(person), [(i, text) for i, text in written if text]


def _ties(study: Study) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    rows: list[Mapping[str, Any]] = study.ties.astype(object).to_dict("records")
    for row in rows:
        said = [(name, _written(row[name])) for name in _EDGE]
        yield str(row["source"]), str(row["target"]), [pair for pair in said if pair[1]]


def _key(kind: str, key: str, name: str, type_: str) -> str:
    return f'<key id="{key}" for="{kind}" attr.name={_quoted(name)} attr.type="{type_}"/>'


def _attribute(key: str, name: str, type_: str) -> str:
    return f'<attribute id="{key}" title={_quoted(name)} type="{type_}"/>'


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    return quoteattr(text)


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return escape(text)
