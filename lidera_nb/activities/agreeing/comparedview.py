"""A closed sample: how far its readers agree, and each text with what they found and settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from lidera_nb import texts as words
from lidera_nb.activities.activity import Env
from lidera_nb.activities.agreeing.doubly import Doubly
from lidera_nb.activities.agreeing.measures import alike, measures, table
from lidera_nb.activities.reviewing.passages import Seen, hide, merged, of_field, roster
from lidera_nb.activities.reviewing.pieces import Answer
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Review, Sample
from lidera_nb.reflection.rubric import LoadedRubric

if TYPE_CHECKING:
    from lidera_nb.reflection.agreement import Agreement


def compared(
    sample: Sample,
    found: Sequence[Doubly],
    texts: CohortTexts,
    rubric: LoadedRubric,
    text: str,
    env: Env,
) -> dict[str, Any]:
    """What a closed sample tells; `text` is the token of the one that was asked for."""
    shown = next((one for one in found if one.token == text), None)
    return {
        "levels": _levels(rubric, env.lang),
        "criteria": [_criterion(name, sample, found, rubric, env.lang)
                     for name in rubric.rubric.criteria],
        "rows": [_row(one, sample, rubric, env.lang) for one in found],
        "text": None if shown is None else _text(shown, sample, texts, rubric, env.lang),
    }  # fmt: skip


def _levels(rubric: LoadedRubric, lang: str) -> list[list[Any]]:
    """What may be chosen, each with its name; a level between two has none."""
    half = 0.5 if rubric.rubric.halves else 1.0
    steps = int((rubric.rubric.levels - 1) / half) + 1
    every = (1 + half * step for step in range(steps))
    names = rubric.texts[lang]
    return [[one, level(one, lang), names.get(f"level.{one:g}", "")] for one in every]


def level(value: float | None, lang: str) -> str:
    """A level as it is written; empty if there is none."""
    return "" if value is None else str(format_decimal(value, "0.#", locale=words.LOCALES[lang]))


def _criterion(
    name: str, sample: Sample, found: Sequence[Doubly], rubric: LoadedRubric, lang: str
) -> dict[str, Any]:
    levels = table(found, sample.reviewers, name)
    same, twice = alike(levels)
    return {
        "id": name,
        "title": rubric.texts[lang][f"criterion.{name}.title"],
        "same": same,
        "twice": twice,
        "measures": [_measure(one, lang) for one in measures(levels, sample.seed)],
    }


def _measure(found: Agreement, lang: str) -> dict[str, str]:
    from lidera_nb.reflection.agreement import in_words

    return {
        "name": words.say(lang, f"readers.measure.{found.measure}"),
        "value": _number(found.value, lang),
        "low": _number(found.low, lang),
        "high": _number(found.high, lang),
        "words": in_words(found, lang),
    }


def _number(value: float | None, lang: str) -> str:
    return "" if value is None else str(format_decimal(value, "0.00", locale=words.LOCALES[lang]))


def _row(one: Doubly, sample: Sample, rubric: LoadedRubric, lang: str) -> dict[str, Any]:
    criteria = rubric.rubric.criteria
    state = "differ" if one.differs(criteria) else "alike" if one.agreed(criteria) else "half"
    return {
        "text": one.token,
        "place": one.place,
        "state": state,
        "levels": [
            [level(_given(one.readings.get(who), name), lang) for who in sample.reviewers]
            for name in criteria
        ],
        "final": [level(_given(one.final, name), lang) for name in criteria] if one.final else None,
        "signed": one.signed,
    }


def _given(reading: Review | None, criterion: str) -> float | None:
    return reading.levels.get(criterion) if reading else None


def _text(
    one: Doubly, sample: Sample, texts: CohortTexts, rubric: LoadedRubric, lang: str
) -> dict[str, Any]:
    seen = Seen(roster(texts.cohort), named=False)
    names = {member.person: member.name for member in texts.cohort.members.values()}
    final = one.final
    return {
        "text": one.token,
        "place": one.place,
        "newer": one.piece.last.number != one.number,
        "answers": [_answer(answer, one, sample, seen, lang) for answer in one.answers],
        "readings": [
            _reading(one.readings[who], names, rubric, lang) if who in one.readings else None
            for who in sample.reviewers
        ],
        "settled": [_reading(reading, names, rubric, lang) for reading in one.settled],
        "chosen": dict(_start(one, final, rubric)),
        "overall": final.overall if final else "",
        "signed": _signed(one, names, lang),
    }


def _start(one: Doubly, final: Review | None, rubric: LoadedRubric) -> Mapping[str, float]:
    """What stands in the form at first: what was settled, else what all readers gave alike."""
    if final is not None:
        return final.levels
    alike = {name: {*one.levels(name)} - {None} for name in rubric.rubric.criteria}
    return {name: max(x for x in given if x) for name, given in alike.items() if len(given) == 1}


def _answer(answer: Answer, one: Doubly, sample: Sample, seen: Seen, lang: str) -> dict[str, Any]:
    """An answer without names, and the passages that readers marked: start, end, which reader."""
    masks = of_field(one.told.masks.get(one.number, ()), answer.field)
    found = ((start, end) for start, end, _ in seen.found(answer.text))
    marks = [
        [passage.start, passage.end, at]
        for at, who in enumerate(sample.reviewers)
        for passage in (one.readings[who].evidence if who in one.readings else ())
        if passage.field == answer.field
    ]
    text = hide(answer.text, merged([*masks, *found]))
    return {"label": answer.labels[lang], "text": text, "marks": marks}


def _reading(
    reading: Review, names: Mapping[str, str], rubric: LoadedRubric, lang: str
) -> dict[str, Any]:
    return {
        "by": names.get(reading.reviewer, ""),
        "together": [names.get(person, "") for person in reading.together],
        "at": words.moment(lang, reading.at),
        "levels": [level(reading.levels.get(name), lang) for name in rubric.rubric.criteria],
        "version": reading.rubric_version,
        "remarks": [remark.text for remark in reading.remarks if remark.text],
        "overall": reading.overall,
    }


def _signed(one: Doubly, names: Mapping[str, str], lang: str) -> dict[str, str] | None:
    if not one.signed or one.told.published is None:
        return None
    return {
        "by": names.get(one.told.published.by, ""),
        "at": words.moment(lang, one.told.published.at),
    }
