"""What the faults of a run measured, by name: filled by the tests, told at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIGURES: dict[str, dict[str, Any]] = {}


def told(figures: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """A line for each fault, what went wrong last.

    >>> told({"cut": {"acts": 3, "lost": 0, "times": {"cut": 2}}})
    ['cut: times 2 (cut 2), acts 3, lost 0']
    """
    return [f"{name}: {', '.join(_pairs(figures[name]))}" for name in sorted(figures)]


def _pairs(found: Mapping[str, Any]) -> list[str]:
    ordered = sorted(found, key=lambda name: name != "times")
    return [f"{name} {_value(found[name])}" for name in ordered]


def _value(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    return f"{sum(value.values())} ({', '.join(f'{k} {v}' for k, v in sorted(value.items()))})"
