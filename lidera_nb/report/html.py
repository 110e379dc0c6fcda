"""The report as one HTML file that asks the network for nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lidera_nb.report import numbers
from lidera_nb.report.model import Report
from lidera_nb.report.sections import Section
from lidera_nb.report.voice import Voice

_FOLDER = Path(__file__).parent / "templates"
_JINJA = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(report: Report, parts: list[Section], now: datetime) -> str:
    """The whole report."""
    voice = Voice(report.parameters.lang)
    exported = numbers.day(voice.lang, datetime.fromisoformat(report.meta.created))
    made = voice.say("made", day=numbers.day(voice.lang, now), exported=exported)
    meta = report.meta
    return written(voice, voice.say("kind"), meta.title, made, parts, meta.synthetic, meta.pilot)


def written(
    voice: Voice,
    kind: str,
    title: str,
    made: str,
    parts: list[Section],
    synthetic: bool = False,
    pilot: bool = False,
) -> str:
    """A report of any kind: its head, a first section, the contents and the other sections."""
    return _JINJA.get_template("report.html.j2").render(
        lang="es-CL" if voice.lang == "es" else "en-US",
        say=voice.say,
        kind=kind,
        title=title,
        made=made,
        sections=parts,
        synthetic=synthetic,
        pilot=pilot,
        style=(_FOLDER / "report.css").read_text("utf-8"),
    )


def fragment(part: Section, lang: str) -> str:
    """One section, for a notebook."""
    return _JINJA.get_template("fragment.html.j2").render(section=part, say=Voice(lang).say)
