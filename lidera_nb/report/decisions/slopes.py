"""A paired plot: where the same people stood on average before and after, one line a measure.

It draws means of a group and no person: a line of one's own would tell of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from lidera_nb.report.charts import ACCENT, GREY, INK, WIDTH, finished, scaled

_HEIGHT, _TOP, _FROM, _TO, _APART = 230.0, 28.0, 26.0, 140.0, 17.0
"""Heights of the foot and of the heads, the places of both times, how far words stand apart."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A measure from 0 to 1 at both times, in words, and whether the change is more than chance."""

    label: str
    before: float
    after: float
    words: tuple[str, str]
    clear: bool


def slopes(rows: Sequence[Slope], first: str, last: str) -> alt.LayerChart:
    """Lines from the first time to the last, each with its name at its end."""
    tallest = max(0.1, *(max(row.before, row.after) for row in rows))

    def down(value: float) -> float:
        return _HEIGHT - value / tallest * (_HEIGHT - _TOP - 10)

    lines = [
        {"row": i, "x": at, "y": down(value), "clear": row.clear}
        for i, row in enumerate(rows)
        for at, value in ((_FROM, row.before), (_TO, row.after))
    ]
    x = alt.X("x:Q", scale=scaled([0, WIDTH], [0, WIDTH]), axis=None)
    y = alt.Y("y:Q", scale=scaled([0, _HEIGHT], [0, _HEIGHT]), axis=None)
    base = alt.Chart(alt.Data(values=lines))
    color = alt.condition("datum.clear", alt.value(ACCENT), alt.value(GREY))
    left = _apart([(down(row.before), row.words[0]) for row in rows])
    right = _apart([(down(row.after), f"{row.words[1]} · {row.label}") for row in rows])
    heads = [(_FROM, first), (_TO, last)]
    return finished(
        alt.layer(
            base.mark_line(strokeWidth=2.5).encode(x=x, y=y, detail="row:N", color=color),
            base.mark_point(filled=True, size=80, opacity=1).encode(x=x, y=y, color=color),
            _words([(_FROM - 9, *one) for one in left], "right", INK).encode(x=x, y=y),
            _words([(_TO + 9, *one) for one in right], "left", INK).encode(x=x, y=y),
            _words([(at, 6, text) for at, text in heads], "center", GREY).encode(x=x, y=y),
        ),
        _HEIGHT + 8,
    )


def _words(said: Sequence[tuple[float, float, str]], align: str, color: str) -> alt.Chart:
    data = [{"x": x, "y": y, "words": text} for x, y, text in said]
    marked = alt.Chart(alt.Data(values=data)).mark_text(
        align=align, baseline="middle", fontSize=12, color=color
    )
    return marked.encode(text="words:N")


def _apart(said: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The words moved apart where they would cover each other, and none below the foot."""
    placed: list[tuple[float, str]] = []
    for y, text in sorted(said):
        least = placed[-1][0] + _APART if placed else _TOP
        placed.append((max(y, least), text))
    over = max(0.0, placed[-1][0] - _HEIGHT) if placed else 0.0
    return [(y - over, text) for y, text in placed]
