"""The index of cards on PostgreSQL, shared by several servers, kept when they stop.

What is stored is the result of our own analysis (stems without accents), never that of a text
search configuration, so that both stores find the same. A document's line carries a print of its
words: a server that finds it unchanged does not write it again, whichever server wrote it.

PostgreSQL numbers documents on its own; each server maps its numbers to the places of its index,
so that what another server has written and this one does not know yet is passed over. It is the
book of cards, not the store, that says which cards there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np

from lidera_nb.cards.model import Lang
from lidera_nb.cards.search import forms, stems
from lidera_nb.cards.search.document import COLUMNS, Document, Entry, different, stemmed
from lidera_nb.cards.search.glossary import Phrase
from lidera_nb.cards.search.index import AT_ONCE, Index
from lidera_nb.cards.search.meanings import Encoder
from lidera_nb.cards.search.names import LANGS, Names
from lidera_nb.cards.search.pglink import Link
from lidera_nb.cards.search.ranking import Held

LONGEST = 200
"""Letters of a stem that are stored, more than a query has; a lexeme has its limit."""

OFTEN, LENGTH = 1.2, 0.75
"""The constants k1 and b of BM25, as FTS5 has them."""

ONE_WRITER = 4_301_043
"""The number of the advisory lock that whoever writes holds, until their transaction ends."""

_LETTERS = dict(zip(COLUMNS, "ABCD", strict=True))
_HEAVIEST = max(COLUMNS.values())
_WEIGHTS = ",".join(str(weight / _HEAVIEST) for weight in reversed(COLUMNS.values()))
_LOCK = f"SELECT pg_advisory_xact_lock({ONE_WRITER})"
# a document's words stay in its line: fetching them from elsewhere takes longer than ranking
_FACE = """
    CREATE TABLE IF NOT EXISTS lidera_search.face (
        place integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id text NOT NULL, lang text NOT NULL, print text NOT NULL, size integer NOT NULL,
        words tsvector NOT NULL, UNIQUE (id, lang)
    ) WITH (toast_tuple_target = 8160)"""
_COMING = """
    CREATE TEMPORARY TABLE coming (id text, lang text, print text, size integer, words tsvector)
    ON COMMIT DELETE ROWS"""
_FAST = """
    CREATE INDEX IF NOT EXISTS face_{0} ON lidera_search.face USING gin (words)
    WHERE lang = '{0}'"""
_MAKE = (
    "CREATE SCHEMA IF NOT EXISTS lidera_search", _FACE, _COMING, *map(_FAST.format, LANGS)
)  # fmt: skip
_THERE = "SELECT id, lang, place, print, size FROM lidera_search.face WHERE id = ANY(:ids)"
_COPY = "COPY coming (id, lang, print, size, words) FROM STDIN"
_PUT = (
    "INSERT INTO lidera_search.face (id, lang, print, size, words) "
    "SELECT id, lang, print, size, words FROM coming ON CONFLICT (id, lang) DO UPDATE "
    "SET print = excluded.print, size = excluded.size, words = excluded.words"
)
_DROP = (
    "DELETE FROM lidera_search.face f USING unnest(CAST(:ids AS text[]), CAST(:langs AS text[])) "
    "AS gone (id, lang) WHERE f.id = gone.id AND f.lang = gone.lang"
)
_KEEP = (
    "DELETE FROM lidera_search.face f WHERE NOT EXISTS "
    "(SELECT FROM unnest(CAST(:ids AS text[])) AS kept (id) WHERE kept.id = f.id)"
)
_FIND = (
    "SELECT string_agg(int4send(place) || float4send(ts_rank_cd("  # noqa: S608
    f"CAST('{{{{{_WEIGHTS}}}}}' AS float4[]), words, CAST(:told AS tsquery))), '') "
    "FROM lidera_search.face WHERE lang = '{}' AND words @@ CAST(:told AS tsquery)"
)
_RECORD = np.dtype([("place", ">i4"), ("rank", ">f4")])


class PostgresIndex(Index):
    """An index of published cards; see `lidera_nb.cards.search.contract.CardIndex`.

    Parameters
    ----------
    url
        The address of the database; see `lidera_nb.cards.search.pglink.address`.
    encoder
        Finds cards by their meaning, too; None: by their words alone.

    Raises
    ------
    LideraError
        The driver is not installed, or the server cannot be reached or refuses.
    """

    def __init__(self, url: str, encoder: Encoder | None = None) -> None:
        self._link = Link(url)
        super().__init__(Shared(self._link), encoder)

    def close(self) -> None:
        """Hang up."""
        self._link.close()


class Shared(Names):
    """The documents in PostgreSQL that this server knows."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link
        self._numbers: dict[tuple[str, str], int] = {}
        self._here = np.full(1024, -1, np.int32)
        self._length = np.zeros(1024, np.float32)
        self._long = dict.fromkeys(LANGS, 0.0)
        self._count: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGS}
        self._made: Any = None
        self._do(lambda _line: None)

    # --- writing --------------------------------------------------------------------------

    def change(self, gone: Sequence[Entry], come: Sequence[Entry]) -> None:
        """Take documents out, then add others at free places, all or nothing."""
        prints = {(e.id, e.lang): _print(e.document) for e in come}
        there, written = self._do(lambda line: _write(line, gone, come, prints))
        for entry in gone:
            self._leave(entry)
        for entry in come:
            number, _, size = there[entry.id, entry.lang]
            self._settle(entry, number, size)
        if written >= AT_ONCE:
            self._link.ask(lambda line: line.run("VACUUM (ANALYZE) lidera_search.face"))

    def keep(self, ids: Collection[str]) -> None:
        """Forget the cards of an earlier server that are not among `ids`."""
        self._do(lambda line: line.run(_KEEP, ids=list(ids)))

    def _do(self, work: Any) -> Any:
        """Write in one transaction, while nobody else writes."""

        def locked(line: Any) -> Any:
            line.run(_LOCK)
            if line is not self._made:
                for sql in _MAKE:
                    line.run(sql)
            return line, work(line)

        self._made, done = self._link.together(locked)
        return done

    def _settle(self, entry: Entry, number: int, size: int) -> None:
        while number >= len(self._here):
            self._here = np.pad(self._here, (0, len(self._here)), constant_values=-1)
            self._length = np.pad(self._length, (0, len(self._length)))
        self._numbers[entry.id, entry.lang] = number
        self._here[number], self._length[number] = entry.place, size
        self._tell(entry, 1, size)

    def _leave(self, entry: Entry) -> None:
        number = self._numbers.pop((entry.id, entry.lang))
        self._here[number] = -1
        self._tell(entry, -1, -float(self._length[number]))

    def _tell(self, entry: Entry, more: int, size: float) -> None:
        held = {_lexeme(stems.stem(word, entry.lang)) for word in different(entry.document)} - {""}
        count = self._count[entry.lang]
        for stem in held:
            count[stem] += more
            if not count[stem]:
                del count[stem]
        self._rows[entry.lang] += more
        self._long[entry.lang] += size
        self._forget(entry.lang, held)

    # --- finding --------------------------------------------------------------------------

    def holding(self, lang: Lang, stem: str) -> int:
        """Documents that hold a stem."""
        return self._count[lang][_lexeme(stem)]

    def _stems(self, lang: Lang, least: float) -> list[str]:
        return [stem for stem, cards in self._count[lang].items() if cards >= least]

    def _find(self, lang: Lang, phrase: Phrase, begun: bool) -> Held:
        told = " <-> ".join(f"'{_lexeme(stem)}'" for stem in phrase) + (":*" if begun else "")
        rows = self._link.ask(lambda line: line.run(_FIND.format(lang), told=told))
        table = np.frombuffer(rows[0][0] or b"", _RECORD)
        table = table[table["place"] < len(self._here)]
        known = table[self._here[table["place"]] >= 0]
        number = known["place"].astype(np.int32)
        # for one word, or one phrase, the cover density is how often it stands there, weighted
        often = known["rank"].astype(np.float32) * np.float32(_HEAVIEST)
        mean = np.float32(self._long[lang] / max(self._rows[lang], 1) or 1.0)
        damped = OFTEN * (1 - LENGTH + LENGTH * self._length[number] / mean)
        worth = often * (OFTEN + 1) / (often + damped)
        return Held(self._here[number], worth.astype(np.float32))


def _write(
    line: Any,
    gone: Sequence[Entry],
    come: Sequence[Entry],
    prints: Mapping[tuple[str, Lang], str],
) -> tuple[dict[tuple[str, str], tuple[int, str, int]], int]:
    """Make the store's lines what they should be: number, print and size of those that come."""
    left = [(e.id, e.lang) for e in gone if (e.id, e.lang) not in prints]
    if left:
        line.run(_DROP, ids=[name for name, _ in left], langs=[lang for _, lang in left])
    there = _there(line, come)
    new = [e for e in come if there.get((e.id, e.lang), (0, ""))[1] != prints[e.id, e.lang]]
    if new:
        line.run(_COPY, stream=StringIO("".join(_lines(new, prints))))
        line.run(_PUT)
        there |= _there(line, new)
    return there, len(new)


def _there(line: Any, come: Sequence[Entry]) -> dict[tuple[str, str], tuple[int, str, int]]:
    rows = line.run(_THERE, ids=sorted({e.id for e in come})) if come else []
    return {(name, lang): (place, made, size) for name, lang, place, made, size in rows}


def _lines(come: Sequence[Entry], prints: Mapping[tuple[str, Lang], str]) -> Iterator[str]:
    for e in come:
        words, size = vector(e.document, e.lang)
        name = e.id.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
        yield f"{name}\t{e.lang}\t{prints[e.id, e.lang]}\t{size}\t{words}\n"


def vector(document: Document, lang: Lang) -> tuple[str, int]:
    """A document as a ``tsvector`` is written, and its stems.

    Columns have their letters; one place between them is free, so that no phrase goes across.

    >>> vector({"title": ["lunes"], "lead": ["lunes", "patio"], "body": [], "tags": []}, "es")
    ("'lun':1A,3B 'pati':4B", 3)
    """
    places: dict[str, list[str]] = {}
    at = size = 0
    for column, said in zip(document, stemmed(document, lang), strict=True):
        for stem in said.split():
            at, size = at + 1, size + 1
            places.setdefault(_lexeme(stem), []).append(f"{at}{_LETTERS[column]}")
        at += 1
    return " ".join(f"'{stem}':{','.join(told)}" for stem, told in places.items()), size


def _lexeme(stem: str) -> str:
    # stems are letters and digits, so that nothing in them can end the quotation
    return stem[:LONGEST]


def _print(document: Document) -> str:
    """What tells a document, and the way in which it was analysed, from any other."""
    told = "\n".join(f"{column} {' '.join(said)}" for column, said in document.items())
    return blake2b(f"{_ANALYSIS}\n{told}".encode(), digest_size=16).hexdigest()


def _analysis() -> str:
    made = Path(stems.__file__).read_bytes() + Path(__file__).read_bytes()
    made += forms.PLACE.read_bytes()
    return blake2b(made, digest_size=8).hexdigest() + version("snowballstemmer")


_ANALYSIS = _analysis()
