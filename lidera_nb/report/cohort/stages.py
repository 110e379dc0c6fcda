"""How many took part and how many are missing, told so that no difference tells of a few.

Stages lie within one another, so a small group shows wherever two of them are nearly alike. What
is printed elsewhere in the report, as the n of a decision or a question, is reckoned with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE
from lidera_nb.dataset.suppression import apart
from lidera_nb.dataset.tables import BY_WEIGHT
from lidera_nb.report.model import CaseReport, Distribution, Missing, Stage

_PROFILED = "profiled"
"""Who answered any of the school profile: no stage, but the missing ones would tell of it."""

_EXPECTED = {
    "profile": ("included", _PROFILED),
    "started": ("included", "started"),
    "ending": ("started", "ended"),
    "reflection": ("included", "reflected"),
}
"""What may be missing, of which stage, and the stage of those who have it."""


def flow(
    tables: Mapping[str, pd.DataFrame], printed: Collection[int], threshold: int
) -> tuple[Stage, ...]:
    """The stages in their order, None where withheld.

    Parameters
    ----------
    tables
        Of the package.
    printed
        Numbers of people that stand elsewhere in the report.
    threshold
        The smallest count, and the smallest difference, that may be shown.
    """
    told = _told(tables, printed, threshold)
    return tuple(Stage(stage, told.get(stage)) for stage in _ordered(tables["flow"]))


def missing(
    tables: Mapping[str, pd.DataFrame], printed: Collection[int], threshold: int
) -> tuple[Missing, ...]:
    """What should be there: the exact number only where both its ends are told."""
    told = _told(tables, printed, threshold)
    true = _of_rows(tables) | told
    found = [
        Missing(name, told.get(whole), _lacking(true[whole], true[part], threshold,
                                                None not in (told.get(whole), told.get(part))))
        for name, (whole, part) in _EXPECTED.items()
    ]  # fmt: skip
    return (*found, _outcomes(tables["decisions"], threshold))


def printed(cases: Sequence[CaseReport], asked: Sequence[Distribution]) -> frozenset[int]:
    """Every number of people under a chart or in a table of the report."""
    spreads = [*asked, *(case.endings for case in cases)]
    spreads += [point.choices for case in cases for point in case.decisions]
    return frozenset(
        [spread.people for spread in spreads if spread.people is not None]
        + [case.calibration.people for case in cases if case.calibration]
        + [point.n for case in cases for one in case.indicators for point in one.points]
    )


def _told(
    tables: Mapping[str, pd.DataFrame], printed: Collection[int], threshold: int
) -> dict[str, int]:
    """What may be told: never more than the package's own `flow` does."""
    packaged = dict(_packaged(tables["flow"]))
    packaged[_PROFILED] = _of_rows(tables)[_PROFILED]
    names = [name for name in (*BY_WEIGHT, _PROFILED) if name in packaged]
    values = apart([packaged[name] for name in names], threshold, printed)
    return {name: n for name, n in zip(names, values, strict=True) if n is not None}


def _packaged(stages: pd.DataFrame) -> Iterator[tuple[str, int]]:
    for stage, people in stages[["stage", "people"]].itertuples(index=False, name=None):
        if not pd.isna(people):
            yield str(stage), int(people)


def _ordered(stages: pd.DataFrame) -> list[str]:
    return [str(stage) for stage in stages.sort_values("position")["stage"]]


def _of_rows(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    people = tables["participants"]
    return {
        "included": len(people),
        "started": int(people["started_on"].notna().sum()),
        "ended": tables["endings"]["study_id"].nunique(),
        "reflected": tables["reflections"]["study_id"].nunique(),
        _PROFILED: int(people[list(PROFILE)].notna().any(axis=1).sum()),
    }


def _lacking(whole: int, part: int, threshold: int, told: bool) -> str | None:
    """A number where it may be told, its range where it is small, else None."""
    lacking = whole - part
    return _range(lacking, threshold) if told or 0 < lacking < threshold else None


def _range(count: int, threshold: int) -> str:
    return f"1–{threshold - 1}" if 0 < count < threshold else str(count)


def _outcomes(decisions: pd.DataFrame, threshold: int) -> Missing:
    """Predictions that the case left open; they are statements and not people."""
    asked = decisions[decisions["confidence"].notna()]
    unsettled = int(asked["predicted_outcome"].isna().sum())
    few = 0 < unsettled < threshold
    # How many were settled is printed under their chart.
    return Missing("outcome", None if few else len(asked), _range(unsettled, threshold))
