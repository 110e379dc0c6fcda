"""A survey that was made elsewhere, from CSV, GraphML or GEXF: a `Study`, or a refusal.

Files come from anywhere, so they are read as hostile; see `lidera_nb.network.files`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lidera_nb.errors import ContentError
from lidera_nb.network.files.draft import Draft, study_from
from lidera_nb.network.files.gexf import GexfReader
from lidera_nb.network.files.graphml import GraphmlReader
from lidera_nb.network.files.safexml import parse
from lidera_nb.network.files.table import people_in, ties_in
from lidera_nb.network.study import Study

MOST_BYTES = 64_000_000
XML = {".graphml": GraphmlReader, ".gexf": GexfReader}


def read_study(path: Path, people: Path | None = None) -> Study:
    """Read a network.

    Parameters
    ----------
    path
        A file of ties in CSV (columns ``source`` and ``target``; where there are any ``wave``,
        ``relation``, ``frequency``, ``topic``), or a whole network in GraphML or GEXF, whose edges
        and nodes have the same as attributes.
    people
        To a CSV of ties: a CSV with one row a person (column ``person``; every other one is an
        attribute). With it, a tie to anybody else is refused.

    Returns
    -------
    Study
        Under the ids of the file; `recoded` gives others. Labels and names are left out. Who
        answered is read from the columns ``responded`` or ``responded_1``… of people; where nothing
        says so, everybody is taken to have answered. A tie without direction is one both ways, a
        tie of somebody with themselves is dropped, and of a tie given twice the last counts.

    Raises
    ------
    ContentError
        With one sentence, whatever is wrong; nothing else, whatever the file holds.
    """
    ending = path.suffix.lower()
    draft = Draft(str(path))
    if ending == ".csv":
        if people is not None:
            draft.where = str(people)
            people_in(_bytes(people), draft)
            draft.where = str(path)
        ties_in(_bytes(path), draft)
    elif ending in XML and people is None:
        parse(_bytes(path), XML[ending](draft))
    elif ending in XML:
        draft.refuse(f"people stand in the {ending} file itself; leave the other file out")
    else:
        draft.refuse("only .csv, .graphml and .gexf are read; export it as one of these")
    return study_from(draft)


def recoded(study: Study, ids: Mapping[str, str]) -> Study:
    """The study with other ids; people without one are left out, and so are their ties.

    Raises
    ------
    ValueError
        If two people would get the same id.
    """
    if len(set(ids.values())) != len(ids):
        raise ValueError("two people would get the same id: give each their own")
    people = study.people[study.people.index.isin(ids)]
    responses = study.responses[study.responses["person"].isin(ids)]
    ties = study.ties[study.ties["source"].isin(ids) & study.ties["target"].isin(ids)]
    return replace(
        study,
        people=people.rename(index=dict(ids)),
        responses=responses.assign(person=responses["person"].map(ids)).reset_index(drop=True),
        ties=ties.assign(
            source=ties["source"].map(ids), target=ties["target"].map(ids)
        ).reset_index(drop=True),
    )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        told = error.strerror or "it cannot be opened"
        raise ContentError(f"the file cannot be read: {told}; check its name", path) from None
    if len(raw) > MOST_BYTES:
        raise ContentError(f"larger than {MOST_BYTES // 1_000_000} MB; split the network", path)
    return raw
