"""A person's own decisions and reflections, from which a card can be made.

They are their author's alone: taking one as the beginning of a card copies the words into a draft
that only the author sees, and remembers where they came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lidera_nb.activities.exchange.diaried import Diary
from lidera_nb.activities.forms import Filled
from lidera_nb.activities.reviewing.pieces import reflected
from lidera_nb.activities.simulation import Playing
from lidera_nb.activities.storystate import Story
from lidera_nb.cards.model import PROSE_MOST, Provenance, Words
from lidera_nb.cards.vocabulary import Kind
from lidera_nb.textids import LANGUAGES

LEAST = 20
"""Shorter reasons carry no card."""

_LOOKED_BACK: Mapping[str, Literal["reflection", "exchange"]] = {
    "reflection": "reflection",
    "visited": "exchange",
    "encountered": "exchange",
}
"""The activities in which somebody writes down what they learned, and the origin that this is."""


@dataclass(frozen=True, slots=True)
class Source:
    """One decision or reflection of one's own.

    Attributes
    ----------
    id
        Its name on the page: where it was written, and the attempt and scene of a decision.
    titles
        What it is from (a case, a module) by language.
    asked
        What was to be decided or reflected on, by language.
    chose
        What was decided, by language; empty for a reflection.
    text
        What they wrote themselves.
    """

    id: str
    origin: Provenance
    titles: Mapping[str, str]
    asked: Mapping[str, str]
    chose: Mapping[str, str]
    text: str

    def words(self, kind: Kind, lang: str) -> Words:
        """The beginning of a card: what is told goes where its reader will look for it."""
        why = "why" if kind == "judgement" else "problem"
        told = {"problem": self.asked.get(lang, ""), "what": self.chose.get(lang, "")}
        if self.origin.how in _LOOKED_BACK.values():
            told = {}
        return Words(title="", **{**told, why: _joined(told.get(why, ""), self.text)})


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)[:PROSE_MOST]


def sources_of(story: Story) -> tuple[Source, ...]:
    """All that a person wrote by way of reasons and reflections, the last module first."""
    found = [*_decisions(story), *_reflections(story), *_visits(story)]
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def _decisions(story: Story) -> Iterator[Source]:
    for (module, step), state in story.states.items():
        if not isinstance(state, Playing):
            continue
        for number, attempt in enumerate(state.attempts, start=1):
            case = attempt.case
            for said in attempt.said if case else ():
                assert case is not None
                if len(said.reason.strip()) < LEAST:
                    continue
                yield Source(
                    id=f"{module}/{step}/{number}/{said.scene}",
                    origin=Provenance(how="decision", module=module, step=step, node=said.scene),
                    titles=_by_lang(case.texts, "title"),
                    asked=_by_lang(case.texts, f"decision.{said.scene}.prompt"),
                    chose=_by_lang(case.texts, f"choice.{said.scene}.{said.choice}.label"),
                    text=said.reason,
                )


def _reflections(story: Story) -> Iterator[Source]:
    for (module, key), state in story.states.items():
        step = story.steps[module, key]
        how = _LOOKED_BACK.get(step.activity)
        if how is None or not isinstance(state, Filled) or not state.values:
            continue
        for answer in reflected(step, state.values):
            if len(answer.text.strip()) >= LEAST:
                yield Source(
                    id=f"{module}/{key}/{answer.field}",
                    origin=Provenance(how=how, module=module, step=key, node=answer.field),
                    titles=step.page_titles,
                    asked=answer.labels,
                    chose={},
                    text=answer.text,
                )


def _visits(story: Story) -> Iterator[Source]:
    """The diary of visits, and what was told of a visit, as one beginning."""
    for (module, key), state in story.states.items():
        noted = state.by_day() if isinstance(state, Diary) else []
        if not noted:
            continue
        told = [answer.text for (within, _), other in story.states.items()
                if within == module and isinstance(other, Filled) and other.values
                and other.step.activity == "visited"
                for answer in reflected(other.step, other.values)]  # fmt: skip
        text = _joined(*told, *(f"{one.day.isoformat()}: {one.text}" for one in noted))
        if len(text) >= LEAST:
            yield Source(
                id=f"{module}/{key}/all",
                origin=Provenance(how="exchange", module=module, step=key, node="all"),
                titles=state.step.page_titles,
                asked=state.step.titles,
                chose={},
                text=text,
            )


def _by_lang(texts: Mapping[str, Mapping[str, str]], name: str) -> dict[str, str]:
    return {lang: texts[lang].get(name, "") for lang in LANGUAGES}
