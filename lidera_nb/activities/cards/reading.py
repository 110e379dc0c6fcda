"""A published card as one reads it: headings, labels and tries in a reader's language.

Made from `lidera_nb.cards.library.Published` alone. What did not work stands beside what changed,
a failed try beside one that worked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.activities.cards.labels import band_told, head, label, labels
from lidera_nb.cards.library import Published, TryShown
from lidera_nb.cards.model import Content, Lang, Risk, Words
from lidera_nb.cards.overlap import HOWS, How, of_card, of_school, overlap, tally, tier
from lidera_nb.cards.vocabulary import Kind
from lidera_nb.schoolwords import VOCABULARY

SECTIONS: dict[Kind, tuple[str, ...]] = {
    "practice": ("what", "why", "steps", "resources", "results", "measured", "did_not_work",
                 "risks", "conditions"),
    "judgement": ("what", "why", "signals", "steps", "results", "measured", "did_not_work",
                  "risks", "conditions", "resources"),
}  # fmt: skip
"""The texts of a card below its problem, in the order in which one needs them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a card: its prose, or its steps, or its risks with what to do about them."""

    name: str
    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class TryRead:
    """A try as a line: how it ended, why, in what school, and what is like mine."""

    status: str
    told: str
    why: tuple[str, ...]
    context: tuple[str, ...]
    measured: str
    text: str
    lang: Lang
    how: How
    mine: str


@dataclass(frozen=True, slots=True)
class Support:
    """What the evidence of a card supports in my school, and why."""

    tier: int
    told: str
    how: How
    same: str
    differs: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what a card is about: what is asked, and the words that answer it."""

    name: str
    title: str
    text: str
    more: str = ""


def sections(content: Content, words: Words, lang: str) -> list[Section]:
    """The parts of a card that have something in them, in order."""
    kind = content.kind
    made = (_section(kind, name, getattr(words, name), lang) for name in SECTIONS[kind])
    return [one for one in made if one.text or one.items or one.risks]


def _section(kind: Kind, name: str, value: object, lang: str) -> Section:
    title = heading(kind, name, lang)
    if isinstance(value, str):
        return Section(name, title, text=value.strip())
    items = tuple(one for one in _listed(value) if isinstance(one, str))
    risks = tuple(one for one in _listed(value) if isinstance(one, Risk))
    return Section(name, title, items=items, risks=risks)


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def heading(kind: Kind, name: str, lang: str) -> str:
    """What a part of a card is called; a judgement asks some of them in its own words."""
    own = kind == "judgement" and name in ("problem", "what", "why")
    return texts.say(lang, f"library.part.{name}_judgement" if own else f"library.part.{name}")


def facts(card: Published, content: Content, words: Words, lang: str) -> list[Fact]:
    """For whom, where, at what cost, how sure: what one looks at before reading on."""
    whom = _joined(labels(lang, "students", content.students))
    made = [
        Fact("students", head(lang, "students"), whom, words.for_whom),
        Fact("context", texts.say(lang, "library.where"), _joined(context_words(content, lang))),
        _cost(content, words, lang),
        Fact("weeks", head(lang, "weeks"), _weeks(content, lang)),
        Fact("stage", head(lang, "stage"), label(lang, "stage", card.stage),
             texts.say(lang, f"cards.rule.{card.stage}").partition(". ")[2]),
        Fact("evidence", head(lang, "evidence"), label(lang, "evidence", content.evidence)),
        Fact("security", head(lang, "security"),
             texts.say(lang, "library.of_five", n=card.security),
             label(lang, "security", card.security)),
        Fact("partner", head(lang, "partner"), _joined(labels(lang, "partner", content.partners))),
    ]  # fmt: skip
    return [fact for fact in made if fact.text]


def _cost(content: Content, words: Words, lang: str) -> Fact:
    title = head(lang, "cost")
    if content.cost is None:
        return Fact("cost", title, "")
    band = content.cost.band
    told = f"{label(lang, 'cost', band)}: {band_told(lang, band)}"
    return Fact("cost", title, told, words.cost)


def _weeks(content: Content, lang: str) -> str:
    if content.weeks is None:
        return ""
    name = "library.weeks_one" if content.weeks == 1 else "library.weeks"
    return texts.say(lang, name, n=content.weeks)


def context_words(content: Content, lang: str) -> list[str]:
    """The schools in which a card was done, in words, region first."""
    given = content.context
    return [one for name in VOCABULARY for one in labels(lang, name, getattr(given, name))]


def tries(card: Published, mine: Mapping[str, str], lang: str) -> list[TryRead]:
    """What other schools told, those most like mine first; the rest in the order they came."""
    read = [_try(one, mine, lang) for one in card.tries]
    return sorted(read, key=lambda one: HOWS.index(one.how))


def _try(one: TryShown, mine: Mapping[str, str], lang: str) -> TryRead:
    spoken: Lang = "en" if lang == "en" else "es"
    known: Lang = spoken if one.words.get(spoken) else next(iter(one.words), spoken)
    found = overlap(mine, of_school(one.context))
    return TryRead(
        status=one.status,
        told=label(lang, "trying", one.status),
        why=tuple(labels(lang, "why", one.why)),
        context=tuple(label(lang, f, one.context[f]) for f in VOCABULARY if f in one.context),
        measured=_measured(one, lang),
        text=one.words.get(known, ""),
        lang=known,
        how=found.how,
        mine=texts.say(lang, f"library.like.{found.how}") if mine else "",
    )


def _measured(one: TryShown, lang: str) -> str:
    if one.measured and one.measure:
        return texts.say(lang, "library.measured_by", how=one.measure)
    return texts.say(lang, "library.measured") if one.measured else ""


def counted(found: Iterable[TryShown], lang: str) -> str:
    """How tries ended, in one sentence; "" if nobody has tried."""
    sums = tally(one.status for one in found)
    parts = {"worked": sums.worked, "partly": sums.partly, "not": sums.failed, "going": sums.going}
    return ", ".join(_times(lang, name, n) for name, n in parts.items() if n)


def _times(lang: str, name: str, n: int) -> str:
    return texts.say(lang, f"library.times.{name}_one" if n == 1 else f"library.times.{name}", n=n)


def support(content: Content, mine: Mapping[str, str], lang: str) -> Support | None:
    """What the evidence supports in a school like mine; None if nothing is known of mine."""
    if not mine:
        return None
    found = overlap(mine, of_card(content.context))
    level = tier(content.evidence, found.how)
    return Support(
        level,
        texts.say(lang, f"library.tier.t{level}"),
        found.how,
        _fields(found.same, lang),
        _fields(found.differs, lang),
    )


def _fields(names: Iterable[str], lang: str) -> str:
    return ", ".join(head(lang, name).lower() for name in names)


def _joined(words: Iterable[str]) -> str:
    return " · ".join(words)
