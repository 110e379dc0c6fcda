"""Made-up people who write, review and try cards, with passing along ties planted or not.

Synthetic and seeded. Whoever tries takes, with probability `copy`, a card that somebody whom they
turn to wrote or tried before; otherwise any card.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lidera_nb.activities.course import load_course
from lidera_nb.cards.vocabulary import HELPED, WORDS
from lidera_nb.dataset import tables
from lidera_nb.dataset.about import About
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.studied import study_frames
from lidera_nb.dataset.write import write_package
from lidera_nb.network import Study
from tests.toycohort import BEGAN
from tests.toycourse import write_course
from tests.toyjudgement import ties_of
from tests.toystudy import crowd

Row = dict[str, Any]
DAY = date(2026, 5, 4)
HINDERED = tuple(word for word in WORDS["why"] if word not in HELPED)
_FAILS = {"primary": 0.25, "secondary": 0.6}
SEEDS = tuple(f"semilla-{i}" for i in range(1, 7))


def written(people: list[str], dice: random.Random) -> Iterator[Row]:
    """Cards of half of the people; of four one stays a draft and one waits for its readers."""
    for i, who in enumerate(people[::2]):
        begun, at = DAY + timedelta(days=dice.randrange(10)), i % 4
        days = [begun + timedelta(days=dice.randint(2, 5) * n) for n in range(5)]
        status = ("draft", "review", "published", "published")[at]
        reached = (1, 2, 5, 5)[at]
        names = ("captured_on", "sent_on", "reviewed_on", "reviewed_twice_on", "published_on")
        yield {
            "card": f"c_{i:02}", "study_id": f"p_id{who}", "versions": 1, "status": status,
            "how": ("form", "decision", "reflection")[i % 3], "kind": "practice",
            "evidence": "told", "dimensions": "c", "cost_band": 1,
            **dict(zip(names[:reached], days[:reached], strict=True)),
        }  # fmt: skip
    yield from ({"card": card, "how": "seed", "status": "published", "versions": 1}
                for card in SEEDS)  # fmt: skip


def reviews(cards: list[Row], people: list[str], dice: random.Random) -> Iterator[Row]:
    """Two colleagues of each card that was read twice."""
    for row in (row for row in cards if row.get("reviewed_twice_on")):
        others = [who for who in people if f"p_id{who}" != row["study_id"]]
        readers = dice.sample(others, 2)
        for who, day in zip(readers, ("reviewed_on", "reviewed_twice_on"), strict=True):
            yield {
                "card": row["card"], "study_id": f"p_id{who}", "version": 1, "useful": 3,
                "clear": 3, "honest": 4, "safe": 4, "reviewed_on": row[day],
                "advice": dice.choice(("ready", "ready", "changes")),
            }  # fmt: skip


def tried(cards: list[Row], study: Study, copy: float, dice: random.Random) -> Iterator[Row]:
    """Three tries a person over a hundred days, in schools as the study tells of them."""
    named, people = ties_of(study), list(map(str, study.people.index))
    knows = {who: {row["card"] for row in cards if row.get("study_id") == f"p_id{who}"
                   and row.get("published_on")} for who in people}  # fmt: skip
    out = [row["card"] for row in cards if row["status"] == "published"]
    for day, who in enumerate(dice.sample(people * 3, len(people) * 3)):
        near = sorted({card for one in named[who] for card in knows[one]} - knows[who])
        free = sorted(set(out) - knows[who])
        card = dice.choice(near if near and dice.random() < copy else free)
        knows[who].add(card)
        yield _try(card, who, DAY + timedelta(days=40 + day), study, dice)


def _try(card: str, who: str, day: date, study: Study, dice: random.Random) -> Row:
    level = str(study.people.loc[who, "level"])
    failed = dice.random() < _FAILS[level]
    status = dice.choice(("wanted", "trying", *["not" if failed else "worked"] * 4))
    why = {"not": HINDERED[:5], "worked": HELPED[:4]}.get(status, ())
    return {
        "card": card, "study_id": f"p_id{who}", "attempt": 1, "version": 1, "status": status,
        "why": " ".join(dice.sample(why, 2)) if why else None, "measured": False, "level": level,
        "rurality": dice.choice(("urban", "urban", "rural")), "since_on": day, "told_on": day,
    }  # fmt: skip


def write_knowledge(place: Path, copy: float = 0.0, people: int = 36, seed: int = 1) -> Path:
    """A package of a network and of cards of the same people."""
    course = load_course(write_course(place / "course"))
    study, dice = crowd(people), random.Random(seed)
    names = list(map(str, study.people.index))
    cards = list(written(names, dice))
    rows = {"cards": cards, "card_reviews": list(reviews(cards, names, dice)),
            "card_tries": list(tried(cards, study, copy, dice))}  # fmt: skip
    ids = {person: f"p_id{person}" for person in names}
    made = {**study_frames(study, ids, course), **tables.frames(rows)}
    about = About("fichas", "Cohorte de prueba", True, BEGAN)
    write_package(place / "package", about, made)
    return place / "package"


def knowledge(place: Path, **more: Any) -> Package:
    """The same, read back."""
    return read_package(write_knowledge(place, **more))
