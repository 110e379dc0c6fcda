"""A chart with all that a reader needs who cannot see it: finding, caption, words and table.

SVG is drawn here and now by vl-convert, so that a page needs neither scripts nor a network.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape

import altair as alt
import vl_convert


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, its head, and rows whose first cell names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as it is printed.

    Attributes
    ----------
    id
        Unique in the page.
    finding
        What the chart shows, as its title.
    svg
        The drawing, with `finding` and `alt` inside it for screen readers.
    alt
        The chart in words.
    caption
        What is drawn and how to read it.
    table
        The same numbers.
    over
        What the chart is about, above its finding; may be empty.
    """

    id: str
    finding: str
    svg: str
    alt: str
    caption: str
    table: Table
    over: str = ""


def figure(
    name: str,
    finding: str,
    chart: alt.LayerChart,
    alt_text: str,
    caption: str,
    table: Table,
    over: str = "",
) -> Figure:
    """A figure drawn from a chart."""
    drawn = vl_convert.vegalite_to_svg(json.dumps(chart.to_dict(validate=False)))
    svg = _named(drawn, name, finding, alt_text)
    return Figure(name, finding, svg, alt_text, caption, table, over)


def _named(svg: str, name: str, title: str, words: str) -> str:
    """The drawing with a role, a title and a description, and ids that are its own."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
    svg = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    head = f'<svg role="img" aria-labelledby="{name}-title {name}-desc" '
    within = (
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(words)}</desc>'
    )
    svg = svg.replace("<svg ", head, 1)
    end = svg.index(">") + 1
    return svg[:end] + within + svg[end:]
