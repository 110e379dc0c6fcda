"""A study as a folder of plain files, so that commands can hand it on: three tables and a note.

Ids, never names. `study.json` says whether the data are synthetic; a folder without it is not
taken for a study.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from lidera_nb.errors import PackageError
from lidera_nb.network import imported
from lidera_nb.network.study import RESPONSES, TIES, Study

NOTE = "study.json"
FORMAT = 1
WHOLE = {"wave": "int64", "frequency": "Int64"}


def write_study(study: Study, folder: Path) -> list[Path]:
    """Write ``people.csv``, ``responses.csv``, ``ties.csv`` and ``study.json``.

    Raises
    ------
    PackageError
        If the folder holds something already: nothing is overwritten.
    """
    if folder.exists() and any(folder.iterdir()):
        raise PackageError(f"{folder} is not empty, so nothing was written there; "
                           "name a new folder with --out")  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    tables = {"people": study.people.rename_axis("person").reset_index(),
              "responses": study.responses, "ties": study.ties}  # fmt: skip
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    note = {"format": FORMAT, "synthetic": study.synthetic, "people": len(study.people),
            "waves": list(study.waves), "relations": list(study.relations)}  # fmt: skip
    (folder / NOTE).write_text(json.dumps(note, indent=1) + "\n", "utf-8")
    return [folder / f"{name}.csv" for name in tables] + [folder / NOTE]


def read_study(folder: Path) -> Study:
    """Read what `write_study` wrote.

    Raises
    ------
    PackageError
        If the folder is no study, a table or column is missing, or ties name strangers.
    """
    note = _note(folder)
    people = _table(folder, "people", ("person",)).astype({"person": str}).set_index("person")
    responses = _table(folder, "responses", RESPONSES).astype({"person": str, "responded": bool})
    ties = _table(folder, "ties", TIES).astype({"source": str, "target": str})
    people = people.astype(object).where(people.notna(), None)
    strange = sorted({*ties["source"], *ties["target"], *responses["person"]} - {*people.index})
    if strange:
        raise PackageError(f"{folder}: {strange[0]} stands in ties.csv or responses.csv and not in "
                           "people.csv; add the person, or leave the row out")  # fmt: skip
    topics = ties["topic"].astype(object).where(ties["topic"].notna(), None)
    return Study(people, responses, ties.assign(topic=topics), bool(note["synthetic"]))


def open_study(place: Path, people: Path | None = None) -> Study:
    """A study wherever it lies: a folder of ours or of an import, or a file of another program.

    Parameters
    ----------
    place
        A folder that `write_study` or ``lidera network import`` wrote, or a file that
        `lidera_nb.network.imported.read_study` reads.
    people
        To a CSV of ties, the CSV of people.

    Raises
    ------
    LideraError
        It is neither, or something is wrong with it.
    """
    if place.is_dir() and not (place / NOTE).exists() and (place / "ties.csv").exists():
        return imported.read_study(place / "ties.csv", place / "people.csv")
    if place.is_dir() or not place.suffix:
        return read_study(place)
    return imported.read_study(place, people)


def _note(folder: Path) -> dict[str, object]:
    try:
        note = json.loads((folder / NOTE).read_text("utf-8"))
        if note["format"] == FORMAT and isinstance(note["synthetic"], bool):
            return dict(note)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise PackageError(
        f"{folder} holds no study ({NOTE} of format {FORMAT} is missing or cannot be read); "
        "make one with 'lidera network synthesise --out'"
    )


def _table(folder: Path, name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    place = folder / f"{name}.csv"
    try:
        table = pd.read_csv(place)
    except (OSError, ValueError) as error:
        raise PackageError(f"{place} cannot be read as a table: {error}") from error
    lacking = [column for column in columns if column not in table]
    if lacking:
        raise PackageError(f"{place} lacks the column {lacking[0]}; it needs {', '.join(columns)}")
    whole = {column: kind for column, kind in WHOLE.items() if column in table}
    try:
        return table.astype(whole)
    except (ValueError, TypeError) as error:
        raise PackageError(f"{place}: wave and frequency must be whole numbers: {error}") from error
