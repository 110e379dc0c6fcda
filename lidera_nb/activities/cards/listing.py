"""Cards one below the other: lines of the library, and rows of the table of evidence.

The table sets beside each other what is known, what it costs and what became of it, as the
toolkits of other countries do. Each try is counted by how it ended; there is no score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.activities.cards.labels import label
from lidera_nb.activities.cards.reading import Support, counted, support
from lidera_nb.cards.library import Published, TryShown
from lidera_nb.cards.model import Lang
from lidera_nb.cards.overlap import of_card, of_school, overlap, tier

_NEAR = ("both", "one")
"""How a school is like another one: in population and setting, or in one of them."""

SHORT = 180
"""Characters of a card's problem that a line shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """A card in a list: its title in `lang`, what it is, what it is about, what became of it."""

    id: str
    title: str
    lang: Lang
    kicker: str
    problem: str
    tried: str
    mine: str


@dataclass(frozen=True, slots=True)
class Row:
    """A card in the table of evidence.

    `impact` is what its author measured, in their words; "" where nothing was. `mine` and
    `others` tell the tries in schools like the reader's, and in the others.
    """

    id: str
    title: str
    lang: Lang
    stage: str
    cost: str
    security: int
    evidence: str
    impact: str
    mine: str
    others: str
    support: Support | None


def line(card: Published, lang: str, mine: Mapping[str, str]) -> Line:
    """A card in a list."""
    spoken, words = card.content.words(lang)
    alike, _ = parted(card.tries, mine)
    return Line(
        id=card.id,
        title=words.title,
        lang=spoken,
        kicker=" · ".join(_kicker(card, lang)),
        problem=shortened(words.problem),
        tried=counted(card.tries, lang),
        mine=counted(alike, lang),
    )


def _kicker(card: Published, lang: str) -> list[str]:
    cost = card.content.cost
    told = [label(lang, "kind", card.content.kind), *_stands(card, lang)]
    return [*told, _cost(cost.band, lang)] if cost else told


def _stands(card: Published, lang: str) -> list[str]:
    """How far a card has come; one that was made up says so wherever it is shown.

    So does one that the reader finds in another language than their own.
    """
    made_up = [texts.say(lang, "library.synthetic_short")] if card.synthetic else []
    spoken, _ = card.content.words(lang)
    only = [texts.say(lang, f"library.only.{spoken}")] if spoken != lang else []
    return [*only, *made_up, label(lang, "stage", card.stage)]


def _cost(band: int, lang: str) -> str:
    name = label(lang, "cost", band)
    return texts.say(lang, "library.cost", band=name.lower()) if band else name


def row(card: Published, lang: str, mine: Mapping[str, str]) -> Row:
    """A card in the table of evidence."""
    spoken, words = card.content.words(lang)
    alike, others = parted(card.tries, mine)
    cost, evidence = card.content.cost, card.content.evidence
    found = support(card.content, mine, lang)
    return Row(
        id=card.id,
        title=words.title,
        lang=spoken,
        stage=" · ".join(_stands(card, lang)),
        cost=label(lang, "cost", cost.band) if cost else "",
        security=card.security,
        evidence=label(lang, "evidence", evidence),
        impact=shortened(words.results) if evidence != "none" else "",
        mine=counted(alike, lang),
        others=counted(others, lang),
        support=found,
    )


def order(cards: Iterable[Published], mine: Mapping[str, str]) -> list[Published]:
    """Cards by what they support in the reader's school, then by how secure that is.

    Those that are alike in both stay in the order in which they came.
    """
    return sorted(cards, key=lambda one: (_tier(one, mine), -one.security))


def _tier(card: Published, mine: Mapping[str, str]) -> int:
    if not mine:
        return 0
    found = overlap(mine, of_card(card.content.context))
    return tier(card.content.evidence, found.how)


def near(card: Published, mine: Mapping[str, str]) -> bool:
    """Whether a card was done or tried in a school like the reader's."""
    done = overlap(mine, of_card(card.content.context)).how in _NEAR
    return bool(mine) and (done or bool(parted(card.tries, mine)[0]))


def parted(
    tries: Iterable[TryShown], mine: Mapping[str, str]
) -> tuple[list[TryShown], list[TryShown]]:
    """The tries in schools like mine, in population or setting at least, and the others."""
    alike: list[TryShown] = []
    others: list[TryShown] = []
    for one in tries:
        near = overlap(mine, of_school(one.context)).how in _NEAR
        (alike if near else others).append(one)
    return alike, others


def shortened(text: str, most: int = SHORT) -> str:
    """The beginning of a text, cut between words.

    >>> shortened("uno dos tres", 9)
    'uno dos…'
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
