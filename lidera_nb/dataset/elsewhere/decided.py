"""From what another platform tells to decisions like ours: ids, attempts, order, minutes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lidera_nb.dataset.elsewhere.mapping import Mapping as Mapped
from lidera_nb.dataset.elsewhere.read import Told
from lidera_nb.dataset.rows import Row
from lidera_nb.errors import PackageError

MOST_CHOICES = 12
"""Different answers at one scene from which on they look like free text, not choices."""

_LONGEST = 59
Play = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: who, where, what, and when if that is known."""

    person: str
    case: str
    attempt: int
    scene: str
    choice: str
    words: Mapping[str, str]
    at: datetime | None
    confidence: int | None
    lang: str


def decided(told: Iterable[Told], mapping: Mapped) -> list[Decided]:
    """The decisions, in the order of the file, or of their moments where these are known.

    Raises
    ------
    PackageError
        If a value cannot be read, or choices look like free text; the message says where.
    """
    found = [_one(one, mapping) for one in told]
    _refuse_free_text(found)
    if mapping.fields.at is not None:
        found.sort(key=lambda one: one.at or datetime.min.replace(tzinfo=UTC))
    return found


def rows(found: Sequence[Decided], ids: Mapping[str, str], mapping: Mapped) -> list[Row]:
    """The rows of `decisions`, with study ids for people."""
    plays: dict[Play, list[Decided]] = defaultdict(list)
    for one in found:
        plays[one.person, one.case, one.attempt].append(one)
    attempts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for person, case, attempt in plays:
        attempts[person, case].append(attempt)
    pick = min if mapping.counts == "first" else max
    return [
        _row(one, before, position, ids[person], mapping.source,
             attempt == pick(attempts[person, case]))
        for (person, case, attempt), made in plays.items()
        for position, (one, before) in enumerate(zip(made, [None, *made], strict=False), start=1)
    ]  # fmt: skip


def _row(
    one: Decided, before: Decided | None, position: int, study_id: str, source: str, counts: bool
) -> Row:
    known = before is not None and before.at is not None and one.at is not None
    return {
        "study_id": study_id,
        "module": source,
        "scenario": one.case,
        "attempt": one.attempt,
        "counts": counts,
        "position": position,
        "scene": one.scene,
        "choice": one.choice,
        "confidence": one.confidence,
        "minutes": round((one.at - before.at).total_seconds() / 60, 2) if known else None,  # type: ignore[operator,union-attr]
        "lang": one.lang,
        "source": source,
    }


def slug(words: str) -> str:
    """An id for words of another platform.

    >>> slug("Llamar a la mamá"), slug("42")
    ('llamar-a-la-mama', 'x-42')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or "x"
    return name if name[0].isalpha() else f"x-{name}"[:_LONGEST]


def _one(told: Told, mapping: Mapped) -> Decided:
    values = told.values
    empty = next((part for part in ("person", "case", "scene") if not values[part]), None)
    if empty is not None:
        raise PackageError(f"{told.where}: '{empty}' is empty; a decision needs it")
    words = {part: values[part] for part in ("case", "scene", "choice")}
    return Decided(
        person=values["person"],
        case=slug(values["case"]),
        attempt=_number(told, "attempt") or 1,
        scene=slug(values["scene"]),
        choice=mapping.choices.get(values["choice"]) or slug(values["choice"]),
        words=words,
        at=_moment(told),
        confidence=_confidence(told, mapping.confidence_most),
        lang=_language(told, mapping),
    )


def _number(told: Told, part: str) -> int | None:
    text = told.values.get(part, "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) < 1:
        raise PackageError(f"{told.where}: '{part}' is '{text[:40]}'; give a whole number from 1")
    return int(text)


def _moment(told: Told) -> datetime | None:
    text = told.values.get("at", "")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise PackageError(
            f"{told.where}: 'at' is '{text[:40]}'; give a moment such as 2026-03-02T14:30:00Z"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _confidence(told: Told, most: float) -> int | None:
    text = told.values.get("confidence", "")
    if not text:
        return None
    try:
        part = float(text) / most
    except ValueError:
        part = -1.0
    if not 0 <= part <= 1:
        raise PackageError(
            f"{told.where}: 'confidence' is '{text[:40]}'; give a number from 0 to {most:g}"
        )
    return round(100 * part)


def _language(told: Told, mapping: Mapped) -> str:
    text = told.values.get("lang", "")[:2].lower()
    return text if text in ("es", "en") else mapping.lang


def _refuse_free_text(found: Sequence[Decided]) -> None:
    """Choices are few and are repeated; what is not may hold what people wrote."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        seen[one.case, one.scene].add(one.choice)
    for (case, scene), choices in seen.items():
        if len(choices) > MOST_CHOICES:
            raise PackageError(
                f"the scene '{scene}' of '{case}' has {len(choices)} different choices: that looks "
                "like free text, which does not belong in a package; map the choices under "
                "'choices', or name another field"
            )
