"""A wave of a network in a few sentences: who answered, how many ties, who stands apart, bridges.

What the silent would have said is missing, not absent: whoever nobody named and who did not
answer is never called isolated, and the share of possible ties counts those who could name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.networks.enough import turnout
from lidera_nb.activities.networks.places import places_of

if TYPE_CHECKING:
    from lidera_nb.network.study import Study

SAME = 0.1
"""A change of ties per person smaller than this is told as none."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted in a graph of one wave.

    `each` is the mean number of people that somebody who answered turns to; `alone` answered and
    have no tie at all; `unsure` did not answer and were named by nobody; `across` are ties between
    territories, None where there is only one; `mutual` is the share of pairs tied in both
    directions among the tied pairs in which both answered, None where there is none.
    """

    each: float
    ties: int
    alone: int
    unsure: int
    across: int | None
    mutual: float | None


def figures_of(graph: Any) -> Figures:
    """The figures of a directed graph whose nodes say ``responded`` and ``territory``."""
    answered = {node for node, yes in graph.nodes(data="responded", default=True) if yes}
    lonely = {node for node, degree in graph.degree() if degree == 0}
    bands = places_of([where for _, where in graph.nodes(data="territory")])
    band = dict(zip(graph, bands.of, strict=True))
    across = sum(band[a] != band[b] for a, b in graph.edges)
    both = {frozenset(edge) for edge in graph.edges if answered.issuperset(edge)}
    mutual = sum(graph.has_edge(*pair) and graph.has_edge(*reversed(tuple(pair))) for pair in both)
    sent = sum(graph.out_degree(node) for node in answered)
    return Figures(
        each=sent / len(answered) if answered else 0.0,
        ties=graph.number_of_edges(),
        alone=len(lonely & answered),
        unsure=len(lonely - answered),
        across=across if len(bands.bands) > 1 else None,
        mutual=mutual / len(both) if both else None,
    )


def reading(study: Study, waves: Sequence[int], lang: str) -> dict[str, list[str]]:
    """The sentences by ``wave/relation``; an empty relation stands for all of them."""
    told: dict[str, list[str]] = {}
    for relation in ("", *study.relations):
        before: tuple[int, Figures] | None = None
        for wave in waves:
            now = figures_of(study.graph(wave, relation or None))
            told[f"{wave}/{relation}"] = list(_sentences(study, wave, now, before, lang))
            before = (wave, now)
    return told


def _sentences(
    study: Study, wave: int, now: Figures, before: tuple[int, Figures] | None, lang: str
) -> list[str]:
    one = turnout(study, wave)
    share = {"asked": one.asked, "answered": one.answered, "share": one.share}
    lines = [texts.say(lang, "networks.reading.turnout", **share)]
    lines.append(texts.say(lang, "networks.reading.ties", each=_decimal(now.each, lang)))
    if before is not None:
        lines[-1] += " " + _change(now, *before, lang)
    if now.mutual is not None:
        lines[-1] += " " + texts.say(lang, "networks.reading.mutual", n=round(100 * now.mutual))
    if now.across is not None:
        lines.append(_count(lang, "across", now.across, of=now.ties))
    lines.append(_count(lang, "alone", now.alone))
    if now.unsure:
        lines[-1] += " " + _count(lang, "unsure", now.unsure)
    return lines


def _change(now: Figures, wave: int, before: Figures, lang: str) -> str:
    gain = now.each - before.each
    which = "same" if abs(gain) < SAME else "more" if gain > 0 else "fewer"
    return texts.say(lang, f"networks.reading.{which}", n=wave, before=_decimal(before.each, lang))


def _count(lang: str, name: str, n: int, **more: Any) -> str:
    which = {0: "none", 1: "one"}.get(n, "many")
    return texts.say(lang, f"networks.reading.{name}.{which}", n=n, **more)


def _decimal(value: float, lang: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(round(value, 1), locale=texts.LOCALES[lang], format="0.0"))
