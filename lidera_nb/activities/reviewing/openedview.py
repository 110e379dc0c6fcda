"""The text that lies open before a reviewer, as far as they may see it.

What was masked never leaves the server. Passages that tell who somebody is are hidden from
whoever reads without names, and marked for the others, who may mask them for good.
"""

from __future__ import annotations

from typing import Any

from lidera_nb import texts as words
from lidera_nb.activities.activity import Env
from lidera_nb.activities.record import Record, plays
from lidera_nb.activities.reviewing import changedview, passages
from lidera_nb.activities.reviewing.pieces import Answer
from lidera_nb.activities.reviewing.queue import Lying, still_blind
from lidera_nb.activities.reviewing.replied import replied
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Review
from lidera_nb.reflection.rubric import LoadedRubric
from lidera_nb.reflection.sentences import sentences


def opened(lying: Lying, texts: CohortTexts, env: Env, who: str) -> dict[str, Any]:
    """Everything about the open text that this reviewer may see."""
    named = lying.sample is None and env.person in texts.reviews.named
    seen = passages.Seen(passages.roster(texts.cohort), named)
    told = {
        "text": lying.token,
        "purpose": lying.purpose,
        "number": lying.number,
        "who": who,
        "page": lying.piece.step.page_titles[env.lang],
        "step": lying.piece.step.titles[env.lang],
        "rubric": _rubric(lying, env),
        "answers": [_answer(one, lying, seen, env.lang) for one in lying.answers],
        "mine": _reading(lying.reading(env.person)),
    }
    return told if lying.sample else {**told, **_around(lying, texts, env, seen)}


def _around(lying: Lying, texts: CohortTexts, env: Env, seen: passages.Seen) -> dict[str, Any]:
    """What a blind reader may not see: when it came, its story, what others found."""
    last = lying.piece.last
    to_come = still_blind(texts, env.person, lying.piece.at)
    return {
        "at": words.moment(env.lang, last.at),
        "late": last.late,
        "rubrics": [
            [one.rubric.id, one.texts[env.lang]["title"], one.hash]
            for one in env.step.definition.by_id.values()
        ],
        "earlier": _reading(lying.earlier(env.person)),
        "published": _published(lying, texts, env),
        "reply": None if to_come else replied(lying, texts, seen, env.lang),
        "drafts": _drafts(lying, texts, env),
        "changed": changedview.changed(lying, seen, env.lang),
        "scores": _scores(lying, env.lang),
        "path": _path(lying, texts, seen, env.lang),
    }


def _answer(answer: Answer, lying: Lying, seen: passages.Seen, lang: str) -> dict[str, Any]:
    masks = passages.of_field(lying.masks, answer.field)
    found = seen.found(answer.text)
    hidden = masks if seen.named else passages.merged([*masks, *((a, b) for a, b, _ in found)])
    return {
        "field": answer.field,
        "label": answer.labels[lang],
        "text": passages.hide(answer.text, hidden),
        "sentences": [list(span) for span in sentences(answer.text)],
        "hidden": [list(span) for span in hidden],
        "masks": [list(span) for span in masks],
        "found": [list(one) for one in found],
    }


def _rubric(lying: Lying, env: Env) -> dict[str, Any]:
    loaded: LoadedRubric = env.step.definition.or_default(lying.rubric_id(env.person))
    return rubric_view(loaded, env.lang)


def rubric_view(loaded: LoadedRubric, lang: str) -> dict[str, Any]:
    """A rubric with all that its levels say."""
    rubric, said = loaded.rubric, loaded.texts[lang]
    levels = range(1, rubric.levels + 1)
    return {
        "id": rubric.id,
        "hash": loaded.hash,
        "title": said["title"],
        "intro": said["intro"],
        "source": said["source"],
        "halves": rubric.halves,
        "levels": [said[f"level.{level}"] for level in levels],
        "criteria": [
            {
                "id": name,
                "title": said[f"criterion.{name}.title"],
                "help": said[f"criterion.{name}.help"],
                "levels": [said[f"criterion.{name}.level.{level}"] for level in levels],
            }
            for name in rubric.criteria
        ],
    }


def _reading(review: Review | None) -> dict[str, Any] | None:
    if review is None:
        return None
    return {
        "number": review.number,
        "rubric": review.rubric,
        "levels": dict(review.levels),
        "evidence": [one.model_dump() for one in review.evidence],
        "remarks": [one.model_dump() for one in review.remarks],
        "overall": review.overall,
    }


def _published(lying: Lying, texts: CohortTexts, env: Env) -> dict[str, Any] | None:
    """What its author sees now; `same` says that one's own reading stands as it was signed.

    What a colleague signed is told in full, but not to whoever is to read the text blind.
    """
    published = lying.told.published
    if published is None:
        return None
    mine = lying.reading(env.person)
    signed = published.review
    told = signed.reviewer != env.person and not still_blind(texts, env.person, lying.piece.at)
    return {
        "by": _name(published.by, texts),
        "mine": signed.reviewer == env.person,
        "at": words.moment(env.lang, published.at),
        "number": signed.number,
        "same": mine is not None and _said(mine) == _said(signed),
        "reading": _reading(signed) if told else None,
    }


def _said(review: Review) -> tuple[Any, ...]:
    return (review.rubric, dict(review.levels), review.evidence, review.remarks, review.overall)


def _drafts(lying: Lying, texts: CohortTexts, env: Env) -> list[str]:
    """The colleagues who have begun to read this hand-in; what they found is theirs."""
    return [
        _name(who, texts)
        for who, purpose, number in lying.told.readings
        if who != env.person and purpose == "review" and number == lying.number
    ]


def _name(person: str, texts: CohortTexts) -> str:
    member = texts.cohort.members.get(person)
    return member.name if member else ""


def _scores(lying: Lying, lang: str) -> list[dict[str, Any]]:
    """The points of each question, with its words where the step has them."""
    score = lying.told.scores.get(lying.number)
    if score is None:
        return []
    loaded = lying.piece.step.definition
    said = getattr(loaded, "texts", {}).get(lang, {})
    return [
        {
            "label": said.get(f"question.{name}.label", name),
            "points": score.points.get(name),
            "most": most,
        }
        for name, most in score.most.items()
    ]


def _path(lying: Lying, texts: CohortTexts, seen: passages.Seen, lang: str) -> list[dict[str, Any]]:
    """The cases of the same page as its author played them, with their reasons."""
    story, module = texts.story(lying.piece.person), lying.piece.step.module
    told = [(step, story.states[at]) for at, step in story.steps.items() if step.module == module]
    record = Record(lying.piece.person, "", story.facts, told)
    return [
        {"title": play["title"], "ending": play["ending"], "steps": [
            {**step, "reason": seen.shown(step["reason"])} for step in play["steps"]
        ]}
        for play in plays(record, lang)
    ]  # fmt: skip
