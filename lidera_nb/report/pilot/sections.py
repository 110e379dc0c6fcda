"""The parts of a pilot report in order: in short, lines, none of these, decisions, people, rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lidera_nb.report.charts import Bar, bars
from lidera_nb.report.estimates import Estimate, wilson
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.pilot.model import Decision, Line, PilotReport, VersionReport
from lidera_nb.report.sections import Headline, Section
from lidera_nb.report.voice import DOTS_BELOW, Voice

REAL_FROM = 4
"""Ratings from here on count as real in the headline."""


def sections(report: PilotReport, voice: Voice) -> list[Section]:
    """Every section of the report."""
    return [
        _summary(report, voice),
        _lines(report, voice),
        _declined(report, voice),
        _decisions(report, voice),
        _people(report, voice),
        _realism(report, voice),
        _method(report, voice),
    ]


def _summary(report: PilotReport, voice: Voice) -> Section:
    latest = report.latest
    tested = [version for version in report.versions if version.people]
    asked = (
        voice.say("pilot.asked", people=sum(v.people for v in tested), versions=len(tested))
        if latest
        else voice.say("pilot.asked_none")
    )
    warnings = ("few", "right", "person")
    return Section(
        "summary",
        voice.say("summary.title"),
        lead=(asked,),
        headlines=tuple(_headlines(latest, voice)) if latest else (),
        closing=(voice.say("pilot.sure"),),
        points_title=voice.say("summary.not_title"),
        points=tuple(voice.say(f"pilot.not_{name}") for name in warnings),
    )


def _headlines(latest: VersionReport, voice: Voice) -> Iterator[Headline]:
    finished = wilson(latest.completed, latest.people)
    yield _headline(finished, voice.say("pilot.finished", version=latest.name), voice)
    if latest.rated:
        real = wilson(sum(latest.realism[REAL_FROM - 1 :]), latest.rated)
        yield _headline(real, voice.say("pilot.real", version=latest.name), voice)


def _headline(share: Estimate, text: str, voice: Voice) -> Headline:
    n = voice.say("headline_n", n=share.n)
    return Headline(voice.percent(share.value), text, voice.interval(share), n)


def _lines(report: PilotReport, voice: Voice) -> Section:
    """Each line is a table of its own: a phone shows it whole."""
    tables = tuple(_line(n, line, voice) for n, line in enumerate(report.lines, start=1))
    return Section(
        "lines",
        voice.say("pilot.lines.title"),
        lead=(voice.say("pilot.lines.lead" if tables else "pilot.lines.none"),),
        tables=tables,
        narrow=True,
    )


def _line(number: int, line: Line, voice: Voice) -> Table:
    counted = Counter(remark.fault for remark in line.remarks)
    faults = (f"{voice.ask(f'fault_{fault}')} ({n})" for fault, n in counted.most_common())
    comments = (voice.quoted(remark.comment) for remark in line.remarks if remark.comment)
    shown = voice.say("pilot.lines.few") if line.shown is None else voice.decimal(line.shown)
    now = voice.quoted(line.later_text.get(voice.lang, ""))
    values = {
        "flags": voice.say("pilot.lines.of", flags=line.flags, shown=shown),
        "faults": "; ".join(faults),
        "comments": " · ".join(comments) or voice.say("none"),
        "later": voice.say(f"pilot.lines.{line.later}", now=now),
        "place": line.line,
    }
    rows = tuple((voice.say(f"pilot.lines.{name}"), value) for name, value in values.items())
    version = voice.say("pilot.version", version=f"{line.version} · {line.hash[:8]}")
    return Table(f"{number}. {_text(line, voice)}", (voice.say("pilot.lines.line"), version), rows)


def _text(line: Line, voice: Voice) -> str:
    """The line, and beside it the words that were flagged in the other language."""
    langs = [voice.lang, *sorted({remark.lang for remark in line.remarks})]
    return " / ".join(dict.fromkeys(line.text[lang] for lang in langs))


def _declined(report: PilotReport, voice: Voice) -> Section:
    rows = tuple(
        (
            decision.title[voice.lang],
            version.name,
            _share(decision.declined, decision.answered, voice),
            " · ".join(voice.quoted(text) for text in decision.instead),
        )
        for version in report.versions
        for decision in version.decisions
        if decision.declined
    )
    heads = ("decision", "version", "people", "instead")
    head = tuple(voice.say(f"pilot.declined.{name}") for name in heads)
    return Section(
        "declined",
        voice.say("pilot.declined.title"),
        lead=(voice.say("pilot.declined.lead" if rows else "pilot.declined.none"),),
        tables=(Table(voice.say("pilot.declined.table"), head, rows),) if rows else (),
    )


def _share(part: int | None, whole: int | None, voice: Voice) -> str:
    """A count with its share of a whole, as far as either may be told."""
    if part is None:
        return voice.say("withheld")
    if not whole:
        return voice.decimal(part)
    return voice.say("value", share=voice.percent(part / whole), people=part, n=whole)


def _decisions(report: PilotReport, voice: Voice) -> Section:
    versions = [version for version in report.versions if version.decisions]
    scenes = dict.fromkeys(d.scene for v in reversed(versions) for d in v.decisions)
    return Section(
        "decisions",
        voice.say("pilot.decisions.title"),
        lead=(voice.say("pilot.decisions.lead", minutes=report.break_minutes),) if scenes else (),
        tables=tuple(_compared(scene, versions, voice) for scene in scenes),
    )


def _compared(scene: str, versions: Sequence[VersionReport], voice: Voice) -> Table:
    """One decision: its choices in rows, the versions side by side."""
    found = {v.name: d for v in versions for d in v.decisions if d.scene == scene}
    newest = list(found.values())[-1]
    labels = {c.id: c.label[voice.lang] for d in found.values() for c in d.choices}
    rows = [(label, *(_taken(d, one, voice) for d in found.values()))
            for one, label in labels.items()]  # fmt: skip
    rows.append((voice.ask("none"), *(_share(d.declined, d.answered, voice)
                                      for d in found.values())))  # fmt: skip
    rows.append((voice.say("pilot.decisions.people"), *(voice.count(d.people)
                                                        for d in found.values())))  # fmt: skip
    rows.append((voice.say("pilot.decisions.minutes"), *(_minutes(d, voice)
                                                         for d in found.values())))  # fmt: skip
    heads = (voice.say("pilot.decisions.choice"),
             *(voice.say("pilot.version", version=name) for name in found))  # fmt: skip
    return Table(newest.title[voice.lang], heads, tuple(rows))


def _taken(decision: Decision, choice: str, voice: Voice) -> str:
    found = next((one for one in decision.choices if one.id == choice), None)
    if found is None:
        return voice.say("pilot.decisions.not_there")
    return _share(found.people, decision.people, voice)


def _minutes(of: Decision | VersionReport, voice: Voice) -> str:
    if of.minutes is None:
        return voice.say("withheld")
    value = voice.decimal(of.minutes.minutes, 1)
    return voice.say("pilot.minutes", minutes=value, n=of.minutes.n)


def _people(report: PilotReport, voice: Voice) -> Section:
    heads = ("version", "people", "completed", "stopped", "minutes")
    rows = tuple(_version(version, voice) for version in report.versions)
    table = Table(
        voice.say("pilot.people.table"),
        tuple(voice.say(f"pilot.people.{head}") for head in heads),
        rows,
    )
    lead = [voice.say("pilot.people.lead")]
    lead += [voice.say("pilot.people.lost", plays=report.lost)] if report.lost else []
    return Section("people", voice.say("pilot.people.title"), lead=tuple(lead), tables=(table,))


def _version(version: VersionReport, voice: Voice) -> tuple[str, ...]:
    name = "pilot.people.current" if version.current else "pilot.version"
    stops = (f"{stop.title[voice.lang]} ({voice.count(stop.people)})" for stop in version.stops)
    return (
        voice.say(name, version=version.name),
        voice.decimal(version.people),
        _share(version.completed, version.people, voice),
        "; ".join(stops) or voice.say("none"),
        _minutes(version, voice) if version.people else voice.say("none"),
    )


def _realism(report: PilotReport, voice: Voice) -> Section:
    rated = [version for version in report.versions if version.rated]
    comments = tuple(voice.quoted(text) for version in rated for text in version.comments)
    return Section(
        "realism",
        voice.say("pilot.realism.title"),
        lead=(voice.say("pilot.realism.lead" if rated else "pilot.realism.none"),),
        figures=tuple(_rated(version, voice) for version in rated),
        points_title=voice.say("pilot.realism.change") if comments else "",
        points=comments,
    )


def _rated(version: VersionReport, voice: Voice) -> Figure:
    rows = [_bar(point, n, version, voice) for point, n in enumerate(version.realism, start=1)]
    tops = [row for row in rows if row.strong]
    finding = voice.say("pilot.realism.even")
    if len(tops) == 1:
        finding = voice.say("pilot.realism.finding", point=tops[0].label, value=tops[0].value)
    axis = voice.say("pilot.realism.axis")
    cells = tuple((row.label, row.value, voice.interval(wilson(n, version.rated)))
                  for row, n in zip(rows, version.realism, strict=True))  # fmt: skip
    heads = (voice.say("pilot.realism.point"), voice.say("share"), voice.say("range"))
    return figure(
        f"realism-{version.hash[:8]}",
        finding,
        bars(rows, axis, dots=version.rated < DOTS_BELOW),
        voice.say("pilot.realism.alt", items=voice.in_words(rows)),
        voice.say("pilot.realism.caption", n=version.rated),
        Table(voice.say("pilot.realism.table", version=version.name), heads, cells),
        over=voice.say("pilot.version", version=version.name),
    )


def _bar(point: int, n: int, version: VersionReport, voice: Voice) -> Bar:
    ends = {1: voice.ask("realism_low"), 5: voice.ask("realism_high")}
    label = f"{point}: {ends[point]}" if point in ends else str(point)
    share = wilson(n, version.rated)
    value = voice.say("value", share=voice.percent(share.value), people=n, n=version.rated)
    return Bar(label, share.value, value, share.low, share.high, n == max(version.realism))


def _method(report: PilotReport, voice: Voice) -> Section:
    values = {"most": report.threshold - 1, "least": report.threshold,
              "minutes": report.break_minutes}  # fmt: skip
    rules = ("who", "given", "done", "time", "line", "versions", "keep")
    return Section(
        "method",
        voice.say("pilot.method.title"),
        lead=tuple(voice.say(f"pilot.method.{rule}", **values) for rule in rules),
    )
