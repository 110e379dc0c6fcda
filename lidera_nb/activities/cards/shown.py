"""A card as those read it who work on it: colleagues who review it, and whoever curates.

Of its author there is nothing here. Readers of the library are shown `Published` instead.
"""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.cards.labels import cost_told, head, label, labels, size_told
from lidera_nb.cards.files import SUFFIXES, is_memo
from lidera_nb.cards.model import Content, Words
from lidera_nb.cards.story import CardStory
from lidera_nb.schoolwords import VOCABULARY

PARTS = ("problem", "for_whom", "what", "why", "steps", "resources", "cost", "results", "measured",
         "did_not_work", "conditions", "risks", "signals")  # fmt: skip
"""The parts of a card in the order in which they are read."""

_OF_JUDGEMENT = ("problem", "what", "why")


def piece(lang: str, kind: str, path: str) -> str:
    """What a part or a piece of a card is called (``what``, ``risks.0.answer``).

    >>> piece("en", "practice", "did_not_work"), piece("en", "practice", "risks.1.answer")
    ('What did not work', 'Risk 2: what to do')
    """
    name, _, rest = path.partition(".")
    if rest:
        at, _, side = rest.partition(".")
        return texts.say(lang, f"curating.risk.{side}", n=int(at) + 1)
    own = "judgement" if kind == "judgement" and name in _OF_JUDGEMENT else "piece"
    return texts.say(lang, f"curating.{own}.{name}")


def reading(content: Content, lang: str) -> dict[str, Any]:
    """A card to be read; one in two languages with both beside each other, the reader's first.

    A part's `said` holds what it says in each, and `langs` names the languages in that order.
    """
    spoken, words = content.words(lang)
    all_of = [words, *(other for name, other in content.texts.items() if name != spoken)]
    langs = [spoken, *(name for name in content.texts if name != spoken)]
    names = PARTS if len(langs) == 1 else ("title", *PARTS)
    return {
        "lang": spoken,
        "elsewhere": "" if spoken == lang else texts.say(lang, f"curating.only_in.{spoken}"),
        "title": words.title,
        "kind": label(lang, "kind", content.kind),
        "facts": facts(content, lang),
        "langs": [[name, texts.say(lang, f"curating.in.{name}")] for name in langs],
        "parts": [
            {"id": name, "label": piece(lang, content.kind, name),
             "said": [_said(one, name) for one in all_of]}
            for name in names
            if any(getattr(one, name) for one in all_of)
        ],
    }  # fmt: skip


def _said(words: Words, name: str) -> str | list[str]:
    value = getattr(words, name)
    if name == "risks":
        return [f"{one.risk} → {one.answer}" for one in value]
    return list(value) if name == "steps" else str(value)


def files(card: CardStory, lang: str) -> list[dict[str, str]]:
    """The files that whoever works on a card may have: what they are, and where. No voice memo."""
    return [
        {
            "name": one.name,
            "kind": texts.say(lang, f"curating.file.{SUFFIXES.get(one.media, 'other')}"),
            "size": size_told(lang, one.size),
            "href": f"/card-files/{card.id}/{one.file}",
        }
        for one in card.files
        if not is_memo(one.media)
    ]


def facts(content: Content, lang: str) -> list[list[str]]:
    """What holds in every language, as pairs of a field's name and what is told of it."""
    return [[head(lang, name), words] for name, words in told(content, lang).items()]


def told(content: Content, lang: str) -> dict[str, str]:
    """Whom it is for, where it was done, what it cost, how it is known: by field, where told."""
    words = {
        "students": labels(lang, "students", content.students),
        **{name: labels(lang, name, getattr(content.context, name)) for name in VOCABULARY},
        "dimension": labels(lang, "dimension", content.dimensions),
        "psel": labels(lang, "psel", content.psel),
        "cost": [cost_told(lang, content.cost)] if content.cost else [],
        "evidence": [label(lang, "evidence", content.evidence)],
        "weeks": [texts.say(lang, "curating.weeks", n=content.weeks)] if content.weeks else [],
        "partner": labels(lang, "partner", content.partners),
    }
    return {name: " · ".join(one) for name, one in words.items() if one}
