"""The published numbers, as keys and values, and the networks that they are about."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.network import from_edges

HERE = Path(__file__).resolve().parents[3] / "data" / "reference"
ELSEWHERE = Path(os.environ["LIDERA_REFERENCE"]) if "LIDERA_REFERENCE" in os.environ else None
"""A folder with ``reference.json`` and ``networks/`` that hold more than we may pass on."""

FILES = {
    "krackhardt/advice": ("ht_advice", True),
    "krackhardt/friend": ("ht_friends", True),
    "krackhardt/reports": ("ht_reports", True),
    "florentine/marriage": ("flo_marriage", False),
    "florentine/business": ("flo_business", False),
    "sampson_samplike": ("ergm_samplike", True),
}
"""Each network's file, and whether its ties have a direction."""


def published() -> dict[str, Any]:
    """All numbers at hand by key, such as ``krackhardt/advice/density``."""
    path = ELSEWHERE / "reference.json" if ELSEWHERE else HERE / "numbers.json"
    return dict(_leaves(json.loads(path.read_text(encoding="utf-8"))))


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """A list of plain values is one leaf, an empty object (R's NULL) too."""
    if isinstance(value, dict) and value:
        named = value.items()
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        named = ((str(place), one) for place, one in enumerate(value))
    else:
        yield key, value
        return
    for name, inner in named:
        yield from _leaves(inner, f"{key}/{name}" if key else name)


@cache
def network(name: str) -> Any:
    """A graph by the name of its key."""
    if name.startswith("s50/"):
        table = pd.read_csv(_file(f"siena_s50{name[-1]}.csv")).to_numpy()
        return from_edges(list(zip(*np.nonzero(table), strict=True)), range(len(table)))
    file, directed = FILES[name]
    edges, nodes = (pd.read_csv(_file(f"{file}_{part}.csv")) for part in ("edges", "nodes"))
    return from_edges(edges, nodes, directed)


@cache
def alcohol(wave: int) -> list[float]:
    """How much each of the fifty girls drank."""
    return pd.read_csv(_file("siena_s50a.csv")).iloc[:, wave - 1].tolist()


def _file(name: str) -> Path:
    ours = HERE / "networks" / name
    return ours if ours.exists() or ELSEWHERE is None else ELSEWHERE / "networks" / name
