"""From the packages of many cohorts to what the report says; pure, and the same on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lidera_nb.analysis.funnel import share_limits
from lidera_nb.analysis.pooling import Pooled, Shrunk, pool_means, pool_shares
from lidera_nb.report.parameters import PortfolioParameters
from lidera_nb.report.portfolio.found.measured import MEASURES, SHARES, Share
from lidera_nb.report.portfolio.model import Compared, Dot, PortfolioReport, Row, Standing
from lidera_nb.report.portfolio.read import Cohort, Portfolio
from lidera_nb.report.voice import Voice

_LIMITS = 24
"""Sizes at which the limits of a funnel are computed."""


def build(portfolio: Portfolio, asked: PortfolioParameters) -> PortfolioReport:
    """The report of a folder of packages."""
    cohorts = portfolio.cohorts
    found = {name: _compared(name, cohorts, asked.threshold) for name in MEASURES}
    told = tuple(one for one, _ in found.values())
    rows = tuple(
        Row(
            cohort.title,
            cohort.people if cohort.people >= asked.threshold else None,
            {name: standing.get(cohort.id, "unknown") for name, (_, standing) in found.items()},
        )
        for cohort in sorted(cohorts, key=lambda one: (one.title, one.id))
    )
    title = Voice(asked.lang).folio("title", n=len(cohorts))
    return PortfolioReport(
        meta=replace(portfolio.meta, title=title),
        parameters=asked,
        people=sum(cohort.people for cohort in cohorts),
        rows=rows,
        compared=told,
        withheld={
            "cohorts": sum(row.people is None for row in rows),
            **{one.name: one.few + one.undrawn for one in told},
        },
    )


def _compared(
    name: str, cohorts: Sequence[Cohort], threshold: int
) -> tuple[Compared, Mapping[str, Standing]]:
    """A measure, and where each cohort stands on it."""
    if name in SHARES:
        known = {one.id: found for one in cohorts if (found := one.measured.shares.get(name))}
        enough = {key: share for key, share in known.items() if share.n >= threshold}
        pooled = pool_shares([s.hits for s in enough.values()], [s.n for s in enough.values()])
        return _with_funnel(
            _told(name, known, enough, pooled), list(enough.values()), threshold
        ), _standings(list(enough), pooled)
    means = {one.id: mean for one in cohorts if (mean := one.measured.means.get(name))}
    counted = {key: mean for key, mean in means.items() if mean.n >= threshold}
    pooled = pool_means([m.value for m in counted.values()], [m.variance for m in counted.values()])
    return _told(name, means, counted, pooled), _standings(list(counted), pooled)


def _told(
    name: str, known: Mapping[str, object], enough: Mapping[str, object], pooled: Pooled | None
) -> Compared:
    people = sum(int(getattr(found, "n", 0)) for found in enough.values())
    return Compared(name, len(enough), people, len(known) - len(enough), pooled)


def _standings(ids: Sequence[str], pooled: Pooled | None) -> Mapping[str, Standing]:
    if pooled is None:
        return {}
    return {one: _standing(drawn, pooled) for one, drawn in zip(ids, pooled.each, strict=True)}


def _standing(drawn: Shrunk, pooled: Pooled) -> Standing:
    """Apart from all only where the whole interval is."""
    if drawn.low > pooled.mean:
        return "more"
    return "less" if drawn.high < pooled.mean else "like"


def _with_funnel(told: Compared, found: Sequence[Share], threshold: int) -> Compared:
    """The funnel of a share, without cohorts whose dot would tell of a few people."""
    if told.pooled is None:
        return told
    drawn = [one for one in found if _tells_of_no_few(one, threshold)]
    total = sum(one.hits for one in found) / sum(one.n for one in found)
    if not drawn or not 0 < total < 1:
        return replace(told, undrawn=len(found) - len(drawn))
    least, most = min(one.n for one in drawn), max(one.n for one in drawn)
    sizes = sorted({round(least + (most - least) * i / _LIMITS) for i in range(_LIMITS + 1)})
    return replace(
        told,
        limits=tuple(share_limits(total, n) for n in sizes),
        dots=tuple(Dot(one.n, one.hits / one.n) for one in drawn),
        undrawn=len(found) - len(drawn),
    )


def _tells_of_no_few(share: Share, threshold: int) -> bool:
    counts = share.hits, share.n - share.hits
    return all(count == 0 or count >= threshold for count in counts)
