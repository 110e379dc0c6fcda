"""A plan in words, section by section."""

from __future__ import annotations

from collections.abc import Callable

from lidera_nb.report.figures import Table, figure
from lidera_nb.report.planning.build import ARMS, Curve, Plan
from lidera_nb.report.planning.chart import curves
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import Voice

_NOT = ("found", "impact", "person", "plan")
_METHOD = ("model", "tests", "draws", "loss", "references")


def question(plan: Plan, voice: Voice) -> Section:
    """The design in words, and the smallest change that it would find."""
    asked = plan.parameters
    clustered = "clustered" if asked.cluster_size > 1 else "people"
    lead = voice.plan(f"question.{clustered}", people=asked.people, units=plan.units,
                size=asked.cluster_size, icc=voice.decimal(asked.icc, 2),
                correlation=voice.decimal(asked.correlation, 2), lost=voice.percent(asked.lost),
                reliability=voice.decimal(asked.reliability, 2))  # fmt: skip
    return Section(
        "question",
        voice.plan("question.title"),
        lead=(lead,),
        headlines=tuple(_headline(curve, plan, voice) for curve in plan.curves),
        closing=(voice.plan("question.sizes"),),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.plan(f"question.not_{name}") for name in _NOT),
    )


def _headline(curve: Curve, plan: Plan, voice: Voice) -> Headline:
    text = voice.plan(f"question.arms_{curve.arms}")
    counted = "n_units" if plan.parameters.cluster_size > 1 else "n_people"
    n = voice.plan(f"question.{counted}", people=plan.parameters.people, units=plan.units)
    return Headline(effect(curve.smallest, voice), text, voice.plan("question.power"), n)


def power(plan: Plan, voice: Voice) -> Section:
    """How often each effect would be found."""
    names = [voice.plan(f"arms_{arms}") for arms in ARMS]
    heads = (voice.plan("effect"), *names)
    rows = tuple(
        (voice.decimal(one[0], 1), voice.percent(one[1].value), voice.percent(two[1].value))
        for one, two in zip(plan.curves[0].points, plan.curves[1].points, strict=True)
    )
    shown = figure(
        "power-curve",
        voice.plan("power.finding", one=effect(plan.curves[0].smallest, voice),
             two=effect(plan.curves[1].smallest, voice)),
        curves(plan.curves, names, voice.plan("power.axis")),
        voice.plan("power.alt", items="; ".join(", ".join(row) for row in rows)),
        voice.plan("power.caption"),
        Table(voice.plan("power.table"), heads, rows),
    )  # fmt: skip
    return Section("power", voice.plan("power.title"), lead=(voice.plan("power.lead"),),
                   figures=(shown,))  # fmt: skip


def sizes(plan: Plan, voice: Voice) -> Section:
    """What other numbers of people would find."""
    heads = (voice.plan("sizes.people"), *(voice.plan(f"arms_{arms}") for arms in ARMS))
    rows = tuple(
        (voice.decimal(people), *(effect(found, voice) for found in smallest))
        for people, smallest in plan.sizes
    )
    return _tabled("sizes", heads, rows, voice)


def otherwise(plan: Plan, voice: Voice) -> Section:
    """What another value of one assumption would do."""
    heads = (voice.plan("otherwise.if"), *(voice.plan(f"arms_{arms}") for arms in ARMS))
    now = (voice.plan("otherwise.now"), *(effect(one.smallest, voice) for one in plan.curves))
    rows = tuple(
        (
            voice.plan(f"otherwise.{one.name}", value=_value(one.name, one.value, voice)),
            *(effect(found, voice) for found in one.smallest),
        )
        for one in plan.otherwise
    )
    return _tabled("otherwise", heads, (now, *rows), voice)


def person(plan: Plan, voice: Voice) -> Section:
    """From when on the change of one person is more than noise."""
    heads = voice.plan("person.reliability"), voice.plan("person.change")
    rows = tuple((voice.decimal(of, 2), voice.decimal(least, 2)) for of, least in plan.person)
    return _tabled("person", heads, rows, voice)


def lot(_plan: Plan, voice: Voice) -> Section:
    """How schools are drawn so that nobody can choose."""
    points = tuple(voice.plan(f"lot.step_{step}") for step in (1, 2, 3, 4))
    return Section("lot", voice.plan("lot.title"), lead=(voice.plan("lot.lead"),),
                   points_title=voice.plan("lot.steps"), points=points,
                   closing=(voice.plan("lot.balance"),))  # fmt: skip


def method(plan: Plan, voice: Voice) -> Section:
    """What was assumed and how it was computed."""
    lead = tuple(voice.plan(f"method.{name}", seed=plan.parameters.seed) for name in _METHOD)
    return Section("method", voice.plan("method.title"), lead=lead)


SECTIONS: dict[str, Callable[[Plan, Voice], Section]] = {
    "question": question,
    "power": power,
    "sizes": sizes,
    "otherwise": otherwise,
    "person": person,
    "lot": lot,
    "method": method,
}
"""Name to the maker of a section."""


def effect(value: float | None, voice: Voice) -> str:
    """An effect in standard deviations, or the words for one beyond all measure."""
    return voice.plan("beyond") if value is None else voice.decimal(value, 2)


def _tabled(name: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...],
            voice: Voice) -> Section:  # fmt: skip
    table = Table(voice.plan(f"{name}.table"), heads, rows)
    closing = (voice.plan(f"{name}.closing"),)
    return Section(name, voice.plan(f"{name}.title"), lead=(voice.plan(f"{name}.lead"),),
                   tables=(table,), closing=closing)  # fmt: skip


def _value(name: str, value: float, voice: Voice) -> str:
    return voice.percent(value) if name == "lost" else voice.decimal(value, 2)
