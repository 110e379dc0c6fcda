"""The README of a package, in both languages: what it is, who is in it, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from lidera_nb.dataset.about import About
from lidera_nb.dataset.dictionary import PROFILE, TABLES
from lidera_nb.dataset.suppression import THRESHOLD
from lidera_nb.textids import LANGUAGES
from lidera_nb.texts import say

LEVELS = "review_levels"
"""The table that tells of readers."""


def readme(about: About, frames: Mapping[str, pd.DataFrame]) -> str:
    """The text of ``README.md``, Spanish first."""
    parts = (_part(lang, about, frames) for lang in LANGUAGES)
    return f"# {about.title}\n\n" + "\n".join(parts)


def _part(lang: str, about: About, frames: Mapping[str, pd.DataFrame]) -> str:
    found = [mark for mark in ("synthetic", "pilot") if getattr(about, mark)]
    found += [f"tier.{about.tier}", *(["for"] if about.release.get("purpose") else [])]
    found += _of_rows(frames) if about.tier in ("full", "coded") else []
    found += [f"how.{about.tier}", *(["readers"] if LEVELS in frames else []), "csv"]
    values = _values(lang, about, frames)
    lines = [say(lang, f"packagereadme.{name}", **values) for name in found]
    tables = [f"- `{t.name}`: {getattr(t, lang)}" for t in TABLES.values() if t.name in frames]
    head = say(lang, "packagereadme.tables")
    return "\n\n".join([*lines, f"## {head}", "\n".join(tables)]) + "\n"


def _of_rows(frames: Mapping[str, pd.DataFrame]) -> list[str]:
    return ["purpose", "removed_but_words" if "texts" in frames else "removed", "care"]


def _values(lang: str, about: About, frames: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    told = about.release
    people = frames.get("participants")
    left = ", ".join(told.get("left_out", ())) or say(lang, "packagereadme.none")
    rungs = told.get("generalised", {}).items()
    return {
        "people": 0 if people is None else len(people),
        "alone": 0 if people is None else alone(people),
        "why": told.get("purpose", ""),
        "whom": told.get("recipient") or "—",
        "threshold": told.get("threshold", THRESHOLD),
        "hidden": told.get("described_people_hidden", 0),
        "rungs": ", ".join(f"`{name}` {say(lang, f'packagereadme.rung.{how}')}"
                           for name, how in rungs),
        "left_out": left,
    }  # fmt: skip


def alone(participants: pd.DataFrame) -> int:
    """How many people share their school profile with nobody in the package."""
    columns = (participants[name].to_numpy(dtype=object, na_value="") for name in PROFILE)
    profiles = Counter(zip(*columns, strict=True))
    return sum(people == 1 for people in profiles.values())
