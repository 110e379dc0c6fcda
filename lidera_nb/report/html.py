"""The report as one HTML file that asks the network for nothing."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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


def _css(text: str) -> Markup:
    """A string of a style sheet, in which no character can end it or the sheet."""
    plain = (one if one.isalnum() or one in " ·" else f"\\{ord(one):06x}" for one in text)
    return Markup(f'"{"".join(plain)}"')  # noqa: S704 - nothing that could be markup is left in it


def _percents(svg: str, sign: str) -> str:
    """A drawing with its axes' percentages as the report's language writes them."""
    return _PERCENT.sub(rf"\1{sign}</text>", svg)


_PERCENT = re.compile(r"(>-?\d+)%</text>")
_JINJA.filters |= {"css": _css, "percents": _percents}


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


def ready() -> None:
    """Compile the templates, which is otherwise done at the first use."""
    for name in ("report.html.j2", "fragment.html.j2"):
        _JINJA.get_template(name)
