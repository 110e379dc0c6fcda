"""The list of schools that lots are drawn about, from a CSV file, and the drawn list as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from lidera_nb.analysis.randomised import Unit
from lidera_nb.dataset.rendered import safe_cell
from lidera_nb.errors import ReportError

MOST_BYTES, MOST_UNITS = 2_000_000, 20_000
_ID, _STRATUM, ARM = "id", "stratum", "arm"


def read_units(path: Path) -> list[Unit]:
    """The units of a list.

    The columns ``id`` and, if wanted, ``stratum`` have their names; every other column is
    something known before the lot: a number where all its cells are numbers, else words. An empty
    cell is unknown.

    Raises
    ------
    ReportError
        If the file cannot be read, has no column ``id``, or a row is wrong; the message says
        where.
    """
    rows = _rows(path)
    others = [name for name in (rows[0] if rows else {}) if name not in (_ID, _STRATUM)]
    numeric = {name for name in others if _numbers([row[name] for row in rows])}
    return [
        Unit(
            row[_ID],
            row.get(_STRATUM, ""),
            {name: float(row[name]) for name in others if name in numeric and row[name]},
            {name: row[name] for name in others if name not in numeric and row[name]},
        )
        for row in rows
    ]


def drawn(units: Sequence[Unit], assigned: Mapping[str, str]) -> str:
    """The units with their arms as CSV, in the order of the list; safe in a spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((_ID, _STRATUM, ARM))
    writer.writerows(
        (safe_cell(unit.id), safe_cell(unit.stratum), safe_cell(assigned[unit.id]))
        for unit in units
    )
    return stream.getvalue()


def _rows(path: Path) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    names = [(name or "").strip() for name in reader.fieldnames or ()]
    if _ID not in names:
        raise ReportError(f"{path}: there is no column 'id'; the first line names the columns")
    reader.fieldnames = names
    rows = [_row(path, reader.line_num, found) for found in reader]
    if len(rows) > MOST_UNITS:
        raise ReportError(f"{path} lists {len(rows)} units; {MOST_UNITS} are the most")
    return rows


def _row(
    path: Path, line: int, found: Mapping[str | None, str | list[str] | None]
) -> dict[str, str]:
    if None in found or None in found.values():
        raise ReportError(f"{path}, line {line}: the row has not as many cells as the first line")
    row = {str(name): str(cell).strip() for name, cell in found.items()}
    if not row[_ID]:
        raise ReportError(f"{path}, line {line}: the cell 'id' is empty; give each unit an id")
    return row


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReportError(
                f"{path} is larger than {MOST_BYTES // 1_000_000} MB; list units only"
            )
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror}; name a CSV file") from None
    except UnicodeDecodeError:
        raise ReportError(f"{path} is not text in UTF-8; save the list as CSV (UTF-8)") from None


def _numbers(cells: Sequence[str]) -> bool:
    try:
        return any(cells) and all(abs(float(cell)) < float("inf") for cell in cells if cell)
    except ValueError:
        return False
