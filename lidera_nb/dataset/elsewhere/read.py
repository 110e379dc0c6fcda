"""Reading what another platform exported: rows of CSV or xAPI statements, as plain fields."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lidera_nb.dataset.elsewhere.mapping import Mapping as Mapped
from lidera_nb.dataset.xapi.model import Statement
from lidera_nb.errors import PackageError

MOST_BYTES, MOST_ROWS, MOST_CHARACTERS = 200_000_000, 1_000_000, 200
_NEEDED = ("person", "case", "scene", "choice")
_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class Told:
    """One decision as the other platform tells it; ``where`` is its line or number."""

    where: str
    values: Mapping[str, str]


def read_csv(path: Path, mapping: Mapped) -> list[Told]:
    """The rows of a table; those without a choice are no decisions and are left out.

    Raises
    ------
    PackageError
        If it is no such table, or lacks a column that the mapping names.
    """
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    named = mapping.fields.model_dump(exclude_none=True)
    missing = [column for column in named.values() if column not in (reader.fieldnames or ())]
    if missing:
        known = ", ".join(name for name in reader.fieldnames or () if name)[:200]
        raise PackageError(f"{path}: there is no column '{missing[0]}'; it has: {known or 'none'}")
    try:
        rows = [(f"line {reader.line_num}", row) for row in reader]
    except csv.Error as error:
        raise PackageError(
            f"{path}, line {reader.line_num}: this is not a sound table ({error}); save it as CSV "
            "again"
        ) from None
    return [
        Told(where, {part: (row[column] or "").strip() for part, column in named.items()})
        for where, row in _few(path, rows)
        if (row[named["choice"]] or "").strip()
    ]


def read_xapi(path: Path, mapping: Mapped) -> list[Told]:
    """The statements that hold all four parts of a decision; others are about something else.

    Raises
    ------
    PackageError
        If it is not JSON, or one of them is no statement; the message says which.
    """
    found = []
    for where, given in _few(path, list(_statements(path))):
        try:
            plain = Statement.read(given).plain()
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(step) for step in first["loc"])
            raise PackageError(
                f"{path}, {where}: this is no xAPI statement ({place}: {first['msg']}); export it "
                "again, or leave it out"
            ) from None
        except ValueError as error:
            raise PackageError(f"{path}, {where}: this is no xAPI statement ({error})") from None
        values = {
            part: _plain(_at(plain, way))
            for part, way in mapping.fields.model_dump(exclude_none=True).items()
        }
        meant = mapping.verb in (None, plain["verb"]["id"])
        if meant and all(values.get(part) for part in _NEEDED):
            found.append(Told(where, values))
    return found


def _statements(path: Path) -> Iterator[tuple[str, Any]]:
    text = _text(path)
    if text.lstrip().startswith("["):
        for number, given in enumerate(_json(path, "", text), start=1):
            yield f"statement {number}", given
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield f"line {number}", _json(path, f", line {number}", line)


def _json(path: Path, where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise PackageError(
            f"{path}{where}: this is not JSON; give a list of statements, or one a line"
        ) from None


def _at(given: Any, way: str) -> Any:
    """What stands at a path of names and numbers; None where there is nothing."""
    for bracketed, plain in _STEP.findall(way):
        step = bracketed or plain
        if isinstance(given, list):
            given = dict(enumerate(given)).get(int(step)) if step.isdecimal() else None
        else:
            given = given.get(step) if isinstance(given, dict) else None
    return given


def _plain(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _few(path: Path, rows: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    if len(rows) > MOST_ROWS:
        raise PackageError(f"{path} holds {len(rows)} rows; {MOST_ROWS} are the most: split it")
    return rows


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PackageError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB; split it")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise PackageError(f"{path} cannot be read: {error.strerror}; name another file") from None
    except UnicodeDecodeError:
        raise PackageError(f"{path} is not text in UTF-8; export it as UTF-8") from None
