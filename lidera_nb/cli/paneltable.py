"""A panel's diagnosis as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from lidera_nb.activities.paneldiagnosis import Diagnosed, Diagnosis
from lidera_nb.analysis.style import Confidence, Position

STANDING = {"hidden": "  FEW: hidden from participants", "few": "  few", "enough": ""}


def lines(name: str, found: Diagnosis) -> Iterator[str]:
    """A panel: what it is, its decisions, and how it answers."""
    kind = "SYNTHETIC panel" if found.synthetic else "panel"
    yield f"{name}: {kind}, {found.experts} plays"
    for one in found.decisions:
        yield f"  {_decision(one)}"
    yield f"  first of the list: {_position(found.first)}"
    yield f"  last of the list: {_position(found.last)}"
    yield f"  confidence: {_confidence(found.sure)}"
    yield f"  shares foreseen: {_confidence(found.shares)}"


def _decision(one: Diagnosed) -> str:
    where = f"{one.scene} ({one.role})" if one.role else one.scene
    counts = ", ".join(f"{name} {count}" for name, count in one.counts.items())
    return (
        f"{where}: n={one.people}; {counts}; mode {one.modal_share:.0%} (blind "
        f"{one.blind_modal_share:.0%}, any one {one.baseline:.0%}); spread {_number(one.spread)}; "
        f"agreement {_number(one.agreement)} (blind {one.baseline:.2f}){STANDING[one.standing]}"
    )


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"


def _position(one: Position) -> str:
    told = f"{one.taken} of {one.of}, blind {one.chance:.0f} ({one.low} to {one.high})"
    return f"{told}; UNUSUAL" if one.unusual else told


def _confidence(one: Confidence) -> str:
    if one.mean is None or one.ends is None:
        return "not asked"
    return f"{one.count} answers, mean {one.mean:.0f}%, {one.ends:.0%} at 0 or 100"
