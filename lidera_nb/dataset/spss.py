"""Tables for SPSS, with what columns and values mean in one language.

Words that have labels become numbers with value labels, in the order of the dictionary or of the
codebook, so that the same word has the same number in every export of a course. All other words
stay as they are.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.schema import Column
from lidera_nb.errors import PackageError

Lang = Literal["es", "en"]
Labels = dict[str, str]
"""A column's words in order, each with its label."""

_LONGEST = 120
"""SPSS cuts a value label after so many bytes."""
_KINDS = {"scenario": "case", "ending": "ending", "form": "form", "module": "module",
          "rubric": "rubric", "criterion": "criterion", "relation": "relation",
          "indicator": "indicator"}  # fmt: skip
"""Column to the kind under which the codebook explains its words."""


def sav_files(frames: Mapping[str, pd.DataFrame], lang: Lang) -> dict[str, bytes]:
    """File name to content: one ``.sav`` for each table but the codebook.

    Raises
    ------
    PackageError
        If the package that writes them is not installed.
    """
    try:
        import pyreadstat
    except ImportError:
        raise PackageError(
            "tables for SPSS need a package that is not installed; install it with "
            "pip install 'lidera[spss]', or leave --spss out"
        ) from None
    made = {}
    with tempfile.TemporaryDirectory() as place:
        for name, frame in frames.items():
            if name == "codebook":
                continue
            path = Path(place) / f"{name}.sav"
            data, values = _numbered(name, frame, frames.get("codebook"), lang)
            pyreadstat.write_sav(
                data,
                str(path),
                file_label=_cut(getattr(TABLES[name], lang), 64),
                column_labels=[_label(name, str(column), lang) for column in frame.columns],
                variable_value_labels=values,
            )
            made[path.name] = path.read_bytes()
    return made


def _label(table: str, column: str, lang: Lang) -> str:
    return _cut(getattr(TABLES[table].column(column), lang), 255)


def _numbered(
    table: str, frame: pd.DataFrame, codebook: pd.DataFrame | None, lang: Lang
) -> tuple[pd.DataFrame, dict[str, dict[Any, str]]]:
    """The table as SPSS takes it, and by column what its numbers mean."""
    values: dict[str, dict[Any, str]] = {}
    data: dict[str, Any] = {}
    for name in frame.columns:
        column = TABLES[table].column(str(name))
        labels = _labels(column, frame, codebook, lang)
        if labels:
            data[str(name)] = frame[name].map({word: i for i, word in enumerate(labels, 1)})
            values[str(name)] = {
                i: _cut(text, _LONGEST) for i, text in enumerate(labels.values(), 1)
            }
        else:
            data[str(name)] = _plain(frame[name], column)
    made = pd.DataFrame(data, index=frame.index)
    return made.astype(dict.fromkeys(values, "float64")), values


def _labels(
    column: Column, frame: pd.DataFrame, codebook: pd.DataFrame | None, lang: Lang
) -> Labels:
    """The labels of a column's words; none unless each of them has exactly one."""
    known: dict[str, set[str]] = {}
    for word, text in _explained(column.name, codebook, lang):
        known.setdefault(word, set()).add(text)
    labels = {word: texts.pop() for word, texts in known.items() if len(texts) == 1}
    if not labels and column.values:
        labels = {word: word for word in column.values}
    used = {str(value) for value in frame[column.name].dropna()}
    return labels if column.type == "string" and used <= set(labels) else {}


def _explained(column: str, codebook: pd.DataFrame | None, lang: Lang) -> Iterator[tuple[str, str]]:
    if codebook is None:
        return
    if column in _KINDS:
        rows = codebook[codebook["kind"] == _KINDS[column]]
    else:
        rows = codebook[(codebook["kind"] == "option") & (codebook["parent"] == column)]
    yield from zip(rows["id"].astype(str), rows[lang].astype(str), strict=True)


def _plain(values: pd.Series[Any], column: Column) -> Any:
    """A column without labels, in a type that SPSS has."""
    if column.type == "string":
        return values.astype(object).where(values.notna(), "")
    if column.type in ("date", "datetime"):
        return values.astype(object).where(values.notna(), None)
    return values.astype("float64")


def _cut(text: str, most: int) -> str:
    """A text of at most so many bytes, with a mark where it was cut.

    >>> _cut("aula", 10), _cut("señalización", 8)
    ('aula', 'señ…')
    """
    if len(text.encode()) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore") + "…"
