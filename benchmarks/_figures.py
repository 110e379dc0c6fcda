"""From raw samples of both sides to one result: medians, or null where a side has no samples.

Pure, so that a test can hold it; knows neither browsers nor servers.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

Sample = Mapping[str, Any]
Samples = Mapping[str, Sequence[Sample]]

FIGURES: dict[str, tuple[str, str, str]] = {
    "first_load_bytes": ("session", "first", "bytes"),
    "first_load_http_bytes": ("session", "first", "http_bytes"),
    "first_load_ws_bytes": ("session", "first", "ws_bytes"),
    "first_load_requests": ("session", "first", "requests"),
    "off_origin_requests": ("session", "first", "off_origin_requests"),
    "revisit_bytes": ("session", "revisit", "bytes"),
    "revisit_http_bytes": ("session", "revisit", "http_bytes"),
    "revisit_ws_bytes": ("session", "revisit", "ws_bytes"),
    "revisit_requests": ("session", "revisit", "requests"),
    "shared_revisit_bytes": ("session", "shared_revisit", "bytes"),
    "usable_seconds": ("session", "timed", "answered_s"),
    "cpu_seconds": ("session", "timed", "cpu_s"),
    "visit_pss_mib": ("session", "timed", "pss_mib"),
    "slow3g_first_usable_seconds": ("session", "slow3g_first", "answered_s"),
    "slow3g_reload_seconds": ("session", "slow3g_reload", "answered_s"),
    "stock_first_load_bytes": ("voila", "first", "bytes"),
    "stock_first_load_http_bytes": ("voila", "first", "http_bytes"),
    "stock_first_load_ws_bytes": ("voila", "first", "ws_bytes"),
    "stock_first_load_requests": ("voila", "first", "requests"),
    "stock_off_origin_requests": ("voila", "first", "off_origin_requests"),
    "stock_revisit_bytes": ("voila", "revisit", "bytes"),
    "stock_revisit_http_bytes": ("voila", "revisit", "http_bytes"),
    "stock_revisit_ws_bytes": ("voila", "revisit", "ws_bytes"),
    "stock_revisit_requests": ("voila", "revisit", "requests"),
    "stock_usable_seconds": ("voila", "timed", "answered_s"),
    "stock_cpu_seconds": ("voila", "timed", "cpu_s"),
    "stock_visit_pss_mib": ("voila", "timed", "pss_mib"),
    "stock_slow3g_first_usable_seconds": ("voila", "slow3g_first", "answered_s"),
    "stock_slow3g_reload_seconds": ("voila", "slow3g_reload", "answered_s"),
}
"""Each figure: its side, the kind of visit, and what was measured of it."""

RATIOS = {"usable_ratio": "usable_seconds", "bytes_ratio": "first_load_bytes"}


def assembled(samples: Samples, faults: Sequence[str] = ()) -> tuple[dict[str, Any], int]:
    """The result of a run and its exit code.

    Parameters
    ----------
    samples
        Samples by side; each names its kind of visit under ``visit``.
    faults
        What went wrong, in words.

    Returns
    -------
    result, code
        Medians by figure; ratios of the session's to stock Voila's median. What was not measured
        is ``None``. The code is 1 if any figure is, or anything went wrong, else 0.
    """
    figures = {name: _median(samples, *where) for name, where in FIGURES.items()}
    ratios = {name: _ratio(figures[of], figures[f"stock_{of}"]) for name, of in RATIOS.items()}
    result = {**figures, **ratios}
    code = 1 if faults or None in result.values() else 0
    return {**result, "faults": list(faults), "samples": dict(samples)}, code


def _median(samples: Samples, side: str, visit: str, name: str) -> float | None:
    values = [one[name] for one in samples.get(side, ()) if one["visit"] == visit and name in one]
    return round(statistics.median(values), 3) if values else None


def _ratio(ours: float | None, stock: float | None) -> float | None:
    return None if ours is None or not stock else round(ours / stock, 4)
