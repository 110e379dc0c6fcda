"""How cohorts look to whoever leads them: people, calendar, notices, and whom to hand over to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.calendar import ALWAYS, Window
from lidera_nb.activities.course import Module
from lidera_nb.activities.guide.messages import AT_ONCE
from lidera_nb.activities.guide.reading import Followed, Guided
from lidera_nb.activities.guide.scheduling import assigned
from lidera_nb.activities.guide.standing import DAYS, standing
from lidera_nb.activities.guide.telling import LONGEST
from lidera_nb.activities.registry import Notice
from lidera_nb.activities.survey.samename import key
from lidera_nb.texts import ZONE


def view(readings: Sequence[Guided], env: Env) -> View:
    """Some cohorts, with what is the same for all of them."""
    modules: Sequence[Module] = env.step.definition or ()
    titles = [[one.id, one.texts[env.lang]["title"], assigned(one)] for one in modules]
    return {
        "status": "open",
        "title": env.step.titles[env.lang],
        "admin": "admin" in env.roles,
        "zone": texts.say(env.lang, "calendar.zone", name=ZONE.key),
        "days": DAYS,
        "most": {"text": LONGEST, "people": AT_ONCE},
        "modules": titles,
        "cohorts": [_cohort(one, modules, env) for one in readings],
    }


def _cohort(guided: Guided, modules: Sequence[Module], env: Env) -> dict[str, Any]:
    cohort = guided.cohort
    people = sorted(guided.people, key=lambda one: key(one.member.name))
    staff = [m for m in cohort.members.values() if m.role != "participant"]
    return {
        "id": cohort.id,
        "title": cohort.title,
        "synthetic": cohort.synthetic,
        "leads": guided.leads,
        "only": guided.only,
        "people": [_person(one, guided, modules, env) for one in people],
        "staff": [[one.person, one.name, one.role] for one in staff],
        "calendar": {m.id: _days(cohort.calendar.get(m.id, ALWAYS), env) for m in modules},
        "round": _round(guided, env),
        "notices": [_notice(one, guided, env.lang) for one in reversed(cohort.notices)],
        "colleagues": [[person, name] for person, name in guided.colleagues.items()],
    }


def _person(one: Followed, guided: Guided, modules: Sequence[Module], env: Env) -> dict[str, Any]:
    stands, at = standing(one, modules, env.now), one.facts.last_at
    shown = at is not None and stands.state != "resting"
    return {
        "id": one.member.person,
        "name": one.member.name,
        "state": stands.state,
        "step": _step(stands.step, env.lang) if stands.step else "",
        "last": texts.moment(env.lang, at) if shown and at else "",
        "card": one.reachable,
        "code": bool(guided.handles.get(one.member.person)),
    }


def _step(step: Any, lang: str) -> str:
    """A step with its module's title, unless its own says that already."""
    page, title = step.page_titles[lang], step.titles[lang]
    return str(title) if page in title else f"{page}: {title}"


def _days(window: Window, env: Env) -> dict[str, Any]:
    """The days as fields show them, and what they mean now in words."""
    written = {name: _written(getattr(window, name)) for name in ("opens", "due", "closes")}
    return {**written, "stands": window.standing(env.now), "told": told(window, env.lang, env.now)}


def told(window: Window, lang: str, now: datetime) -> str:
    """When a module is open, in words; "" for one that nobody scheduled."""
    match window.standing(now):
        case "ahead":
            assert window.opens is not None
            return texts.say(lang, "locked.ahead", when=texts.spoken(lang, window.opens))
        case "over":
            assert window.closes is not None
            return texts.say(lang, "locked.over", when=texts.spoken(lang, window.closes))
        case _ if window.closes is not None:
            return texts.say(lang, "calendar.until", when=texts.spoken(lang, window.closes))
        case _:
            return ""


def _written(at: datetime | None) -> str:
    """A moment as a field for date and time holds it."""
    return "" if at is None else at.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")


def _round(guided: Guided, env: Env) -> dict[str, Any]:
    wave, window = guided.cohort.survey.last, guided.cohort.round
    opened = wave.number if wave is not None and wave.open else 0
    return {
        "opens": _written(window.opens),
        "closes": _written(window.closes),
        "open": opened,
        "next": (wave.number if wave else 0) + 1,
        "waits": window.opens is not None and window.opens > env.now,
    }


def _notice(one: Notice, guided: Guided, lang: str) -> dict[str, Any]:
    names = {m.person: m.name for m in guided.cohort.members.values()}
    return {
        "id": one.id,
        "by": guided.writers.get(one.by, ""),
        "at": texts.moment(lang, one.at),
        "to": [names[person] for person in one.to if person in names],
        "all": not one.to,
        "text": one.text,
    }
