"""Cards as a Data Package, for another network: the cards that anybody may read, and no others.

Tables are CSV, one text a row, so that two packages can be compared line by line; the same cards
give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lidera_nb import texts
from lidera_nb.cards.library import Published
from lidera_nb.cards.vocabulary import WORDS as VOCABULARY
from lidera_nb.errors import PackageError
from lidera_nb.sharing.folders import put, replaced
from lidera_nb.sharing.packagetables import (
    CARDS,
    DESCRIPTION,
    FORMAT,
    MARK,
    SCHEMA,
    TRIES,
    WORDS,
    Table,
    resource,
)
from lidera_nb.sharing.site import Site, checked_id, named, slug
from lidera_nb.textids import LANGUAGES

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a cell begins that a spreadsheet would take for a formula; it gets a ``'`` in front."""

LISTS = ("students", "dimensions", "psel", "partners")


def write_cards(out: Path, site: Site, cards: Sequence[Published]) -> None:
    """Write a package of cards at `out`; one that is there is replaced.

    Raises
    ------
    PackageError
        `out` is something else than a package of cards, or cannot be written.
    """
    _may_replace(out)
    rows = {CARDS: _cards(site, cards), WORDS: _words(cards), TRIES: _tries(cards)}
    replaced(
        out,
        lambda new: _fill(new, site, {table: _csv(table, lines) for table, lines in rows.items()}),
    )


def _may_replace(out: Path) -> None:
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    try:
        told = json.loads((out / DESCRIPTION).read_text("utf-8"))
    except (OSError, ValueError):
        told = {}
    if not isinstance(told, dict) or MARK not in told:
        raise PackageError(
            f"{out} exists and is not a package of cards, so it is left alone; name a new folder"
        )


def _fill(folder: Path, site: Site, tables: dict[Table, bytes]) -> None:
    resources = [
        resource(table, len(data), put(folder / f"{table.name}.csv", data))
        for table, data in tables.items()
    ]
    told = {
        "$schema": SCHEMA,
        "name": f"cards-{slug(site.network)}",
        "title": f"Fichas de práctica / Practice cards: {site.network}",
        **({"homepage": site.url} if site.url else {}),
        MARK: {"format": FORMAT, "network": site.network},
        "resources": resources,
    }
    put(folder / "README.md", _readme(site).encode())
    put(folder / DESCRIPTION, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())


def _readme(site: Site) -> str:
    """What the package is, for whoever opens the folder."""
    lines = [f"# {site.network}"]
    for lang in LANGUAGES:
        lines.append(texts.say(lang, "sharing.package.what", network=site.network))
        lines += [
            texts.say(lang, f"sharing.package.{part}") for part in ("tables", "cells", "take")
        ]
    return "\n\n".join(lines) + "\n"


def _csv(table: Table, rows: Iterable[list[Any]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple() | dict():
            return json.dumps(value, ensure_ascii=False)
        case str() if value.startswith(RISKY):
            return f"'{value}"
        case _:
            return str(value)


def _cards(site: Site, cards: Sequence[Published]) -> Iterator[list[Any]]:
    for card in sorted(cards, key=lambda one: one.id):
        content, cost = card.content, card.content.cost
        yield [
            checked_id(card), card.version, named(site, card, card.version), content.kind,
            card.licence, card.byline, card.credit, card.at.date() if card.at else None,
            card.synthetic, card.stage, card.security, content.evidence, content.weeks,
            cost and cost.band, cost and cost.clp, cost and cost.usd,
            *(getattr(content, name) for name in LISTS),
            *(getattr(content.context, name) for name in ("level", "size", "dependence",
                                                          "vulnerability", "rurality",
                                                          "territory")),
        ]  # fmt: skip


def _words(cards: Sequence[Published]) -> Iterator[list[Any]]:
    for card in sorted(cards, key=lambda one: one.id):
        for lang, words in sorted(card.content.texts.items()):
            yield from ([card.id, lang, path, text] for path, text in words.prose() if text)


def _tries(cards: Sequence[Published]) -> Iterator[list[Any]]:
    """How tries ended, as numbers: what a school told of itself stays in its network."""
    for card in sorted(cards, key=lambda one: one.id):
        for status in VOCABULARY["trying"]:
            ended = [one for one in card.tries if one.status == status]
            if ended:
                why = Counter(word for one in ended for word in one.why)
                yield [card.id, status, len(ended), dict(sorted(why.items()))]
