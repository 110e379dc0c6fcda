"""One measure over all cohorts: what they share, how far they differ, and what chance would do."""

from __future__ import annotations

from lidera_nb.analysis.pooling import Pooled
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.portfolio.chart import caterpillar, funnel
from lidera_nb.report.portfolio.found.measured import SHARES
from lidera_nb.report.portfolio.model import Compared, PortfolioReport
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice


def compared(report: PortfolioReport, name: str, voice: Voice) -> Section:
    """The section of a measure."""
    found, title = report.of(name), voice.folio(f"{name}.title")
    if found.pooled is None:
        none = voice.folio("compared.none", n=found.cohorts)
        return Section(name, title, lead=(voice.folio(f"{name}.lead"), none))
    figures = (_all(found, found.pooled, voice), *_by_size(found, voice))
    closing = [voice.folio(f"{name}.closing")]
    if found.few:
        closing.append(voice.folio("compared.few", n=found.few, least=report.parameters.threshold))
    return Section(
        name,
        title,
        lead=(voice.folio(f"{name}.lead"), _reading(found, found.pooled, voice)),
        figures=figures,
        closing=tuple(closing),
        narrow=True,
    )


def value(found: Compared, number: float, voice: Voice) -> str:
    """A value of a measure: per cent for shares, two decimals for means."""
    return voice.percent(number) if found.name in SHARES else voice.decimal(number, 2)


def between(found: Compared, low: float, high: float, voice: Voice) -> str:
    """An interval of a measure."""
    return voice.say("interval", low=value(found, low, voice), high=value(found, high, voice))


def _reading(found: Compared, pooled: Pooled, voice: Voice) -> str:
    """How far cohorts differ, in words."""
    if pooled.spread == 0:
        return voice.folio("compared.alike", n=found.cohorts)
    return voice.folio(
        "compared.differ", part=voice.percent(pooled.beyond_chance),
        next=between(found, pooled.next_low, pooled.next_high, voice), n=found.cohorts,
    )  # fmt: skip


def _all(found: Compared, pooled: Pooled, voice: Voice) -> Figure:
    mean = value(found, pooled.mean, voice)
    reach = between(found, pooled.low, pooled.high, voice)
    apart = sum(one.low > pooled.mean or one.high < pooled.mean for one in pooled.each)
    return figure(
        f"{found.name}-all",
        voice.folio("compared.finding", mean=mean, reach=reach),
        caterpillar(pooled, voice.folio(f"{found.name}.axis"), found.name in SHARES),
        voice.folio("compared.alt", n=found.cohorts, mean=mean, apart=apart),
        voice.folio("compared.caption", n=found.cohorts, people=voice.decimal(found.people)),
        _numbers(found, pooled, apart, voice),
    )


def _numbers(found: Compared, pooled: Pooled, apart: int, voice: Voice) -> Table:
    rows = {
        "cohorts": voice.decimal(found.cohorts),
        "people": voice.decimal(found.people),
        "mean": value(found, pooled.mean, voice),
        "reach": between(found, pooled.low, pooled.high, voice),
        "spread": voice.folio("compared.no_spread") if pooled.spread == 0
        else value(found, pooled.spread, voice),
        "next": between(found, pooled.next_low, pooled.next_high, voice),
        "chance": voice.percent(pooled.beyond_chance),
        "apart": voice.decimal(apart),
    }  # fmt: skip
    cells = tuple((voice.folio(f"compared.row_{name}"), told) for name, told in rows.items())
    heads = voice.folio("compared.what"), voice.folio("compared.value")
    return Table(voice.folio(f"{found.name}.table"), heads, cells)


def _by_size(found: Compared, voice: Voice) -> tuple[Figure, ...]:
    if not found.dots:
        return ()
    outside = sum(not _inside(found, one.n, one.share) for one in found.dots)
    bands = _bands(found, voice)
    heads = tuple(voice.folio(f"funnel.{name}") for name in ("people", "low", "high"))
    return (
        figure(
            f"{found.name}-funnel",
            voice.folio("funnel.finding", outside=outside, n=len(found.dots)),
            funnel(found.dots, found.limits, voice.folio("funnel.axis"),
                   voice.folio(f"{found.name}.axis")),
            voice.folio("funnel.alt", outside=outside, n=len(found.dots)),
            voice.folio("funnel.caption", undrawn=found.undrawn),
            Table(voice.folio("funnel.table"), heads, bands),
        ),
    )  # fmt: skip


def _inside(found: Compared, n: int, share: float) -> bool:
    near = min(found.limits, key=lambda one: abs(one.n - n))
    return near.low <= share <= near.high


def _bands(found: Compared, voice: Voice) -> tuple[tuple[str, ...], ...]:
    """The limits at a few sizes."""
    step = max(1, len(found.limits) // 5)
    return tuple(
        (voice.decimal(one.n), voice.percent(one.low), voice.percent(one.high))
        for one in found.limits[::step]
    )
