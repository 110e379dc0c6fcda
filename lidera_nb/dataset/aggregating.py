"""What an aggregate release counts and averages, read from the tables of a coded package.

Of several attempts the one that counts, of several readings the one that stands signed, of several
hand-ins the last: a person stands behind a number once. What was decided in a case is told of those
who finished it: else two numbers side by side would tell who stopped between two scenes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE
from lidera_nb.dataset.safecounts import Group

Frames = Mapping[str, pd.DataFrame]
_IN_A_CASE = ("choice", "ending", "confidence", "share", "minutes", "indicator")


class Where(NamedTuple):
    """What is counted and where: the columns that both tables begin with."""

    of: str
    module: str = ""
    source: str = ""
    version: int | None = None
    hash: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """The same as one text, equal from release to release."""
        return "|".join("" if part is None else str(part) for part in self)

    @property
    def family(self) -> str:
        """The groups known to lie within one another: of one case, of one wave, stages, visits."""
        if self.of in ("stage", "visit"):
            return self.of
        if self.of in ("answered", "ties"):
            return f"wave {self.place.partition(':')[0]}"
        return "|".join(map(str, self[1:5])) if self.of in _IN_A_CASE else ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How people divide over the answers to one question; the answers in order."""

    where: Where
    people: Mapping[str, frozenset[str]]

    @property
    def group(self) -> Group:
        """The same, to be protected."""
        return Group(self.where.name, self.people, self.where.family)


@dataclass(frozen=True, slots=True)
class Measured:
    """A number of each person, and the distribution over which it is a mean, if one is told."""

    where: Where
    values: Mapping[str, float]
    shown_as: Where | None = None

    @property
    def group(self) -> Group:
        """Who was measured, to be protected."""
        return Group(self.where.name, {"": frozenset(self.values)}, self.where.family)


def distributions(tables: Frames) -> Iterator[Distribution]:
    """Every distribution of a cohort."""
    yield from _stages(tables)
    people = tables["participants"]
    for field in PROFILE:
        yield from _split(people.assign(of=field), Where("profile"), "of", field)
    finished = _counting(tables["endings"]).assign(all="")
    yield from _split(finished, Where("ending"), "all", "ending", _CASE)
    yield from _split(_finished(tables, "decisions"), Where("choice"), "scene", "choice", _CASE)
    yield from _ratings(tables["reflections"])
    yield from _exchanged(tables)
    if "review_levels" in tables:
        yield from _levels(_signed(tables["review_levels"]))
    if "network_responses" in tables:
        yield from _answered(tables["network_responses"])


def measures(tables: Frames) -> Iterator[Measured]:
    """Every mean of a cohort."""
    decided = _finished(tables, "decisions")
    for of in ("confidence", "share", "minutes"):
        yield from _means(decided, Where(of), _CASE, "scene", of)
    yield from _means(
        _last(_finished(tables, "indicators")), Where("indicator"), _CASE, "indicator", "value"
    )
    rated = tables["reflections"].dropna(subset=["rating"])
    yield from _means(rated, Where("rating"), _FORM, "field", "rating", same=True)
    if "assignment_scores" in tables:
        scores = tables["assignment_scores"].sort_values("number")
        yield from _means(scores, Where("points"), _TASK, "question", "points")
    if "network_ties" in tables:
        yield from _ties(tables)


_CASE = ("module", "scenario", "scenario_version", "scenario_hash")
_PLAYED = ("study_id", "module", "scenario")
_FORM = ("module", "form", "form_version", "form_hash")
_TASK = ("module", "assignment", "version", "hash")
_SURVEY = ("instrument", "instrument_version", "instrument_hash")
_RUBRIC = ("module", "rubric", "rubric_version", "rubric_hash")


def _stages(tables: Frames) -> Iterator[Distribution]:
    """Stages that contain one another, each as a whole of one part."""
    people = tables["participants"]
    status = dict(zip(people["study_id"], people["status"], strict=True))
    reached = {
        "included": set(status),
        "started": {who for who, how in status.items() if how != "consented"},
        "ended": set(tables["endings"]["study_id"]),
        "reflected": set(tables["reflections"]["study_id"]),
        "completed": {who for who, how in status.items() if how == "completed"},
    }
    for stage, who in reached.items():
        yield Distribution(Where("stage", place=stage), {"": frozenset(who)} if who else {})


def _counting(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["counts"].fillna(False).astype(bool)]


def _finished(tables: Frames, name: str) -> pd.DataFrame:
    """Rows of plays that count and came to an end."""
    ended = _counting(tables["endings"])[list(_PLAYED)].drop_duplicates()
    return _counting(tables[name]).merge(ended, on=list(_PLAYED))


def _last(indicators: pd.DataFrame) -> pd.DataFrame:
    """Indicators as they stood at the end of what was played."""
    ordered = indicators.sort_values("position", kind="stable")
    return ordered.drop_duplicates([*_PLAYED, "indicator"], keep="last")


def _ratings(rows: pd.DataFrame) -> Iterator[Distribution]:
    yield from _split(rows.dropna(subset=["rating"]), Where("rating"), "field", "rating", _FORM)


def _signed(levels: pd.DataFrame) -> pd.DataFrame:
    """The reading that stands, of each person's last hand-in; a half counts as the level below."""
    kept = levels[levels["standing"] == "published"].sort_values("number", kind="stable")
    last = kept.drop_duplicates(["study_id", "module", "step", "criterion"], keep="last")
    return last.assign(level=(last["level"] // 1).astype("Int64"))


def _levels(rows: pd.DataFrame) -> Iterator[Distribution]:
    yield from _split(rows, Where("level"), "criterion", "level", _RUBRIC)


def _answered(rows: pd.DataFrame) -> Iterator[Distribution]:
    said = rows["responded"].map({True: "responded", False: "not_responded"})
    told = rows.assign(module="", answer=said)
    yield from _split(told, Where("answered"), "wave", "answer", ("module", *_SURVEY))


def _exchanged(tables: Frames) -> Iterator[Distribution]:
    """People by what became of what they last asked, how far they went, and how a lab came out."""
    if "visits" in tables:
        asked = tables["visits"].dropna(subset=["study_id"]).assign(at="outcome", far="distance")
        last = asked.sort_values("round", kind="stable", ascending=False)
        yield from _split(last, Where("visit"), "at", "outcome")
        yield from _split(last, Where("visit"), "far", "distance")
    if "lab_schools" in tables:
        ended = tables["lab_schools"].assign(at="outcome")
        yield from _split(ended, Where("lab"), "at", "outcome")


def _ties(tables: Frames) -> Iterator[Measured]:
    """How many people each of those who answered named, by wave and relation."""
    asked = tables["network_responses"]
    answered = asked[asked["responded"].fillna(False).astype(bool)]
    named = tables["network_ties"].drop_duplicates(["wave", "relation", "source", "target"])
    for relation in sorted(named["relation"].unique()):
        sent = named[named["relation"] == relation].groupby(["wave", "source"]).size()
        keys = zip(answered["wave"], answered["study_id"], strict=True)
        rows = answered.assign(module="", ties=[int(sent.get(key, 0)) for key in keys])
        for one in _means(rows, Where("ties"), ("module", *_SURVEY), "wave", "ties"):
            place = f"{one.where.place}:{relation}"
            yield Measured(one.where._replace(place=place), one.values)


def _split(
    rows: pd.DataFrame, at: Where, place: str, item: str, about: tuple[str, ...] = ()
) -> Iterator[Distribution]:
    """One distribution for each content and place; answers in the order of their words."""
    for where, found in _by_place(rows.dropna(subset=[item]), at, place, about):
        people: defaultdict[str, set[str]] = defaultdict(set)
        seen: set[str] = set()
        for who, answer in zip(found["study_id"], found[item], strict=True):
            if who not in seen:  # of two answers to one question the first counts
                people[str(answer)].add(who)
                seen.add(who)
        yield Distribution(where, {answer: frozenset(people[answer]) for answer in sorted(people)})


def _means(
    rows: pd.DataFrame,
    at: Where,
    about: tuple[str, ...],
    place: str,
    value: str,
    same: bool = False,
) -> Iterator[Measured]:
    for where, found in _by_place(rows.dropna(subset=[value]), at, place, about):
        pairs = zip(found["study_id"], found[value], strict=True)
        values = {str(who): float(number) for who, number in pairs}
        yield Measured(where, values, where if same else None)


def _by_place(
    rows: pd.DataFrame, at: Where, place: str, about: tuple[str, ...]
) -> Iterator[tuple[Where, pd.DataFrame]]:
    for key, found in rows.groupby([*about, place], sort=True, dropna=False):
        told: tuple[Any, ...] = tuple(None if pd.isna(part) else part for part in key)
        module, source, version, digest = told[:-1] if about else ("", "", None, "")
        number = None if version is None else int(version)
        where = Where(at.of, str(module or ""), str(source or ""), number, str(digest or ""))
        yield where._replace(place=str(told[-1])), found
