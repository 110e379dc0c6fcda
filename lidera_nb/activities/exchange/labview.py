"""How labs look to those who join them and to whoever leads: the plan, and schools side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.cards.known import Cards
from lidera_nb.activities.cards.labels import labels
from lidera_nb.activities.exchange.labrooms import MODEL, Labroom
from lidera_nb.activities.exchange.labwriting import LINE, LONGEST, TASKS_MOST
from lidera_nb.exchange.labs import (
    Lab,
    Measured,
    Row,
    join_fault,
    measure_fault,
    side_by_side,
    standing,
)
from lidera_nb.texts import LOCALES


def view(_: Any, env: Env) -> View:
    """The labs of this reader's cohorts, the newest first."""
    rooms: Sequence[Labroom] = env.models.get(MODEL, ())
    return {"status": "open", "title": env.step.titles[env.lang],
            "intro": env.step.intros[env.lang], "cohorts": [_cohort(one, env) for one in rooms],
            "most": {"text": LONGEST, "line": LINE, "tasks": TASKS_MOST}}  # fmt: skip


def _cohort(room: Labroom, env: Env) -> View:
    return {
        "id": room.id,
        "title": room.title,
        "synthetic": room.synthetic,
        "leads": room.leads,
        "cards": _choice(env) if room.leads else [],
        "labs": [_lab(one, room, env) for one in reversed(list(room.labs.values()))],
    }


def _choice(env: Env) -> list[dict[str, str]]:
    """The cards of the library by title."""
    cards: Cards = env.models["cards"]
    faces = cards.faces().items()
    titles = [(face.content.words(env.lang)[1].title, name) for name, face in faces]
    return [{"id": name, "title": title} for title, name in sorted(titles, key=_sorted)]


def _sorted(one: tuple[str, str]) -> tuple[str, str]:
    return one[0].casefold(), one[1]


def _lab(lab: Lab, room: Labroom, env: Env) -> View:
    today, told = env.now.astimezone(texts.ZONE).date(), room.told[lab.id]
    stands = standing(lab, today, told)
    days = {"begins": _day(lab.begins, env.lang), "ends": _day(lab.ends, env.lang)}
    return {
        "id": lab.id,
        **_named(lab.card, env),
        "standing": texts.say(env.lang, f"labs.standing.{stands}", **days),
        "question": lab.question,
        "plan": [{"who": one.who, "what": one.what, "until": one.until} for one in lab.plan],
        "measure": lab.measure,
        "unit": lab.unit,
        "rows": [_row(one, lab, room, env) for one in side_by_side(lab, told)],
        "mine": None if room.leads else _mine(lab, env, today),
        "closes": room.leads and not lab.closed and today > lab.ends,
        "learned": lab.learned,
    }


def _named(card: str, env: Env) -> View:
    """What the card is called; one that left the library has no words any more."""
    cards: Cards = env.models["cards"]
    face = cards.faces().get(card)
    if face is None:
        return {"title": texts.say(env.lang, "trying.gone"), "lang": env.lang, "href": ""}
    lang, words = face.content.words(env.lang)
    return {"title": words.title, "lang": lang, "href": f"/library/{card}"}


def _mine(lab: Lab, env: Env, today: date) -> View:
    """What this reader can do in a lab now, and what they noted."""
    person = env.person
    taken = {when: lab.measures.get((person, when)) for when in ("before", "after")}
    return {
        "joined": person in lab.schools,
        "joins": person not in lab.schools and not join_fault(lab, today),
        "notes": [{"when": when, "value": _value(taken[when], env.lang)}
                  for when in ("before", "after") if not measure_fault(lab, person, when, today)],
        "tells": person in lab.schools and today >= lab.begins,
        "tell": f"/m/probar-fichas#card={lab.card}",
    }  # fmt: skip


def _row(row: Row, lab: Lab, room: Labroom, env: Env) -> View:
    """A school: its name, its measures as one sentence, and how it came out."""
    outcome = row.outcome
    return {
        "who": room.names[row.person],
        "measures": _measures(row, lab.unit, env.lang),
        "outcome": texts.say(env.lang, f"labs.outcome.{outcome.status if outcome else 'none'}"),
        "ended": outcome.status if outcome else "",
        "why": " · ".join(labels(env.lang, "why", outcome.why)) if outcome else "",
    }


def _measures(row: Row, unit: str, lang: str) -> str:
    none = texts.say(lang, "labs.unmeasured")
    before, after = (_value(one, lang) or none for one in (row.before, row.after))
    if row.change is None:
        return texts.say(lang, "labs.measures", before=before, after=after, unit=unit)
    change = ("+" if row.change > 0 else "") + _number(row.change, lang)
    return texts.say(lang, "labs.change", before=before, after=after, unit=unit, change=change)


def _value(taken: Measured | None, lang: str) -> str:
    return _number(taken.value, lang) if taken else ""


def _number(value: Decimal, lang: str) -> str:
    """A measure as one would type it: with the decimal sign of the language, nothing else."""
    return str(format_decimal(value, "0.#########", locale=LOCALES[lang]))


def _day(day: date, lang: str) -> str:
    return format_date(day, {"es": "d MMM y", "en": "MMM d, y"}[lang], locale=LOCALES[lang])
