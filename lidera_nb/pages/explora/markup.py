"""Markup around charts: figures, tables, sentences. All text that comes in is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def figure(drawn: str, says: str, table: str, summary: str) -> str:
    """A chart with what it says above it and its numbers below.

    Parameters
    ----------
    drawn
        Markup of the chart, or of what stands in for it.
    says
        The finding, in words.
    table
        Markup of the equal table.
    summary
        What to press to see the table.
    """
    return (
        f'<figure class="x-figure"><figcaption>{escape(says)}</figcaption>{drawn}'
        f"<details><summary>{escape(summary)}</summary>{table}</details></figure>"
    )


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table; the first cell of a row is its head. Where it is too wide it scrolls by itself."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(caption)}">'
        f'<table class="x-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[object]) -> str:
    first, *rest = (escape(str(cell)) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def sentence(text: str, name: str = "x-help") -> str:
    """A paragraph of a class."""
    return f'<p class="{name}">{escape(text)}</p>'


def listed(texts: Sequence[str]) -> str:
    """Sentences one below the other."""
    return '<ul class="x-list">' + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
