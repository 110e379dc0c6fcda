"""What came back as a page shows it: comments beside the words they are about, levels in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import count
from typing import Any

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.activities.feedback.growth import Line, growth
from lidera_nb.activities.feedback.levels import level_word, scale
from lidera_nb.activities.feedback.marked import cut, within
from lidera_nb.activities.feedback.returned import Feedback, Returned
from lidera_nb.activities.feedback.rubricshelf import RubricShelf
from lidera_nb.events.kinds.review import Remark

View = dict[str, Any]


def item_view(one: Returned, rubrics: RubricShelf, lang: str) -> View:
    """One signed reading, without what its author said to it."""
    review, step = one.published.review, one.step
    remarks = _numbered(one)
    return {
        "module": step.module,
        "step": step.key,
        "number": one.handed.number,
        "where": step.page_titles[lang],
        "title": step.titles[lang],
        "handed": texts.moment(lang, one.handed.at),
        "signed": _signed(one, lang),
        "newer": one.newer,
        "overall": review.overall,
        "rubric": review.rubric_hash if rubrics.get(review.rubric_hash) else "",
        "criteria": _criteria(one, rubrics, lang),
        "texts": _texts(one, remarks, lang),
        "points": _points(one, lang),
    }


def rubric_views(items: Iterable[Returned], rubrics: RubricShelf, lang: str) -> Mapping[str, View]:
    """The rubrics that readings were made with, by hash, each once."""
    pinned = dict.fromkeys(one.published.review.rubric_hash for one in items)
    return {digest: scale(found, lang) for digest in pinned if (found := rubrics.get(digest))}


def waiting_views(feedback: Feedback, module: str, lang: str) -> list[View]:
    """What was handed in and has no feedback, of one module or (`module` empty) of all."""
    return [
        {
            "where": one.step.page_titles[lang],
            "title": one.step.titles[lang],
            "handed": texts.moment(lang, one.handed.at),
        }
        for one in feedback.waiting
        if module in ("", one.step.module)
    ]


def growth_views(items: Iterable[Returned], rubrics: RubricShelf, lang: str) -> list[View]:
    """Levels over time, each line with its points in words."""
    return [_line(line, lang) for line in growth(items, rubrics)]


def readers_told(feedback: Feedback, lang: str) -> str:
    """Who reads, by name where names are known."""
    names = ", ".join(feedback.readers)
    return texts.say(lang, "returned.readers" if names else "returned.readers_unnamed", names=names)


def _signed(one: Returned, lang: str) -> str:
    at = texts.moment(lang, one.published.at)
    by = one.by or texts.say(lang, "returned.somebody")
    return texts.say(lang, "returned.signed", by=by, at=at)


def _numbered(one: Returned) -> list[tuple[int, Remark]]:
    """The comments on passages in the order of the text, numbered from 1."""
    order = {answer.field: i for i, answer in enumerate(one.answers)}
    words = {answer.field: answer.text for answer in one.answers}
    held = [
        remark
        for remark in one.published.review.remarks
        if remark.text and within(words.get(remark.field, ""), (remark.start, remark.end))
    ]
    held.sort(key=lambda remark: (order[remark.field], remark.start, remark.end))
    return list(zip(count(1), held, strict=False))


def _texts(one: Returned, remarks: list[tuple[int, Remark]], lang: str) -> list[View]:
    return [
        {
            "label": answer.labels[lang],
            "parts": [
                asdict(part)
                for part in cut(
                    answer.text,
                    [(n, (r.start, r.end)) for n, r in remarks if r.field == answer.field],
                    [(mask.start, mask.end) for mask in one.masks if mask.field == answer.field],
                )
            ],
            "remarks": [{"n": n, "text": r.text} for n, r in remarks if r.field == answer.field],
        }
        for answer in one.answers
    ]


def _criteria(one: Returned, rubrics: RubricShelf, lang: str) -> list[View]:
    review = one.published.review
    rubric = rubrics.get(review.rubric_hash)
    if rubric is None:
        return []
    return [
        {
            "id": name,
            "level": review.levels[name],
            "word": level_word(rubric, review.levels[name], lang),
            "quotes": _quotes(one, name),
        }
        for name in rubric.rubric.criteria
        if name in review.levels
    ]


def _quotes(one: Returned, criterion: str) -> list[str]:
    """The passages that support a level, as they stand in the text."""
    words = {answer.field: answer.text for answer in one.answers}
    return [
        words[span.field][found[0] : found[1]]
        for span in one.published.review.evidence
        if span.criterion == criterion
        and (found := within(words.get(span.field, ""), (span.start, span.end)))
    ]


def _points(one: Returned, lang: str) -> list[View]:
    """What each question scored, with the author's note on it; none without a score."""
    if one.score is None:
        return []
    words: Mapping[str, str] = one.step.definition.texts[lang]
    return [
        {
            "label": words.get(f"question.{question}.label", question),
            "told": _scored(points, one.score.most.get(question), lang),
            "note": words.get(f"question.{question}.feedback", ""),
        }
        for question, points in one.score.points.items()
    ]


def _scored(points: float | None, most: float | None, lang: str) -> str:
    """Points of how many; empty where a person read the answer instead."""
    if points is None or most is None:
        return ""
    said = {"n": _amount(points, lang), "most": _amount(most, lang)}
    return texts.say(lang, "returned.points", **said)


def _amount(points: float, lang: str) -> str:
    return str(format_decimal(round(points, 2), locale=texts.LOCALES[lang]))


def _line(line: Line, lang: str) -> View:
    words = line.rubric.texts[lang]
    points = [
        {
            "where": point.one.step.page_titles[lang],
            "level": point.level,
            "word": level_word(line.rubric, point.level, lang),
        }
        for point in line.points
    ]
    title, first, last = words[f"criterion.{line.criterion}.title"], points[0], points[-1]
    return {
        "rubric": words["title"],
        "title": title,
        "levels": [words[f"level.{level}"] for level in range(1, line.rubric.rubric.levels + 1)],
        "points": points,
        "told": texts.say(
            lang,
            "returned.grew",
            first=first["word"],
            last=last["word"],
            began=first["where"],
            ended=last["where"],
        ),
    }
