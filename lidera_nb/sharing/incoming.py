"""Reading a package of cards that another network made: nothing in it is trusted.

Every file is small, is what the description says, and lies in the folder; every card is read by
the same model as our own, with the same limits. A card that cannot be read is told and left.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lidera_nb.cards.model import LINES_MOST, Content
from lidera_nb.cards.vocabulary import Licence
from lidera_nb.errors import PackageError
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.sharing.package import LISTS
from lidera_nb.sharing.packagetables import CARDS, DESCRIPTION, FORMAT, MARK, WORDS, Table
from lidera_nb.sharing.site import site

MOST_BYTES = 20_000_000
MOST_CARDS = 5_000
MOST_ROWS = 500_000

MOST_SIGNS = 10_000

Row = dict[str, str]


class Foreign(BaseModel):
    """A card of another network: its name there, whose it is, and what it says."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,79}$")]
    version: Annotated[int, Field(ge=1, le=100_000)]
    name: Annotated[str, Field(max_length=200)]
    licence: Licence
    byline: Annotated[str, Field(max_length=200)] = ""
    credit: Annotated[str, Field(max_length=1000)] = ""
    synthetic: bool = False
    content: Content


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a package holds: the network, its cards, and by id why others cannot be read."""

    network: str
    cards: tuple[Foreign, ...]
    unread: Mapping[str, str]


def read_cards(folder: Path) -> Incoming:
    """The cards of a package.

    Raises
    ------
    PackageError
        The folder is no package of cards, or a file of it is missing, changed or too large.
    """
    told = _description(folder)
    network = site(str(told[MARK].get("network", ""))).network
    cards = _rows(folder, told, CARDS)
    if len(cards) > MOST_CARDS:
        raise PackageError(f"{folder} holds {len(cards)} cards; at most {MOST_CARDS} can be taken")
    texts = _by_card(_rows(folder, told, WORDS))
    read, unread = [], {}
    for number, row in enumerate(cards, start=1):
        try:
            read.append(_card(row, texts.get(row["id"], {})))
        except (ValidationError, ValueError, TypeError) as error:
            unread[row["id"][:80] or f"row {number}"] = _reason(error)
    return Incoming(network, tuple(read), unread)


def _description(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise PackageError(f"there is no folder {folder}; name the folder of a package of cards")
    try:
        told = json.loads(_bytes(folder, DESCRIPTION))
    except (ValueError, RecursionError):
        raise PackageError(
            f"{folder / DESCRIPTION} is not JSON; ask for the package again"
        ) from None
    ours = told.get(MARK) if isinstance(told, dict) else None
    if not isinstance(ours, dict) or not isinstance(told.get("resources"), list):
        raise PackageError(f"{folder} is not a package of cards; name the folder of one")
    if ours.get("format") != FORMAT:
        raise PackageError(
            f"{folder} was written by another version of LIDERA; ask for it to be made again"
        )
    return dict(told)


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise PackageError(f"{folder}: the file '{name}' is missing; ask for the package again")
    if path.stat().st_size > MOST_BYTES:
        raise PackageError(f"{folder}: the file '{name}' is larger than {MOST_BYTES // 10**6} MB")
    return path.read_bytes()


def _rows(folder: Path, told: Mapping[str, Any], table: Table) -> list[Row]:
    name = f"{table.name}.csv"
    data = _bytes(folder, name)
    hashes = [one.get("hash") for one in told["resources"]
              if isinstance(one, dict) and one.get("path") == name]  # fmt: skip
    if hashes != [f"sha256:{sha256(data).hexdigest()}"]:
        raise PackageError(
            f"{folder}: the file '{name}' is not as it was exported; ask for the package again"
        )
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        found = [row for row, _ in zip(reader, range(MOST_ROWS + 1), strict=False)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{folder}: the file '{name}' is not a table: {error}") from None
    wanted = {column.name for column in table.columns}
    if len(found) > MOST_ROWS or set(reader.fieldnames or ()) != wanted:
        raise PackageError(f"{folder}: the file '{name}' has other columns than {sorted(wanted)}, "
                           f"or more than {MOST_ROWS} rows")  # fmt: skip
    if any(None in row or None in row.values() for row in found):
        raise PackageError(f"{folder}: a row of '{name}' has too few or too many cells")
    return [{column: _unescaped(text) for column, text in row.items()} for row in found]


def _unescaped(text: str) -> str:
    """A cell without the ``'`` that keeps spreadsheets from computing it."""
    return text.removeprefix("'")


def _clean(text: str) -> str:
    """A text by the rule for all text that people write."""
    clean = examine(text, MOST_SIGNS)
    if isinstance(clean, TextFault):
        raise ValueError(f"a text that cannot be kept ({clean.value}): {text[:40]!r}")
    return clean


def _by_card(rows: Iterable[Row]) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        found[row["card"]][row["lang"]][row["field"]] = row["text"]
    return found


def _card(row: Row, texts: Mapping[str, Mapping[str, str]]) -> Foreign:
    cost = {name: int(row[f"cost_{name}"]) for name in ("band", "clp", "usd")
            if row[f"cost_{name}"]}  # fmt: skip
    content = {
        "kind": row["kind"],
        "evidence": row["evidence"],
        "weeks": int(row["weeks"]) if row["weeks"] else None,
        "cost": cost or None,
        "context": {name: json.loads(row[name] or "[]") for name in VOCABULARY},
        "texts": {lang: _words(fields) for lang, fields in texts.items()},
        **{name: json.loads(row[name] or "[]") for name in LISTS},
    }
    own = ("id", "version", "name", "licence", "byline", "credit", "synthetic")
    return Foreign.model_validate({name: _clean(row[name]) for name in own} | {"content": content})


def _words(fields: Mapping[str, str]) -> dict[str, Any]:
    """Texts by path as the model wants them: steps and risks in their order."""
    found: dict[str, Any] = {}
    steps: dict[int, str] = {}
    risks: dict[int, dict[str, str]] = defaultdict(dict)
    for path, raw in fields.items():
        text = _clean(raw)
        name, _, rest = path.partition(".")
        place, _, part = rest.partition(".")
        if name in ("steps", "risks") and (not place.isdecimal() or len(place) > 2):
            raise ValueError(f"'{path}' is no part of a card")
        if name == "steps":
            steps[int(place)] = text
        elif name == "risks":
            risks[int(place)][part] = text
        else:
            found[path] = text
    if max(len(steps), len(risks)) > LINES_MOST:
        raise ValueError(f"more than {LINES_MOST} steps or risks")
    found["steps"] = [steps[at] for at in sorted(steps)]
    found["risks"] = [risks[at] for at in sorted(risks)]
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:300]
    return str(error)[:300]
