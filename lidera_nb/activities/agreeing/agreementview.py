"""What a person may see of double reading: of an open sample how far each reader is, no level.

Of a closed one it tells how far readers agree, criterion by criterion, and every text with the
levels that it was given; of one text that was asked for, its words beside its readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lidera_nb import texts as words
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.agreeing.comparedview import compared
from lidera_nb.activities.agreeing.doubly import Doubly, doubly
from lidera_nb.activities.agreeing.drawing import FEWEST, LEAST, Source, sources
from lidera_nb.activities.reviewing.texts import CohortTexts
from lidera_nb.activities.reviewing.told import Sample
from lidera_nb.reflection.rubric import LoadedRubric


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked at: a cohort, a sample of it, a text of that; each may be empty."""

    cohort: str
    sample: str
    text: str


def view(handed_in: Sequence[CohortTexts], chosen: Chosen, env: Env) -> View:
    """The samples of the chosen cohort, or of the first that wrote anything."""
    texts = _shown(handed_in, chosen.cohort)
    result: View = {
        "status": "open",
        "title": env.step.titles[env.lang],
        "groups": [[one.cohort.id, one.cohort.title, one.cohort.synthetic] for one in handed_in],
        "group": None if texts is None else texts.cohort.id,
    }
    return result if texts is None else {**result, **_page(texts, chosen, env)}


def _shown(handed_in: Sequence[CohortTexts], chosen: str) -> CohortTexts | None:
    mine = [one for one in handed_in if one.cohort.id == chosen]
    written = [one for one in handed_in if one.pieces]
    return next(iter([*mine, *written, *handed_in]), None)


def _page(texts: CohortTexts, chosen: Chosen, env: Env) -> View:
    samples = texts.reviews.samples
    last = next(reversed([*samples]), "")
    shown = samples.get(chosen.sample) or samples.get(last)
    return {
        "me": env.person,
        "readers": [[one.person, one.name] for one in texts.cohort.of_role("instructor")],
        "sources": [_source(one, env.lang) for one in sources(texts)],
        "rubrics": [
            [one.rubric.id, one.texts[env.lang]["title"], one.hash]
            for one in env.step.definition.by_id.values()
        ],
        "least": LEAST,
        "fewest": FEWEST,
        "samples": [[one.id, _name(one, texts, env), one.closed] for one in samples.values()],
        "sample": None if shown is None else _sample(shown, texts, chosen.text, env),
    }


def _source(source: Source, lang: str) -> dict[str, Any]:
    step = source.step
    return {
        "of": source.name,
        "title": f"{step.page_titles[lang]} · {step.titles[lang]}",
        "free": len(source.free),
        "texts": source.of,
        "rubric": str(getattr(step.definition, "rubric", "") or ""),
    }


def _name(sample: Sample, texts: CohortTexts, env: Env) -> str:
    at = (sample.module, sample.step)
    known = (one.step for one in texts.pieces.values() if (one.step.module, one.step.key) == at)
    step = next(known, None)
    title = step.page_titles[env.lang] if step else sample.module
    return f"{title} · {words.moment(env.lang, sample.at)}"


def _sample(sample: Sample, texts: CohortTexts, text: str, env: Env) -> dict[str, Any]:
    rubric: LoadedRubric | None = env.step.definition.get(sample.rubric)
    found = doubly(texts, sample)
    told = {
        "id": sample.id,
        "closed": sample.closed,
        "drawn": len(sample.texts),
        "percent": round(100 * sample.share),
        "seed": str(sample.seed),
        "rubric": rubric.texts[env.lang]["title"] if rubric else sample.rubric,
        "version": sample.rubric_version,
        "readers": list(_progress(sample, found, texts, rubric)),
        "of": len(found),
    }
    if not sample.closed or rubric is None:
        return told
    return {**told, **compared(sample, found, texts, rubric, text, env)}


def _progress(
    sample: Sample, found: Iterable[Doubly], texts: CohortTexts, rubric: LoadedRubric | None
) -> Iterable[list[Any]]:
    """How many texts each reader has given all levels."""
    criteria = set(rubric.rubric.criteria) if rubric else set()
    for reader in sample.reviewers:
        mine = [one.readings[reader] for one in found if reader in one.readings]
        member = texts.cohort.members.get(reader)
        whole = sum(criteria <= one.levels.keys() for one in mine)
        yield [member.name if member else "", whole]
