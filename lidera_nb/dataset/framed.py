"""Rows by table as typed frames, in the columns and the order of the dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.schema import INDICATOR, Table

Row = Mapping[str, Any]
_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def frames(found: Mapping[str, Sequence[Row]]) -> dict[str, pd.DataFrame]:
    """Rows by table as typed frames, in the order of the dictionary."""
    return {name: _frame(table, found[name]) for name, table in TABLES.items() if name in found}


def _frame(table: Table, found: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    names = [column.name for column in table.columns]
    if table.name == "decisions":
        names += sorted({key for row in found for key in row if key.startswith(INDICATOR)})
    # Arrays and no series: these would be aligned with one another, one by one.
    data = {name: _array(table, name, [row.get(name) for row in found]) for name in names}
    return pd.DataFrame(data, index=pd.RangeIndex(len(found)))


def _array(table: Table, name: str, values: list[Any]) -> Any:
    dtype = _DTYPES.get(table.column(name).type)
    if dtype is not None:
        return pd.array(values, dtype=dtype)
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
