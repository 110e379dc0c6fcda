"""How encounters look to who is invited, and to whoever leads: the facts, and who comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from lidera_nb import texts
from lidera_nb.activities.activity import Env, View
from lidera_nb.activities.cards.labels import label, number
from lidera_nb.activities.exchange.encounterrooms import MODEL, Encounterroom, Head
from lidera_nb.activities.exchange.encounterwriting import LINE, LONGEST
from lidera_nb.exchange.encounters import (
    SEATS_MOST,
    Encounter,
    Facts,
    account_of,
    answer_fault,
    place_of,
    standing,
)
from lidera_nb.exchange.travel import CAPITALS, trip
from lidera_nb.network.territory import MACROZONES, REGIONS
from lidera_nb.texts import LOCALES

LISTED = ("seated", "waiting", "declined", "silent")


def view(_: Any, env: Env) -> View:
    """The encounters that this reader announced or is invited to, the newest first."""
    rooms: Sequence[Encounterroom] = env.models.get(MODEL, ())
    return {
        "status": "open", "title": env.step.titles[env.lang], "intro": env.step.intros[env.lang],
        "rooms": [_room(one, env) for one in rooms],
        "most": {"text": LONGEST, "line": LINE, "seats": SEATS_MOST},
    }  # fmt: skip


def _room(room: Encounterroom, env: Env) -> View:
    shown = {
        "id": room.id, "title": room.title, "synthetic": room.synthetic, "leads": room.leads,
        "encounters": [_encounter(one, room, env) for one in reversed([*room.encounters.values()])],
    }  # fmt: skip
    return shown | _choices(room, env.lang) if room.leads else shown


def _choices(room: Encounterroom, lang: str) -> View:
    """What whoever announces an encounter chooses from."""
    zones = [{"id": zone, "label": _zone(zone, lang), "help": _regions(zone, lang)}
             for zone in MACROZONES]  # fmt: skip
    guests = [{"id": one, "label": _line(head, lang)} for one, head in _sorted(room)
              if room.led(one)]  # fmt: skip
    return {
        "cohorts": [{"id": one, "label": title} for one, title in room.cohorts.items()],
        "zones": zones,
        "territories": [{"id": one, "label": label(lang, "territory", one)} for one in CAPITALS],
        "guests": guests,
        "fund": texts.say(lang, "encounters.fund", free=number(lang, room.exchange.fund.free)),
    }


def _sorted(room: Encounterroom) -> list[tuple[str, Head]]:
    return sorted(room.heads.items(), key=lambda one: (one[1].name.casefold(), one[0]))


def _regions(zone: str, lang: str) -> str:
    return ", ".join(label(lang, "territory", one) for one in REGIONS[zone])


def _encounter(one: Encounter, room: Encounterroom, env: Env) -> View:
    lang, today, facts = env.lang, env.now.astimezone(texts.ZONE).date(), one.facts
    stands = standing(one, today)
    shown = {
        "id": one.id,
        "topic": facts.topic,
        "about": facts.about,
        "standing": texts.say(lang, f"encounters.standing.{stands}",
                              deadline=_day(facts.when.deadline, lang)),
        "ended": one.cancelled is not None,
        "reason": one.cancelled or "",
        "facts": list(_facts(one, lang)),
        "changes": [{"at": texts.moment(lang, change.at), "reason": change.reason}
                    for change in one.changes],
    }  # fmt: skip
    side = _desk(one, room, env, today) if room.leads else _mine(one, room, env, today)
    return shown | side


def _facts(one: Encounter, lang: str) -> Iterable[str]:
    facts, where = one.facts, label(lang, "territory", one.facts.territory)
    first, last = _day(facts.when.begins, lang), _day(facts.when.ends, lang)
    days = "one_day" if facts.when.begins == facts.when.ends else "two_days"
    yield texts.say(lang, f"encounters.{days}", first=first, last=last)
    yield texts.say(lang, "encounters.where", place=facts.place, region=where)
    if one.zones:
        zones = ", ".join(_zone(zone, lang) for zone in one.zones)
        yield texts.say(lang, "encounters.zones", zones=zones)
    yield texts.say(lang, "encounters.seats", seats=facts.seats, taken=len(one.seated),
                    waiting=len(one.waiting))  # fmt: skip


def _zone(zone: str, lang: str) -> str:
    return texts.say(lang, f"encounters.zone.{zone}")


def _mine(one: Encounter, room: Encounterroom, env: Env, today: date) -> View:
    """Where this reader is, and what they can answer."""
    person, lang = env.person, env.lang
    place, turn = place_of(one, person)
    account = room.exchange.fund.account(account_of(one.id, person))
    paid = account.granted and place == "seated"
    can = {comes: not answer_fault(one, person, comes, today) for comes in (True, False)}
    waits = place == "silent" and len(one.coming) >= one.facts.seats
    return {
        "mine": texts.say(lang, f"encounters.mine.{place}", turn=turn),
        "paid": texts.say(lang, "encounters.paid", granted=number(lang, account.granted))
        if paid else "",
        "comes": can[True] and person not in one.coming,
        "declines": can[False] and person not in one.declined,
        "waits": waits,
    }  # fmt: skip


def _desk(one: Encounter, room: Encounterroom, env: Env, today: date) -> View:
    """Who comes, who waits, who does not, who has not answered; and the encounter to rewrite."""
    places: dict[str, list[str]] = {place: [] for place in LISTED}
    order = {person: n for n, person in enumerate(one.coming)}
    for person in sorted(room.invited(one), key=lambda who: (order.get(who, 0), _name(room, who))):
        places[place_of(one, person)[0]].append(person)
    places["silent"] = [person for person in places["silent"] if room.led(person)]
    places["gone"] = _gone(one, room)
    changes = standing(one, today) in ("open", "closed")
    return {
        "lists": [
            {"place": place, "title": texts.say(env.lang, f"encounters.list.{place}", n=len(who)),
             "people": [_listed(person, place, one, room, env.lang) for person in who]}
            for place, who in places.items() if who
        ],
        "fields": _fields(one.facts) if changes else None,
        "cancels": one.cancelled is None and today <= one.facts.when.ends,
    }  # fmt: skip


def _gone(one: Encounter, room: Encounterroom) -> list[str]:
    """Those who take part no longer, and whose journey's account is still open."""
    begun, settled = account_of(one.id, ""), room.exchange.settled
    granted = (name for name in room.exchange.fund.accounts if name not in settled)
    people = (name.removeprefix(begun) for name in granted if name.startswith(begun))
    return [person for person in people if person not in room.invited(one)]


def _name(room: Encounterroom, person: str) -> str:
    return room.heads[person].name.casefold()


def _fields(facts: Facts) -> View:
    """An encounter as its form holds it."""
    when = facts.when
    return {
        "begins": when.begins.isoformat(),
        "ends": when.ends.isoformat() if when.ends > when.begins else "",
        "deadline": when.deadline.isoformat(), "territory": facts.territory, "place": facts.place,
        "topic": facts.topic, "about": facts.about, "seats": str(facts.seats),
        "guests": list(facts.guests),
    }  # fmt: skip


def _listed(person: str, place: str, one: Encounter, room: Encounterroom, lang: str) -> View:
    """Somebody with their school, and the account of their journey."""
    gone = Head(texts.say(lang, "exchange.gone"), frozenset(), {})
    head = gone if place == "gone" else room.heads[person]
    account = account_of(one.id, person)
    money, settled = room.exchange.fund.account(account), account in room.exchange.settled
    told = "exchange.settled" if settled else "exchange.granted"
    sums = {name: number(lang, getattr(money, name)) for name in ("granted", "spent", "returned")}
    return {
        "id": person,
        "name": head.name,
        "who": _line(head, lang),
        "account": texts.say(lang, told, **sums) if money.granted else "",
        "grants": place == "seated" and not money.granted and one.cancelled is None,
        "settles": bool(money.granted) and not settled,
        "estimate": _estimate(head, one.facts.territory),
    }


def _line(head: Head, lang: str) -> str:
    """A name with its school, as far as it was told."""
    words = [label(lang, field, head.context[field])
             for field in ("territory", "rurality", "level") if field in head.context]  # fmt: skip
    return " · ".join([head.name, *words])


def _estimate(head: Head, territory: str) -> int:
    """What a journey may cost, in pesos; 0 where nothing can be said of it."""
    rural = head.context.get("rurality", "")
    way = trip(head.context.get("territory", ""), territory, (rural, "urban"))
    return way.cost if way else 0


def _day(day: date, lang: str) -> str:
    written = {"es": "EEEE d 'de' MMMM 'de' y", "en": "EEEE, MMMM d, y"}[lang]
    return format_date(day, written, locale=LOCALES[lang])
