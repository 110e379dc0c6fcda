"""The codebook: every id that appears in the package, with its label in both languages.

A report prints labels from here and so needs neither the course nor the database. Only the
words of the course's authors are in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lidera_nb.activities.course import Course
from lidera_nb.activities.exchange.words import MONTHS, TOPICS
from lidera_nb.assignments.notebook import LoadedAssignment
from lidera_nb.cards.vocabulary import WORDS
from lidera_nb.dataset.cardtables import CARD_WORDS
from lidera_nb.dataset.exchangetables import DISTANCES, EXCHANGE_WORDS, OUTCOMES, WHAT
from lidera_nb.forms.instrumentload import LoadedInstrument
from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.scale import LoadedScale
from lidera_nb.reflection.rubric import LoadedRubric, load_rubric
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Scene
from lidera_nb.texts import say

Row = dict[str, Any]
_Words = Mapping[str, Mapping[str, str]]


def rows(course: Course) -> Iterator[Row]:
    """The rows of `codebook`, for the modules, cases and forms that participants meet."""
    for i, module in enumerate(course.of("participant")):
        yield _row("module", module.id, "", module.id, i, module.texts, "title")
    for step in course.steps():
        if step.activity == "simulation":
            yield from case_rows(step.definition.current)
        elif isinstance(step.definition, LoadedForm):
            yield from _form(step.definition, step.activity)
        elif isinstance(step.definition, LoadedInstrument):
            yield from instrument_rows(step.definition)
        elif isinstance(step.definition, LoadedScale):
            yield from scale_rows(step.definition)
        elif isinstance(step.definition, LoadedAssignment):
            yield from assignment_rows(step.definition)
    for path in sorted(course.root.glob("instruments/rubric-*.yaml")):
        yield from rubric_rows(load_rubric(path))
    yield from card_rows()
    yield from exchange_rows()


def case_rows(case: Case) -> Iterator[Row]:
    """The rows of `codebook` for one case in one version."""
    source, words = case.scenario.id, case.texts
    yield _row("case", source, "", source, 0, words, "title")
    for i, (name, indicator) in enumerate(case.scenario.indicators.items()):
        yield _row("indicator", source, "", name, i, words, f"indicator.{name}.label")
        for band, lower in enumerate(indicator.bands):
            key = f"indicator.{name}.band{band}"
            yield _row("band", source, name, f"band{band}", lower, words, key)
    yield from _people(case)
    for kind, named in (("document", case.scenario.documents), ("message", case.scenario.messages)):
        for i, name in enumerate(named):
            yield _row(kind, source, "", name, i, words, f"{kind}.{name}.title")
    for i, (name, scene) in enumerate(case.scenario.scenes.items()):
        kind = "ending" if scene.ending else "scene"
        yield _row(kind, source, "", name, i, words, f"scene.{name}.title")
        yield from _decision(source, name, scene, words)


def instrument_rows(asked: LoadedInstrument) -> Iterator[Row]:
    """The rows of `codebook` for one network survey in one version."""
    source, words = asked.instrument.id, asked.texts
    for i, relation in enumerate(asked.instrument.relations):
        key = f"relation.{relation.id}"
        yield _row("relation", source, "", relation.id, i, words, f"{key}.title")
        for j, topic in enumerate(relation.topics):
            yield _row("topic", source, relation.id, topic, j, words, f"{key}.topic.{topic}")
    for point in range(1, asked.instrument.points + 1):
        if f"scale.{point}" in words["es"]:
            yield _row("frequency", source, "", str(point), point, words, f"scale.{point}")


def scale_rows(loaded: LoadedScale) -> Iterator[Row]:
    """The rows of `codebook` for one scale: subscales, items and both ends of its points."""
    scale, words = loaded.scale, loaded.words
    yield _row("instrument", scale.id, "", scale.id, 0, words, "title")
    for i, name in enumerate(scale.subscales):
        yield _row("subscale", scale.id, "", name, i, words, f"subscale.{name}")
    for i, item in enumerate(scale.items):
        yield _row("item", scale.id, item.subscale, item.id, i, words, f"item.{item.id}")
    for end, point in (("low", 1), ("high", scale.points)):
        yield _row("anchor", scale.id, "", end, point, words, end)


def assignment_rows(loaded: LoadedAssignment) -> Iterator[Row]:
    """The rows of `codebook` for one assignment: its title and what it asks."""
    source, words = loaded.name, loaded.texts
    yield _row("assignment", source, "", source, 0, words, "title")
    for i, asked in enumerate(loaded.questions):
        yield _row("question", source, asked.kind, asked.id, i, words, f"question.{asked.id}.label")


def rubric_rows(loaded: LoadedRubric) -> Iterator[Row]:
    """The rows of `codebook` for one rubric: its criteria, levels and what each looks like."""
    rubric, words = loaded.rubric, loaded.texts
    yield _row("rubric", rubric.id, "", rubric.id, 0, words, "title")
    levels = range(1, rubric.levels + 1)
    for level in levels:
        yield _row("rubric_level", rubric.id, "", str(level), level, words, f"level.{level}")
    for i, name in enumerate(rubric.criteria):
        yield _row("criterion", rubric.id, "", name, i, words, f"criterion.{name}.title")
        for level in levels:
            key = f"criterion.{name}.level.{level}"
            yield _row("descriptor", rubric.id, name, str(level), level, words, key)


def card_rows() -> Iterator[Row]:
    """The rows of `codebook` for the words of knowledge cards, by column of the tables on them."""
    for parent, field in _OF_CARDS.items():
        words = {lang: {w: say(lang, f"cards.{field}.{w}") for w in WORDS[field]} for lang in _BOTH}
        for i, word in enumerate(WORDS[field]):
            yield _row("option", CARD_WORDS, parent, word, i, words, word)


_BOTH = ("es", "en")
_OF_CARDS = {
    "how": "origin", "kind": "kind", "dimensions": "dimension", "evidence": "evidence",
    "stage": "stage", "naming": "naming", "reach": "reach", "status": "trying", "why": "why",
}  # fmt: skip
"""Column of the tables on cards to the field whose words it holds."""


def exchange_rows() -> Iterator[Row]:
    """The rows of `codebook` for the words of visits, by column of the tables on them."""
    for parent, (place, listed) in _OF_VISITS.items():
        words = {lang: {w: say(lang, f"exchange.{place}.{w}") for w in listed} for lang in _BOTH}
        for i, word in enumerate(listed):
            yield _row("option", EXCHANGE_WORDS, parent, word, i, words, word)


_REASONS = (
    "nobody", "topic", "date", "unknown_way", "far", "places", "dear", "once", "groups", "away",
    "most", "fund", "thrice", "remote",
)  # fmt: skip
_OF_VISITS = {
    "what": ("told", WHAT), "outcome": ("outcome", OUTCOMES), "distance": ("distance", DISTANCES),
    "reason": ("short.not", _REASONS), "topics": ("topic", TOPICS), "months": ("month", MONTHS),
}  # fmt: skip
"""Column to where its words are told, and the words."""


def _people(case: Case) -> Iterator[Row]:
    """Who is in the case, in which role it is played, and what is scarce in it."""
    source, words = case.scenario.id, case.texts
    for i, name in enumerate(case.scenario.stakeholders):
        yield _row("stakeholder", source, "", name, i, words, f"cast.{name}.name")
    for i, name in enumerate(case.scenario.resources):
        yield _row("resource", source, "", name, i, words, f"resource.{name}.label")
    for i, name in enumerate(case.scenario.roles):
        yield _row("role", source, "", name, i, words, f"roles.{name}.name")


def _decision(source: str, name: str, scene: Scene, words: _Words) -> Iterator[Row]:
    if scene.decision is None:
        return
    yield _row("decision", source, "", name, 0, words, f"decision.{name}.prompt")
    if scene.decision.prediction is not None:
        yield _row("prediction", source, "", name, 0, words, f"decision.{name}.prediction")
    for i, choice in enumerate(scene.decision.choices):
        key = f"choice.{name}.{choice.id}.label"
        yield _row("choice", source, name, choice.id, i + 1, words, key)


def _form(loaded: LoadedForm, activity: str) -> Iterator[Row]:
    source, words = loaded.form.id, loaded.texts
    yield _row("form", source, activity, source, 0, words, "title")
    for i, field in enumerate(loaded.form.fields):
        yield _row("field", source, field.kind, field.id, i, words, f"field.{field.id}.label")
        for j, option in enumerate(field.options):
            key = f"field.{field.id}.{option}"
            yield _row("option", source, field.id, option, j, words, key)
        if field.kind == "scale":
            low, high = f"field.{field.id}.low", f"field.{field.id}.high"
            yield _row("scale", source, field.id, "low", 1, words, low)
            yield _row("scale", source, field.id, "high", field.points, words, high)


def _row(
    kind: str, source: str, parent: str, name: str, position: int, words: _Words, key: str
) -> Row:
    labels = {lang: words[lang][key] for lang in ("es", "en")}
    return {"kind": kind, "source": source, "parent": parent, "id": name, "position": position,
            **labels}  # fmt: skip
