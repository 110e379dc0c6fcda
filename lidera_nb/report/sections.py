"""The parts of a report in order; the page and the notebook show the very same ones."""

from __future__ import annotations

from dataclasses import dataclass

from lidera_nb.report.figures import Figure, Table


@dataclass(frozen=True, slots=True)
class Headline:
    """A number of the first page: what it is, its interval and its n."""

    value: str
    text: str
    interval: str
    n: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report.

    Attributes
    ----------
    id, title
        Its anchor and its heading.
    lead
        Opening paragraphs.
    headlines
        The numbers of the first page; elsewhere empty.
    figures, tables
        In order; `narrow` puts figures side by side where there is room.
    closing
        Paragraphs after them.
    points_title, points
        A list with its heading; elsewhere empty.
    talk
        On the first page: what to talk about next.
    """

    id: str
    title: str
    lead: tuple[str, ...] = ()
    headlines: tuple[Headline, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    closing: tuple[str, ...] = ()
    points_title: str = ""
    points: tuple[str, ...] = ()
    narrow: bool = False
    talk: tuple[str, ...] = ()
