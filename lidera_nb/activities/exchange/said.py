"""What became of what somebody offered or asked, in sentences of one's own language."""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.activities.cards.labels import head, number
from lidera_nb.activities.exchange.mine import Mine
from lidera_nb.activities.exchange.words import month_told, topics_told
from lidera_nb.events.kinds import MatchedVisit
from lidera_nb.exchange.explain import Reason
from lidera_nb.texts import LOCALES


def reasons_told(lang: str, reasons: Iterable[Reason]) -> str:
    """Reasons as sentences, one after the other."""
    return " ".join(_reason(lang, one) for one in reasons)


def _reason(lang: str, reason: Reason) -> str:
    values = dict(reason.values)
    if "topics" in values:
        values["topics"] = topics_told(lang, values["topics"])
    if "fields" in values:
        values["fields"] = ", ".join(head(lang, name).lower() for name in values["fields"])
    for name in {"hours", "more"} & values.keys():
        values[name] = format_decimal(values[name], locale=LOCALES[lang])
    if "cost" in values:
        values["cost"] = number(lang, values["cost"])
    return texts.say(lang, f"exchange.{reason.text}", **values)


def going(mine: Mine, lang: str) -> list[str]:
    """Where one goes; or why the last round left one out, and what that means for the next."""
    if mine.left:
        reason = texts.say(lang, f"exchange.short.{mine.left}")
        return [texts.say(lang, "exchange.left_out", reason=reason)]
    return _visits(mine, mine.going, lang, "going")


def receiving(mine: Mine, lang: str) -> list[str]:
    """Whom one receives."""
    return _visits(mine, mine.receiving, lang, "receiving")


def _visits(mine: Mine, visits: Iterable[MatchedVisit], lang: str, way: str) -> list[str]:
    """The visits, and that whoever wants another one says so anew; nothing where there is none."""
    lines = [_visit(mine, one, lang, way) for one in visits]
    return [*lines, texts.say(lang, "exchange.again")] if lines else []


def _visit(mine: Mine, visit: MatchedVisit, lang: str, way: str) -> str:
    other = visit.host if way == "going" else visit.guest
    return texts.say(
        lang, f"exchange.{way}", name=mine.names[other], month=month_told(lang, visit.month),
        cost=number(lang, visit.cost),
    )  # fmt: skip


def suggested(mine: Mine, lang: str) -> list[str]:
    """Peers like oneself, each with why."""
    if not mine.peers:
        return [texts.say(lang, "exchange.no_peers", n=mine.joined)]
    return [
        texts.say(lang, "exchange.peer_line", name=mine.names[one.id],
                  why=reasons_told(lang, one.reasons))
        for one in mine.peers
    ]  # fmt: skip


def brought(mine: Mine, lang: str) -> list[str]:  # noqa: ARG001 - the same for everybody
    """What one can do with what one brought home."""
    return [texts.say(lang, "exchange.to_card")]
