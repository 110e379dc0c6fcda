"""A wave of a network in a few sentences: who answered, how many ties, who stands apart, bridges.

What the silent would have said is missing, not absent: whoever nobody named and who did not
answer is never called isolated, and the share of possible ties counts those who could name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


def figures_of(
    pairs: Collection[tuple[str, str]], answered: Mapping[str, bool], band: Mapping[str, int]
) -> Figures:
    """The figures of a wave, counted from its ties.

    Parameters
    ----------
    pairs
        Who names whom, each pair once.
    answered
        Everybody inside the boundary, and whether they answered.
    band
        The number of each person's territory.
    """
    said = {person for person, yes in answered.items() if yes}
    tied = {person for pair in pairs for person in pair}
    both = {frozenset(pair) for pair in pairs if said.issuperset(pair)}
    mutual = sum((b, a) in pairs and (a, b) in pairs for a, b in map(tuple, both))
    across = sum(band[a] != band[b] for a, b in pairs)
    return Figures(
        each=sum(a in said for a, _ in pairs) / len(said) if said else 0.0,
        ties=len(pairs),
        alone=len(said - tied),
        unsure=len(answered.keys() - said - tied),
        across=across if len(set(band.values())) > 1 else None,
        mutual=mutual / len(both) if both else None,
    )


def reading(study: Study, waves: Sequence[int], lang: str) -> dict[str, list[str]]:
    """The sentences by ``wave/relation``; an empty relation stands for all of them.

    They are counted from the ties themselves: a graph for each wave and relation would cost
    whoever looks first a second.
    """
    told: dict[str, list[str]] = {}
    answered = {wave: _answered(study, wave) for wave in waves}
    bands = {wave: _bands(study, list(answered[wave])) for wave in waves}
    named = _named(study)
    for relation in ("", *study.relations):
        before: tuple[int, Figures] | None = None
        for wave in waves:
            now = figures_of(named.get((wave, relation), set()), answered[wave], bands[wave])
            told[f"{wave}/{relation}"] = _sentences(study, wave, now, before, lang)
            before = (wave, now)
    return told


def _answered(study: Study, wave: int) -> dict[str, bool]:
    inside = study.responses[study.responses["wave"] == wave]
    return dict(zip(inside["person"], map(bool, inside["responded"]), strict=True))


def _bands(study: Study, people: list[str]) -> dict[str, int]:
    known = study.people.loc[people]
    where = list(known["territory"]) if "territory" in known else [None] * len(people)
    return dict(zip(people, places_of(where).of, strict=True))


def _named(study: Study) -> dict[tuple[int, str], set[tuple[str, str]]]:
    """Who names whom by wave and relation, an empty relation standing for all."""
    found: dict[tuple[int, str], set[tuple[str, str]]] = {}
    columns = (study.ties[name] for name in ("wave", "relation", "source", "target"))
    for wave, relation, source, target in zip(*columns, strict=True):
        for name in ("", relation):
            found.setdefault((wave, name), set()).add((source, target))
    return found


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
