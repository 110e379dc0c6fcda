"""Bridges between groups: how often they occur in the whole network, beside chance."""

from __future__ import annotations

from lidera_nb.report import spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.model import NetworkReport, Role
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice

FAR = 2.0
"""Standard deviations from which a count is said to differ from chance."""


def brokers(report: NetworkReport, voice: Voice) -> Section:
    """Gould and Fernandez's five roles."""
    group = voice.net(f"between.{report.parameters.group}")
    told = bool(report.roles)
    return Section(
        "brokers",
        voice.net("brokers.title", group=group),
        lead=(voice.net("brokers.lead" if told else "brokers.none", group=group,
                        relation=report.label, wave=report.last),),
        figures=(_figure(report, group, voice),) if told else (),
        closing=(voice.net("brokers.nobody"),) if told else (),
    )  # fmt: skip


def _figure(report: NetworkReport, group: str, voice: Voice) -> Figure:
    rows = [_span(role, group, voice) for role in report.roles]
    reach = max(2.0, *(row.value or 0 for row in rows)) * 1.05
    heads = ("brokers.role", "brokers.observed", "brokers.expected", "brokers.z")
    return figure(
        "brokers-chart",
        _finding(report.roles, group, voice),
        spans.spans(rows, voice.net("brokers.axis"), (0, reach), _ticks(reach), False, line=1),
        voice.net("brokers.alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        voice.net("brokers.caption", relation=report.label, wave=report.last),
        Table(
            voice.net("brokers.table"),
            tuple(voice.net(head) for head in heads),
            tuple(_row(role, group, voice) for role in report.roles),
        ),
    )


def _ticks(reach: float) -> list[float]:
    step = 1 if reach < 5 else 2 if reach < 10 else 5
    return [float(n) for n in range(0, int(reach) + 1, step)]


def _span(role: Role, group: str, voice: Voice) -> Span:
    times = role.observed / role.expected if role.expected > 0 else None
    shown = voice.say("none") if times is None else voice.decimal(times, 1)
    return Span(_name(role, group, voice), times, voice.net("brokers.times", times=shown))


def _name(role: Role, group: str, voice: Voice) -> str:
    return voice.net(f"brokers.{role.id}", group=group)


def _row(role: Role, group: str, voice: Voice) -> tuple[str, ...]:
    counts = (voice.decimal(role.observed), voice.decimal(role.expected))
    said = voice.net("brokers.far", z=voice.decimal(role.z, 1), said=voice.net(_said(role)))
    return (_name(role, group, voice), *counts, said)


def _said(role: Role) -> str:
    return "brokers.more" if role.z >= FAR else "brokers.less" if role.z <= -FAR else "brokers.as"


def _finding(roles: tuple[Role, ...], group: str, voice: Voice) -> str:
    between = [role for role in roles if role.id != "w_I"]
    more = [role for role in between if role.z >= FAR]
    less = [role for role in between if role.z <= -FAR]
    text = "less" if len(less) > len(more) else "more" if more else "as"
    return voice.net(f"brokers.finding_{text}", group=group)
