"""Full text tables of SQLite (FTS5), in memory: which cards hold a name, and what it is worth.

A table a language keeps the stems of each card in columns of different weight. The cards
themselves are kept elsewhere, so the tables hold their index alone.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing

import numpy as np

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search.document import COLUMNS, Entry, stemmed
from lidera_nb.cards.search.glossary import Phrase
from lidera_nb.cards.search.names import LANGS, Names
from lidera_nb.cards.search.ranking import Held
from lidera_nb.errors import LideraError

NO_FTS5 = (
    "This Python's SQLite was built without full text search (FTS5), so cards cannot be searched; "
    "use a Python whose sqlite3 has it, as those of Debian, python.org and conda-forge do"
)

_NAMES = ", ".join(COLUMNS)
_MAKE = f"CREATE VIRTUAL TABLE {{}} USING fts5({_NAMES}, content='', tokenize='ascii')"
_COUNT = "CREATE VIRTUAL TABLE {0}_words USING fts5vocab({0}, row)"
_PUT = f"INSERT INTO {{}}(rowid, {_NAMES}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608
_DROP = f"INSERT INTO {{0}}({{0}}, rowid, {_NAMES}) VALUES ('delete', ?{', ?' * len(COLUMNS)})"  # noqa: S608
_WORTH = ", ".join(str(weight) for weight in COLUMNS.values())
_FIND = f"SELECT rowid, -bm25({{0}}, {_WORTH}) FROM {{0}} WHERE {{0}} MATCH ?"  # noqa: S608
_COMMON = "SELECT term FROM {}_words WHERE doc >= ?"
_HOLDING = "SELECT doc FROM {}_words WHERE term = ?"


def require_fts5() -> None:
    """Make sure that SQLite can search texts.

    Raises
    ------
    LideraError
        It cannot.
    """
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute("CREATE VIRTUAL TABLE tried USING fts5(words)")
        except sqlite3.OperationalError as error:
            raise LideraError(NO_FTS5) from error


class Tables(Names):
    """The tables of all languages."""

    def __init__(self) -> None:
        super().__init__()
        require_fts5()
        self._db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        for lang in LANGS:
            self._db.execute(_MAKE.format(lang))
            self._db.execute(_COUNT.format(lang))

    def change(self, gone: Sequence[Entry], come: Sequence[Entry]) -> None:
        """Take documents out, with the words that were put, and add others at free places."""
        self._db.execute("BEGIN")
        for sql, entries, more in ((_DROP, gone, -1), (_PUT, come, 1)):
            for lang in LANGS:
                rows = [(e.place, stemmed(e.document, lang)) for e in entries if e.lang == lang]
                told = [(place, *columns) for place, columns in rows]
                self._db.executemany(sql.format(lang), told)
                self._rows[lang] += more * len(rows)
                self._forget(lang, {s for _, columns in rows for c in columns for s in c.split()})
        self._db.execute("COMMIT")

    def keep(self, ids: Collection[str]) -> None:
        """Nothing is left of an earlier server."""

    def _stems(self, lang: Lang, least: float) -> list[str]:
        return [stem for (stem,) in self._db.execute(_COMMON.format(lang), (least,))]

    def holding(self, lang: Lang, stem: str) -> int:
        """Documents that hold a stem."""
        known = self._known.get((lang, (stem,), False))
        if known is not None:
            return len(known.places)
        row = self._db.execute(_HOLDING.format(lang), (stem,)).fetchone()
        return int(row[0]) if row else 0

    def _find(self, lang: Lang, phrase: Phrase, begun: bool) -> Held:
        # stems are letters and digits, so that nothing in them can end the quotation
        told = f'"{" ".join(phrase)}"' + (" *" if begun else "")
        found = self._db.execute(_FIND.format(lang), (told,)).fetchall()
        places = np.fromiter((row[0] for row in found), np.int32, len(found))
        worth = np.fromiter((row[1] for row in found), np.float32, len(found))
        rare = math.log((self._rows[lang] - len(found) + 0.5) / (len(found) + 0.5))
        return Held(places, worth / np.float32(rare if rare > 0 else 1e-6))
