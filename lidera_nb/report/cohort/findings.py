"""The sections that tell what people decided, predicted and thought of it."""

from __future__ import annotations

from lidera_nb.report import charts
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.model import (
    Bin,
    Calibration,
    CaseReport,
    DecisionPoint,
    Distribution,
    Indicator,
    Report,
)
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import DOTS_BELOW, Voice

_CLOSE = 0.1
"""Nearer than this, what was predicted and what happened count as close."""


def decisions(report: Report, case: CaseReport, voice: Voice) -> Section:
    """One chart a decision."""
    threshold = report.parameters.threshold
    shown = [point for point in case.decisions if point.choices.tells]
    hidden = [p.choices.label for p in case.decisions if not p.choices.tells]
    note = voice.say("decisions.withheld", scenes=", ".join(hidden))
    return Section(
        f"decisions-{case.id}",
        voice.say("decisions.title"),
        lead=(voice.say("decisions.lead" if shown else "decisions.none"),),
        figures=tuple(_decision(point, case, threshold, voice) for point in shown),
        closing=(note,) if hidden else (),
        narrow=True,
    )


def _decision(point: DecisionPoint, case: CaseReport, threshold: int, voice: Voice) -> Figure:
    spread = point.choices
    rows = [voice.bar(option, spread) for option in spread.options]
    n = spread.people or 0
    return figure(
        f"decision-{case.id}-{point.scene}",
        _division(spread, voice),
        charts.bars(rows, voice.say("decisions.axis"), dots=n < DOTS_BELOW),
        voice.say("decisions.alt", items=voice.in_words(rows)),
        voice.say("decisions.caption", prompt=point.prompt, n=n, threshold=threshold),
        voice.table(
            spread,
            voice.say("decisions.table", scene=spread.label),
            voice.say("decisions.choice"),
        ),
        over=voice.say("decisions.over", number=point.position, scene=spread.label),
    )


def _division(spread: Distribution, voice: Voice) -> str:
    if spread.top is None or spread.top.share is None:
        return voice.partly(spread, "decisions.finding_hidden")
    share = spread.top.share.value
    text = "decisions.finding" if share >= 0.5 else "decisions.finding_even"
    return voice.say(text, share=voice.percent(share), choice=spread.top.label)


def paths(case: CaseReport, voice: Voice) -> Section:
    """Which choice followed which, as a table."""
    rows = tuple(
        (
            voice.say("paths.step", scene=follow.first_scene, choice=follow.first),
            voice.say("paths.step", scene=follow.next_scene, choice=follow.next),
            voice.decimal(follow.people),
        )
        for follow in case.follows.shown
    )
    heads = (voice.say("paths.first"), voice.say("paths.next"), voice.say("people"))
    hidden = case.follows.withheld
    return Section(
        f"paths-{case.id}",
        voice.say("paths.title"),
        lead=(voice.say("paths.lead" if rows else "paths.none"),),
        tables=(Table(voice.say("paths.table"), heads, rows),) if rows else (),
        closing=(voice.say("paths.withheld", n=hidden),) if hidden else (),
    )


def indicators(case: CaseReport, voice: Voice) -> Section:
    """Small multiples of the case's indicators."""
    drawn = [indicator for indicator in case.indicators if indicator.points]
    return Section(
        f"indicators-{case.id}",
        voice.say("indicators.title"),
        lead=(voice.say("indicators.lead"),),
        figures=tuple(_indicator(indicator, case, voice) for indicator in drawn),
        narrow=True,
    )


def _indicator(indicator: Indicator, case: CaseReport, voice: Voice) -> Figure:
    moments = [charts.Moment(p.position, p.median, p.low, p.high) for p in indicator.points]
    items = [
        voice.say("indicators.item", median=voice.decimal(p.median), position=p.position)
        for p in indicator.points
    ]
    return figure(
        f"indicator-{case.id}-{indicator.id}",
        _movement(indicator, voice),
        charts.course(moments, indicator.bands, voice.say("indicators.axis")),
        voice.say("indicators.alt", items="; ".join(items)),
        voice.say("indicators.caption"),
        _movement_table(indicator, voice),
    )


def _movement(indicator: Indicator, voice: Voice) -> str:
    start, end = round(indicator.points[0].median), round(indicator.points[-1].median)
    text = "same" if start == end else "up" if end > start else "down"
    return voice.say(f"indicators.{text}", label=indicator.label, start=start, end=end,
                     word=indicator.word(end))  # fmt: skip


def _movement_table(indicator: Indicator, voice: Voice) -> Table:
    rows = []
    for point in indicator.points:
        quartiles = voice.say("none")
        if point.low is not None and point.high is not None:
            low, high = voice.decimal(point.low), voice.decimal(point.high)
            quartiles = voice.say("indicators.between", low=low, high=high)
        rows.append(
            (str(point.position), voice.decimal(point.n), voice.decimal(point.median), quartiles)
        )
    heads = ("indicators.position", "people", "indicators.median", "indicators.quartiles")
    caption = voice.say("indicators.table", label=indicator.label)
    return Table(caption, tuple(voice.say(head) for head in heads), tuple(rows))


def endings(case: CaseReport, voice: Voice) -> Section:
    """Where the plays ended."""
    spread, title = case.endings, voice.say("endings.title")
    if not spread.tells:
        few = voice.say("endings.finding_hidden")
        return Section(f"endings-{case.id}", title, lead=(few + ".",))
    rows = [voice.bar(option, spread) for option in spread.options]
    top, n = spread.top, spread.people or 0
    finding = voice.partly(spread, "endings.finding_hidden")
    if top is not None and top.share is not None:
        share = voice.percent(top.share.value)
        finding = voice.say("endings.finding", share=share, ending=top.label)
    drawn = figure(
        f"endings-{case.id}-chart",
        finding,
        charts.bars(rows, voice.say("endings.axis"), dots=n < DOTS_BELOW),
        voice.say("endings.alt", items=voice.in_words(rows)),
        voice.say("endings.caption", n=voice.count(spread.people)),
        voice.table(spread, voice.say("endings.table"), voice.say("endings.ending")),
    )
    return Section(f"endings-{case.id}", title, figures=(drawn,))


def confidence(report: Report, case: CaseReport, voice: Voice) -> Section:
    """What was predicted against what happened in the case."""
    name, title = f"confidence-{case.id}", voice.say("confidence.title")
    if case.calibration is None:
        few = voice.say("confidence.too_few", threshold=report.parameters.threshold)
        return Section(name, title, lead=(few,))
    return Section(
        name,
        title,
        lead=(voice.say("confidence.lead"),),
        figures=(calibration_figure(case.id, case.calibration, voice),),
        closing=_brier(case.calibration, voice),
    )


def calibration_figure(case: str, found: Calibration, voice: Voice) -> Figure:
    """The curve of what was predicted against what happened."""
    known = [one for one in found.bins if one.came_true is not None]
    spots = [
        charts.Spot(b.confidence / 100, c.value, c.low, c.high, voice.say("confidence.n", n=c.n))
        for b in known
        if (c := b.came_true) is not None
    ]
    items = [_said(one, "confidence.item", voice) for one in known]
    axes = [voice.say(f"confidence.{key}") for key in ("x", "y", "line")]
    return figure(
        f"calibration-{case}",
        _calibrated(known, voice),
        charts.calibration(spots, *axes),
        voice.say("confidence.alt", items="; ".join(items)),
        voice.say("confidence.caption", statements=found.statements, people=found.people),
        _calibration_table(found, voice),
    )


def _said(one: Bin, text: str, voice: Voice) -> str:
    assert one.came_true is not None
    said, true = voice.percent(one.confidence / 100), voice.percent(one.came_true.value)
    return voice.say(text, said=said, true=true)


def _calibrated(known: list[Bin], voice: Voice) -> str:
    """The finding: the most frequent confidence that missed by more than a little, if any."""
    if not known:
        return voice.say("confidence.hidden")

    def miss(one: Bin) -> float:
        return one.came_true.value - one.confidence / 100 if one.came_true else 0.0

    far = [one for one in known if abs(miss(one)) > _CLOSE]
    if not far:
        return voice.say("confidence.even")
    most = max(far, key=lambda one: one.statements or 0)
    text = "confidence.over_said" if miss(most) < 0 else "confidence.under_said"
    return _said(most, text, voice)


def _calibration_table(found: Calibration, voice: Voice) -> Table:
    rows = [
        (
            voice.percent(one.confidence / 100),
            voice.count(one.statements),
            _came_true(one, voice),
            voice.interval(one.came_true),
        )
        for one in found.bins
    ]
    heads = ("confidence.said", "confidence.statements", "confidence.came_true", "range")
    caption = voice.say("confidence.table")
    return Table(caption, tuple(voice.say(head) for head in heads), tuple(rows))


def _came_true(one: Bin, voice: Voice) -> str:
    if one.came_true is not None:
        return voice.percent(one.came_true.value)
    return voice.say("none" if one.statements == 0 else "withheld")


def _brier(found: Calibration, voice: Voice) -> tuple[str, ...]:
    score = found.brier
    if score is None:
        return ()
    if found.coarse:
        return (voice.say("confidence.brier_coarse", value=voice.decimal(score.value, 1)),)
    value, low, high = (voice.decimal(x, 2) for x in (score.value, score.low, score.high))
    return (voice.say("confidence.brier", value=value, low=low, high=high),)


def reflection(report: Report, voice: Voice) -> Section:
    """Self-assessments, one chart a question."""
    answered = [spread for spread in report.reflections if spread.people != 0]
    hidden = [spread.label for spread in answered if not spread.tells]
    return Section(
        "reflection",
        voice.say("reflection.title"),
        lead=(voice.say("reflection.lead" if answered else "reflection.none"),),
        figures=tuple(_rating(spread, voice) for spread in answered if spread.tells),
        closing=(voice.say("reflection.withheld", items="; ".join(hidden)),) if hidden else (),
        narrow=True,
    )


def _rating(spread: Distribution, voice: Voice) -> Figure:
    rows = [voice.bar(option, spread) for option in spread.options]
    top, n = spread.top, spread.people or 0
    finding = voice.partly(spread, "reflection.finding_hidden")
    if top is not None and top.share is not None:
        share = voice.percent(top.share.value)
        finding = voice.say("reflection.finding", share=share, point=top.label)
    return figure(
        f"rating-{spread.id}",
        finding,
        charts.bars(rows, voice.say("reflection.axis"), dots=n < DOTS_BELOW),
        voice.say("reflection.alt", items=voice.in_words(rows)),
        voice.say("reflection.caption", n=voice.count(spread.people)),
        voice.table(
            spread,
            voice.say("reflection.table", label=spread.label),
            voice.say("reflection.answer"),
        ),
        over=spread.label,
    )
