"""What a package says of itself, beside what its tables hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of itself.

    `tier` says how much of people it holds (`lidera_nb.dataset.release`); `release` are further
    facts of the release, written as they are.
    """

    cohort: str
    title: str
    synthetic: bool
    created: datetime
    pilot: bool = False
    tier: str = "coded"
    release: Mapping[str, Any] = field(default_factory=dict)
