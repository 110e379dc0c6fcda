"""The figures of a run of crowds that are asked for by name; None for what was not measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

Found = Mapping[str, Any]


def percentile(values: Sequence[float], part: float) -> float | None:
    """The value below which `part` of all lie, in milliseconds; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1e3, 2)


def summary(found: Found) -> dict[str, Any]:
    """One figure for each question, from whatever loads are there."""
    checks = [one["kept"] for one in found.values() if isinstance(one, dict) and "kept" in one]
    minute, six = _load(found, "country", 0), _load(found, "country", 1)
    flat, thousand = _load(found, "flat", 0), _load(found, "thousand", 0)
    return {
        "p95_ms_1000": thousand.get("p95_ms"),
        "p95_ms_9000": minute.get("p95_ms"),
        "p99_ms_9000": minute.get("p99_ms"),
        "p95_ms_9000_every_6s": six.get("p95_ms"),
        "pss_mib_9000": minute.get("pss_mib"),
        "flat_out_per_s": flat.get("acts_per_s"),
        "flat_out_per_cpu_s": ratio(1e6, flat.get("cpu_us_per_act")),
        "writers_per_s": found.get("writers", {}).get("commits_per_s"),
        "lost": sum(one["lost"] for one in checks),
        "doubled": sum(one["doubled"] for one in checks),
        "acknowledged": sum(one["acknowledged"] for one in checks),
        **_beside_voila(found.get("stock"), found.get("thousand")),
        **_beside_otree(found.get("forms")),
    }


def _load(found: Found, name: str, number: int) -> dict[str, Any]:
    loads = found.get(name, {}).get("loads", [])
    return loads[number] if number < len(loads) else {}


def ratio(theirs: float | None, ours: float | None) -> float | None:
    """How many times as much; None where there is nothing to divide (by)."""
    return round(theirs / ours, 1) if theirs is not None and ours else None


def _beside_voila(stock: Found | None, thousand: Found | None) -> dict[str, Any]:
    """What a person costs here and there; our memory by a thousand who play, for of a hundred who
    just came it is less than what the server's own goes up and down."""
    if not stock or not stock["voila"] or not thousand:
        return {"voila_memory_ratio": None, "voila_cpu_ratio": None}
    theirs, ours = stock["voila"][-1], stock["ours"][-1]
    people, played = ours["joins"][-1]["people"], thousand["loads"][0]
    mib = (played["pss_mib"] - thousand["empty_pss_mib"]) / played["people"]
    return {
        "voila_people": people,
        "voila_mib_each": theirs["pss_mib_each"],
        "our_mib_each": round(mib, 3),
        "voila_memory_ratio": ratio(theirs["pss_mib_each"], mib),
        "voila_cpu_ratio": ratio(theirs["cpu_s_each"], ours["joins"][-1]["cpu_s"] / people),
    }


def _beside_otree(forms: Found | None) -> dict[str, Any]:
    """Medians of the turns: each compares two that were measured within the same minute."""
    if not forms:
        return {"otree_cpu_ratio": None, "otree_p99_part": None}
    turns = list(zip(forms["otree"], forms["loads"], strict=True))
    return {
        "otree_cpu_ratio": median(
            round(theirs["cpu_ms_per_page"] * 1e3 / ours["cpu_us_per_act"], 1)
            for theirs, ours in turns
        ),
        "otree_p99_part": median(
            round(ours["p99_ms"] / theirs["p99_ms"], 4) for theirs, ours in turns
        ),
        "otree_first_load_bytes": forms["otree"][0]["first_load_bytes"],
    }
