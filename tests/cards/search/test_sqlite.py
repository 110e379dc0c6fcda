"""The store of full text in SQLite."""

import sqlite3

import pytest

from lidera_nb.cards.search import tables
from lidera_nb.errors import LideraError


def test_a_sqlite_without_full_text_search_is_told_in_a_sentence(monkeypatch):
    class Poor(sqlite3.Connection):
        def execute(self, sql, *told):
            raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(tables.sqlite3, "connect", lambda name: Poor(name))
    with pytest.raises(LideraError, match=r"built without full text search.*use a Python whose"):
        tables.require_fts5()
