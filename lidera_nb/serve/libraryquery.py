"""What an address of the library asks for, and the addresses that lead on from there.

Everything in an address comes from outside: a word that no field has is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from lidera_nb.activities.cards.labels import LABELLED, head, label
from lidera_nb.cards.search.contract import QUERY_MOST, Found

FIRST = ("dimension", "students", "level", "rurality", "cost", "stage")
"""What results are narrowed by most often; it stands open, the rest one press away."""
REST = ("kind", "evidence", "size", "vulnerability", "dependence", "territory", "psel", "lang")
PAGE = 20
TABLE = 200
"""Cards on a page of the list, and of the table of evidence."""
ALL = 1_000_000
"""More cards than any library has."""
PAGES_MOST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what narrows it, the page of its results, and whether as a table.

    `mine`: in the table, only what was done or tried in schools like the reader's.
    """

    query: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    table: bool = False
    mine: bool = False

    @property
    def address(self) -> str:
        """Where this is asked."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [(name, word) for name, words in self.where.items() for word in words]
        pairs += [("as", "table")] if self.table else []
        pairs += [("mine", "1")] if self.table and self.mine else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"/library?{urlencode(pairs)}" if pairs else "/library"

    def at(self, page: int) -> Asked:
        """The same on another page."""
        return replace(self, page=page)

    def shown_as(self, table: bool) -> Asked:
        """The same as a table, or as a list."""
        return replace(self, table=table, page=1)

    def of_mine(self, mine: bool) -> Asked:
        """The same, of schools like the reader's alone or of all."""
        return replace(self, mine=mine, page=1)

    def without(self, name: str, word: str) -> Asked:
        """The same without one of the words that narrow it."""
        left = {k: tuple(w for w in v if (k, w) != (name, word)) for k, v in self.where.items()}
        return replace(self, where={k: v for k, v in left.items() if v}, page=1)


@dataclass(frozen=True, slots=True)
class Option:
    """A word to narrow by: how many cards would be left, and whether it is chosen."""

    word: str
    label: str
    n: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to narrow by."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> bool:
        """Whether any of its words narrows the results."""
        return any(one.chosen for one in self.options)


def asked(arguments: Callable[[str], list[str]]) -> Asked:
    """What was asked; `arguments` gives the values of a name in the address."""
    where = {name: _known(name, arguments(name)) for name in (*FIRST, *REST)}
    pages = [int(one) for one in arguments("page") if one.isascii() and one.isdigit()]
    return Asked(
        query=" ".join(arguments("q"))[:QUERY_MOST].strip(),
        where={name: words for name, words in where.items() if words},
        page=min(max(pages[0], 1), PAGES_MOST) if pages else 1,
        table="table" in arguments("as"),
        mine="1" in arguments("mine"),
    )


def _known(name: str, given: list[str]) -> tuple[str, ...]:
    return tuple(word for word in LABELLED[name] if word in given)


def facets(found: Found, now: Asked, lang: str, names: tuple[str, ...]) -> list[Facet]:
    """The fields to narrow by, each with the words that lead to a card or are chosen."""
    made = []
    for name in names:
        counts, chosen = found.facets.get(name, {}), now.where.get(name, ())
        options = tuple(
            Option(word, label(lang, name, word), counts.get(word, 0), word in chosen)
            for word in LABELLED[name]
            if counts.get(word) or word in chosen
        )
        made += [Facet(name, head(lang, name), options)] if options else []
    return made


def chips(now: Asked, lang: str) -> list[tuple[str, str, str]]:
    """What narrows the results: the field, the word, and the address without it."""
    return [
        (head(lang, name), label(lang, name, word), now.without(name, word).address)
        for name, words in now.where.items()
        for word in words
    ]
