"""The page of a case that a participant wrote: consent, the case, its debrief, like any other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lidera_nb import texts
from lidera_nb.activities.activity import Step
from lidera_nb.activities.course import Course, Module
from lidera_nb.activities.own.commons import Commons, Given
from lidera_nb.activities.registry import Registry
from lidera_nb.textids import LANGUAGES

CASE = "case"


def course_for(
    course: Course, commons: Commons, registry: Registry, person: str, begun: Collection[str]
) -> Course:
    """The course as it is for a person: with the cases of colleagues in their cohorts.

    Parameters
    ----------
    course
        What everyone has.
    commons, registry
        Which cases were given to whom, and who belongs where.
    person
        Whom it is for.
    begun
        The pages on which this person did anything: a case that is closed stays for them.
    """
    cohorts = [cohort.id for cohort in registry.cohorts_as(person, "participant")]
    given = [one for one in commons.of(cohorts) if commons.open(one) or one.case in begun]
    pages = {one.case: page(course, one, _name(one, commons, registry)) for one in given}
    return replace(course, modules={**course.modules, **pages}) if pages else course


def _name(one: Given, commons: Commons, registry: Registry) -> str:
    members = registry.cohorts[one.cohort].members
    shown = commons.named(one) and one.author in members
    return members[one.author].name if shown else ""


def page(course: Course, one: Given, name: str) -> Module:
    """The page of a given case; `name` is the author's, empty for a colleague."""
    words = {lang: _words(one, name, lang) for lang in LANGUAGES}
    titles = {lang: words[lang]["title"] for lang in LANGUAGES}
    steps = _consent(course, one.case, titles)
    for key, activity in ((CASE, "simulation"), ("debrief", "debrief")):
        steps.append(
            Step(
                module=one.case,
                key=key,
                activity=activity,
                definition=one.shelf if key == CASE else None,
                after=tuple(step.key for step in steps),
                of=steps[-1] if key == "debrief" else None,
                titles={lang: words[lang][f"{key}.title"] for lang in LANGUAGES},
                intros={lang: words[lang][f"{key}.intro"] for lang in LANGUAGES},
                before={step.key: step.titles for step in steps},
                page_titles=titles,
            )
        )
    folder = course.root
    return Module(one.case, "participant", folder, folder, tuple(steps), words, composed=True)


def _consent(course: Course, module: str, titles: Mapping[str, str]) -> list[Step]:
    """The course's own consent, answered once for all pages; none where the course has none."""
    asked = next((step for step in course.steps() if step.activity == "consent"), None)
    return [replace(asked, module=module, page_titles=titles)] if asked else []


def _words(one: Given, name: str, lang: str) -> dict[str, str]:
    title = one.shelf.current.texts[lang]["title"]
    lead = "own.page.lead_name" if name else "own.page.lead_colleague"
    return {
        "title": title,
        "lead": texts.say(lang, lead, name=name),
        "case.title": texts.say(lang, "own.page.case", title=title),
        "case.intro": "",
        "debrief.title": texts.say(lang, "own.page.debrief"),
        "debrief.intro": texts.say(lang, "own.page.debrief_intro"),
    }
