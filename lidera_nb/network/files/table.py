"""Ties and people in CSV, as spreadsheets write them: commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest

from lidera_nb.network.files.draft import Draft

ENDS = {"source": "source", "from": "source", "target": "target", "to": "target"}
"""Headings of the two ends of a tie."""
PERSON = ("person", "id")
"""Headings of the column of ids."""
_MARKS = ",;\t"


def ties_in(raw: bytes, draft: Draft) -> None:
    """Take in a table with one tie a row.

    Raises
    ------
    ContentError
        It is no such table.
    """
    for line, row in _rows(raw, draft):
        values = {ENDS.get(column.lower(), column.lower()): text for column, text in row.items()}
        if not {"source", "target"} <= values.keys():
            given = ", ".join(row)
            draft.refuse(
                f"a table of ties needs the columns source and target; it has {given[:200]}"
            )
        draft.tie(values, f"line {line}")


def people_in(raw: bytes, draft: Draft) -> None:
    """Take in a table with one person a row; from then on nobody else is one.

    Raises
    ------
    ContentError
        It is no such table.
    """
    for line, row in _rows(raw, draft):
        column = next((c for c in row if c.lower() in PERSON), None)
        if column is None:
            given = ", ".join(row)
            draft.refuse(f"a table of people needs the column person or id; it has {given[:200]}")
        draft.person(row[column], {c: v for c, v in row.items() if c != column}, f"line {line}")
    draft.closed = True


def _rows(raw: bytes, draft: Draft) -> Iterator[tuple[int, dict[str, str]]]:
    text = _text(raw, draft)
    first = text.split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        head = [column.strip() for column in next(reader, [])]
        if not any(head) or len(set(head)) != len(head):
            draft.refuse("its first line must name the columns, each once", "line 1")
        for cells in reader:
            if len(cells) > len(head):
                draft.refuse(
                    f"{len(cells)} cells under {len(head)} columns", f"line {reader.line_num}"
                )
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip_longest(head, cells, fillvalue=""))
    except csv.Error as error:
        draft.refuse(
            f"this is not a sound table ({error}); save it as CSV again", f"line {reader.line_num}"
        )


def _text(raw: bytes, draft: Draft) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        draft.refuse("it is not UTF-8; save it as CSV in UTF-8")
    if "\0" in text:
        draft.refuse("it holds characters that no table has; save it as CSV again")
    return text
