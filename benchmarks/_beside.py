"""Ours and oTree's in turns: what one of them takes on a quick minute says nothing of the other."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import _otree
from _exactly import together
from _loads import Say, stages

PEOPLE, TURNS = 50, 5
SECONDS = 3
"""Of a turn of ours. One person may send 200 messages at once and 20 a second: at up to 85 a second
from each that lasts, and what is measured is the server, not its limit."""


def beside_otree(cache: Path, say: Say) -> dict[str, Any]:
    """Fifty who do not think: the loads here, as many of oTree's, and whether all was kept."""
    ours, theirs = [], []
    for _ in range(TURNS):
        ours.append(stages(cache / "drawn-forms", [(PEOPLE, 0, SECONDS)], say, forms=True))
        with tempfile.TemporaryDirectory(prefix="lidera-bench") as folder:
            theirs.append(_otree.measure(cache, Path(folder), PEOPLE, say))
    return {
        "loads": [load for turn in ours for load in turn["loads"]],
        "otree": theirs,
        "kept": together([turn["kept"] for turn in ours]),
    }
