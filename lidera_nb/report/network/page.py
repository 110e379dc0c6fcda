"""The network report as one HTML file, made like the cohort's."""

from __future__ import annotations

from datetime import datetime

from lidera_nb.dataset.read import Package
from lidera_nb.report.html import written
from lidera_nb.report.network.build import build
from lidera_nb.report.network.whole import sections
from lidera_nb.report.parameters import NetworkParameters
from lidera_nb.report.provenance import Record
from lidera_nb.report.voice import Voice


def page(package: Package, asked: NetworkParameters, made: Record, now: datetime) -> str:
    """The whole report of a package.

    Raises
    ------
    PackageError, ReportError
        If the package holds no network, or not the relation that is asked for.
    """
    report, voice = build(package, asked), Voice(asked.lang)
    meta = report.meta
    day, exported = voice.day(now.isoformat()), voice.day(meta.created)
    return written(
        voice,
        voice.net("kind"),
        meta.title,
        voice.say("made", day=day, exported=exported),
        sections(report, made),
        meta.synthetic,
        meta.pilot,
    )
