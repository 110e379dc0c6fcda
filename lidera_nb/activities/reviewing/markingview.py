"""What a reviewer may see now: one cohort's queue, and of the texts only the one that lies open.

Queue rows are short lists, so that hundreds of texts are a small view:
``[token, who, step, rubric, state, levels]``; `step` and `rubric` count in the lists of that name,
`levels` are the criteria (by their place in the rubric) that this reviewer has given one. States:
``new``, ``begun``, ``again`` (handed in again since it was read), ``published``, ``answered`` (its
author said something to what was published); of a blind reading
``new``, ``begun``, ``read``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.reviewing.openedview import opened
from lidera_nb.activities.reviewing.queue import (
    Lying,
    call_sign,
    lying_at,
    open_samples,
    queue,
    sampled,
    token,
)
from lidera_nb.activities.reviewing.replied import answer_to
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Opened
from lidera_nb.reflection.rubric import LoadedRubric
from lidera_nb.reflection.rubrics import Rubrics

Row = list[Any]


def view(handed_in: Sequence[CohortTexts], chosen: str, env: Env) -> View:
    """The queue of the cohort that was chosen, or of the first with something to read."""
    texts = _shown(handed_in, chosen, env.person)
    result: View = {
        "status": "open",
        "title": env.step.titles[env.lang],
        "groups": [_group(one.cohort) for one in handed_in],
        "group": None if texts is None else texts.cohort.id,
    }
    return result if texts is None else {**result, **_desk(texts, env)}


def _shown(handed_in: Sequence[CohortTexts], chosen: str, reviewer: str) -> CohortTexts | None:
    found = {one.cohort.id: one for one in handed_in}
    if chosen in found:
        return found[chosen]
    lying = [one for one in handed_in if reviewer in one.reviews.open]
    written = [one for one in handed_in if one.pieces]
    return next(iter([*lying, *written, *handed_in]), None)


def _group(cohort: Cohort) -> dict[str, Any]:
    return {"id": cohort.id, "title": cohort.title, "synthetic": cohort.synthetic}


def _desk(texts: CohortTexts, env: Env) -> View:
    named = env.person in texts.reviews.named
    lying, blind = queue(texts), sampled(texts, env.person)
    rows = _Rows(env.step.definition, texts, env)
    told: View = {
        "named": named,
        "me": _me(texts, env.person),
        "rows": [rows.of(one, _who(one, texts.cohort, named)) for one in lying.values()],
        "samples": [
            {"id": sample.id, "rows": [
                rows.of(one, str(place))
                for place, one in enumerate(_within(blind.values(), sample.id), start=1)
            ]}
            for sample in open_samples(texts, env.person)
        ],
    }  # fmt: skip
    told |= {"steps": rows.steps, "rubrics": rows.rubrics, "bank": _bank(texts, env.person)}
    told["here"] = [[token(texts.cohort.id, at.at), name] for name, at in _others(texts, env)]
    now = _open(texts, env)
    if now is not None:
        told["open"] = opened(now, texts, env, _who(now, texts.cohort, named))
    return told


def _within(blind: Iterable[Lying], sample: str) -> list[Lying]:
    return [one for one in blind if one.sample is not None and one.sample.id == sample]


def _who(lying: Lying, cohort: Cohort, named: bool) -> str:
    """A name only where it was asked for, and never before a blind reader."""
    if lying.sample is not None:
        return ""
    return lying.piece.name if named else call_sign(cohort.id, lying.piece.person)


def _open(texts: CohortTexts, env: Env) -> Lying | None:
    """The text that lies open; of one that was handed in again, the last hand-in."""
    lies = texts.reviews.open.get(env.person)
    if lies is None:
        return None
    if lies.purpose == "review":
        return lying_at(texts, env.person, token(texts.cohort.id, lies.at))
    blind = sampled(texts, env.person).values()
    at = (lies.at, lies.number)
    return next((one for one in blind if (one.piece.at, one.number) == at), None)


def _me(texts: CohortTexts, reviewer: str) -> str:
    """Under which name this reviewer signs; an administrator may not be a member."""
    member = texts.cohort.members.get(reviewer)
    return member.name if member else ""


def _others(texts: CohortTexts, env: Env) -> list[tuple[str, Opened]]:
    """Colleagues who are here, each with the text that they have open to review it."""
    staff = {one.person: one.name for one in texts.cohort.members.values()}
    return [
        (staff.get(person, ""), lies)
        for person, lies in texts.reviews.open.items()
        if person != env.person and person in texts.present and lies.purpose == "review"
    ]


def _bank(texts: CohortTexts, reviewer: str) -> list[list[Any]]:
    """The comments of the bank whose words were not erased."""
    bank = texts.reviews.bank.values()
    return [[one.id, one.criterion, one.text, one.by == reviewer] for one in bank if one.text]


class _Rows:
    """Makes rows, and collects the steps and rubrics that they count in."""

    def __init__(self, rubrics: Rubrics, texts: CohortTexts, env: Env) -> None:
        self._known, self._texts = rubrics, texts
        self._reviewer, self._lang = env.person, env.lang
        self._at: dict[tuple[str, str], int] = {}
        self._of: dict[str, int] = {}
        self.steps: list[list[str]] = []
        self.rubrics: list[dict[str, Any]] = []

    def of(self, lying: Lying, who: str) -> Row:
        """The row of one text."""
        mine = lying.reading(self._reviewer)
        loaded = self._known.or_default(lying.rubric_id(self._reviewer))
        levels = mine.levels if mine else {}
        places = [at for at, name in enumerate(loaded.rubric.criteria) if name in levels]
        state = _state(lying, self._reviewer, len(places) == len(loaded.rubric.criteria))
        if state == "published" and answer_to(lying, self._texts):
            state = "answered"
        return [lying.token, who, self._step(lying), self._rubric(loaded), state, places]

    def _step(self, lying: Lying) -> int:
        step = lying.piece.step
        at = (step.module, step.key)
        if at not in self._at:
            self._at[at] = len(self.steps)
            self.steps.append([step.page_titles[self._lang], step.titles[self._lang]])
        return self._at[at]

    def _rubric(self, loaded: LoadedRubric) -> int:
        name = loaded.rubric.id
        if name not in self._of:
            self._of[name] = len(self.rubrics)
            self.rubrics.append(_named(loaded, loaded.texts[self._lang]))
        return self._of[name]


def _named(loaded: LoadedRubric, words: Mapping[str, str]) -> dict[str, Any]:
    criteria = [[name, words[f"criterion.{name}.title"]] for name in loaded.rubric.criteria]
    return {"id": loaded.rubric.id, "title": words["title"], "criteria": criteria}


def _state(lying: Lying, reviewer: str, whole: bool) -> str:
    mine = lying.reading(reviewer)
    if lying.sample is not None:
        return "new" if mine is None else "read" if whole else "begun"
    published = lying.told.published
    if published is not None and published.review.number == lying.number:
        return "published"
    if mine is not None:
        return "begun"
    return "again" if published is not None or lying.earlier(reviewer) else "new"
