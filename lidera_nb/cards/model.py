"""A card: what holds in every language, and its words in each language it exists in.

The same model is read from the seed library, from packages of other networks and from what
people write; what a person may leave open while it is a draft is asked by `missing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lidera_nb.cards.costs import Cost, band
from lidera_nb.cards.vocabulary import (
    Dimension,
    Evidence,
    Kind,
    Origin,
    Partner,
    Students,
)
from lidera_nb.schoolwords import VOCABULARY

Lang = Literal["es", "en"]
TITLE_MOST, LINE_MOST, PROSE_MOST = 120, 200, 3000
"""The longest title, line of a list and paragraph, in characters."""

Line = Annotated[str, Field(max_length=LINE_MOST)]
Prose = Annotated[str, Field(max_length=PROSE_MOST)]
LINES_MOST = 20


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Context(_Frozen):
    """The schools in which it was done, in the words of the school profile; empty: not told."""

    level: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    dependence: tuple[str, ...] = ()
    vulnerability: tuple[str, ...] = ()
    rurality: tuple[str, ...] = ()
    territory: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name, words in VOCABULARY.items():
            for word in getattr(self, name):
                if word not in words:
                    raise ValueError(f"'{word}' is no {name} of a school; use {', '.join(words)}")
        return self


class Risk(_Frozen):
    """Something that can go wrong, and what to do about it."""

    risk: Line
    answer: Line


class Words(_Frozen):
    """A card in one language.

    Attributes
    ----------
    title
        What it is, in one line.
    problem
        The problem it answers; of a judgement, the situation.
    for_whom
        For which students, in words.
    what
        What we did; of a judgement, what I would do.
    why
        The reason; of a judgement, the heart of it.
    steps, resources, cost
        How to do it, with what and how much time, and the basis of the cost band.
    results, measured
        What changed, and how that is known.
    conditions, risks, did_not_work
        What it needs, what can go wrong, and what did not work.
    signals
        Of a judgement: what would make me decide otherwise.
    """

    title: Annotated[str, Field(max_length=TITLE_MOST)]
    problem: Prose = ""
    for_whom: Prose = ""
    what: Prose = ""
    why: Prose = ""
    steps: tuple[Line, ...] = Field(default=(), max_length=LINES_MOST)
    resources: Prose = ""
    cost: Prose = ""
    results: Prose = ""
    measured: Prose = ""
    conditions: Prose = ""
    risks: tuple[Risk, ...] = Field(default=(), max_length=LINES_MOST)
    did_not_work: Prose = ""
    signals: Prose = ""

    def prose(self) -> Iterator[tuple[str, str]]:
        """Every piece of text with its path (``steps.0``, ``risks.1.answer``), title first."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, str):
                yield name, value
                continue
            for at, item in enumerate(value):
                if isinstance(item, str):
                    yield f"{name}.{at}", item
                else:
                    yield from ((f"{name}.{at}.{k}", v) for k, v in item)


class Content(_Frozen):
    """What a card says: all that its author wrote, in one or both languages.

    Attributes
    ----------
    weeks
        Weeks until a first result can be expected, None if not told.
    psel
        Numbers of the US standards, 1 to 10.
    """

    kind: Kind
    context: Context = Context()
    students: tuple[Students, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    psel: tuple[Annotated[int, Field(ge=1, le=10)], ...] = ()
    cost: Cost | None = None
    weeks: Annotated[int, Field(ge=1, le=260)] | None = None
    evidence: Evidence = "none"
    partners: tuple[Partner, ...] = ()
    texts: dict[Lang, Words] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        cost = self.cost
        for currency in ("clp", "usd") if cost else ():
            amount = getattr(cost, currency)
            if amount is not None and cost and band(amount, currency.upper()) != cost.band:
                raise ValueError(f"{amount} {currency.upper()} does not lie in band {cost.band}")
        return self

    def words(self, lang: str) -> tuple[Lang, Words]:
        """Its words in a language, or else in the one there is, and which that is."""
        for known in (lang, "es", "en"):
            if known in ("es", "en") and known in self.texts:
                return known, self.texts[known]
        raise AssertionError("a card has words in one language at least")


NEEDED: dict[Kind, tuple[str, ...]] = {
    "practice": ("title", "problem", "what", "did_not_work"),
    "judgement": ("title", "problem", "what", "why"),
}
"""The texts without which nobody else can read a card."""


def missing(content: Content) -> list[str]:
    """What must still be written before others may review it, by name of the field.

    A practice whose results are told must say how they are known; one that has none says so by
    its evidence. Whom it is for and where it was done are always needed: a card without its
    context invites to copy it where it does not fit.
    """
    absent = [name for lang in content.texts for name in missing_words(content, lang)]
    return list(dict.fromkeys([*absent, *missing_facts(content)]))


def missing_words(content: Content, lang: Lang) -> list[str]:
    """What must still be written in one of the languages of a card.

    What one language tells, the other one tells, too: whoever reads a card reads all of it.
    """
    here = content.texts[lang]
    needed = set(NEEDED[content.kind])
    if content.kind == "practice" and content.evidence != "none":
        needed.add("measured")
    needed |= {name for words in content.texts.values() for name in _written(words)}
    order = sorted(needed, key=list(Words.model_fields).index)
    return [name for name in order if name not in _written(here)]


def missing_facts(content: Content) -> list[str]:
    """What must still be told that holds in every language."""
    absent = [name for name in ("students", "dimensions") if not getattr(content, name)]
    if not any(content.context.model_dump().values()):
        absent.append("context")
    if content.kind == "practice" and content.cost is None:
        absent.append("band")
    return absent


def _written(words: Words) -> set[str]:
    """The parts in which something is written."""
    return {path.split(".")[0] for path, text in words.prose() if text.strip()}


class Provenance(_Frozen):
    """Where a card arose: the way, and the case's step and node or the network it came from.

    `marked` keeps the label of a card that was made up in the network it came from.
    """

    how: Origin
    module: str = ""
    step: str = ""
    node: str = ""
    network: str = ""
    marked: Literal["", "synthetic"] = ""
