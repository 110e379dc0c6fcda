"""Krackhardt's managers and the Florentine families, and what R's sna says of them."""

import json
import os
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

OURS = Path(__file__).resolve().parents[3] / "data" / "reference"


@cache
def folder() -> Path:
    """Where the networks are: in the repository, or in the folder named by LIDERA_REFERENCE."""
    for one in (OURS, Path(os.environ.get("LIDERA_REFERENCE", "/nowhere"))):
        if (one / "networks" / "ht_advice_edges.csv").exists():
            return one
    return pytest.skip("the reference networks are not here: name their folder in LIDERA_REFERENCE")


@cache
def numbers() -> dict:
    """What R says."""
    own = folder() / "numbers.json"
    return json.loads((own if own.exists() else folder() / "reference.json").read_text("utf-8"))


def people(name: str) -> pd.DataFrame:
    return pd.read_csv(folder() / "networks" / f"{name}_nodes.csv", index_col="id")


def network(name: str) -> pd.DataFrame:
    """Ties as a frame whose rows and columns are the ids; the Florentines' have no direction."""
    ids = people(name).index
    found = pd.DataFrame(0.0, index=ids, columns=ids)
    for row in pd.read_csv(folder() / "networks" / f"{name}_edges.csv").itertuples():
        found.iloc[row[1] - 1, row[2] - 1] = 1.0
    return found if name.startswith("ht") else found.clip(lower=found.T)


def managers() -> dict[str, pd.DataFrame]:
    """Krackhardt's relations, same department, and the difference in tenure."""
    told = people("ht_advice")
    department, tenure = told["dept"].to_numpy(), told["tenure"].to_numpy()
    frame = {"index": told.index, "columns": told.index}
    return {
        "advice": network("ht_advice"),
        "friend": network("ht_friends"),
        "reports": network("ht_reports"),
        "same_dept": pd.DataFrame((department[:, None] == department) * 1.0, **frame),
        "tenure_absdiff": pd.DataFrame(abs(tenure[:, None] - tenure) * 1.0, **frame),
    }


def within_chance(ours: float, theirs: float, m: int, reps: int) -> bool:
    """Whether two Monte Carlo p-values differ by no more than chance would have it."""
    p = (ours + theirs) / 2
    spread = 3 * np.sqrt(p * (1 - p) * (1 / reps + 1 / m))
    return abs(ours - theirs) <= spread + 1 / reps + 1 / m
