"""Visits between schools and labs in a package: what is told, and what never is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lidera_nb.activities import registry
from lidera_nb.cards.vocabulary import ENDED
from lidera_nb.dataset.exchanged import distance
from lidera_nb.dataset.exchangetables import EXCHANGE_NAMES, LAB_NAMES
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.read import Package, read_package
from lidera_nb.dataset.release import Release
from lidera_nb.dataset.source import Source
from lidera_nb.events import kinds
from lidera_nb.events.journal import Entry, NewEvent
from lidera_nb.events.kinds.base import Context
from tests.toycohort import BEGAN, CANARY, ToyCohort

PEOPLE = ("ana", "eva", "leo", "mia", "noe")
Written = Any


class Exchanging:
    """People of a cohort who offer, ask, visit and pilot, told straight to the journal."""

    def __init__(self, cohort: ToyCohort) -> None:
        self.cohort = cohort
        for person in (*PEOPLE, "sin"):
            cohort.enrol(person)
            cohort.consent(person, evaluation=person != "sin")

    def cohort_tells(self, payload: kinds.Payload, actor: str = "ines") -> None:
        cohort = self.cohort
        cohort.sent += 1
        cohort.now += timedelta(days=1)
        stream = f"cohort:{cohort.id}"
        new = NewEvent(payload, actor)
        entry = Entry(stream, f"x{cohort.sent}", b"", (new,), actor, cohort.now)
        cohort.journal.append([entry])

    def tells(self, person: str, kind: type[Any], **said: Any) -> None:
        ctx = Context(module="pasantias", step="visita", definition="visit", version=1,
                      hash="a" * 64, lang="es", node="")  # fmt: skip
        self.cohort.now += timedelta(days=1)
        self.cohort.append(f"person:{person}", kind(ctx=ctx, **said))

    def matches(self, number: int, *visits: tuple[str, str], left: Any = None) -> None:
        told = tuple(
            kinds.MatchedVisit(id=f"{number}-{i}", guest=guest, host=host, month="may", cost=90_000)
            for i, (guest, host) in enumerate(visits)
        )
        self.cohort_tells(kinds.RoundMatched(round=number, visits=told, left=left or {}, worth=1,
                                             bound=1, greedy=1))  # fmt: skip

    def opens(self, lab: str = "l1") -> None:
        self.cohort_tells(kinds.LabOpened(
            lab=lab, card="ficha-oculta", version=1, begins="2026-08-10", ends="2026-09-30",
            question=CANARY, plan=((CANARY, CANARY, CANARY),), measure=CANARY, unit=CANARY,
        ))  # fmt: skip

    def joins(self, person: str, before: str = "", after: str = "", lab: str = "l1") -> None:
        self.cohort_tells(kinds.LabJoined(lab=lab), person)
        for when, value in (("before", before), ("after", after)):
            if value:
                self.cohort_tells(kinds.LabMeasured(lab=lab, when=when, value=value), person)


@pytest.fixture
def people(cohort: ToyCohort) -> Exchanging:
    return Exchanging(cohort)


@pytest.fixture
def package(people: Exchanging, tmp_path: Path) -> Any:
    """The package of a tier, as it is read back."""

    def read(**asked: Any) -> Package:
        cohort = people.cohort
        source = Source(cohort.journal, cohort.course, registry.read(cohort.journal))
        order = Order("toy", tmp_path / "out", tmp_path / "keys", BEGAN, Release(**asked))
        return read_package(export(source, order).path)

    return read


def rows(package: Package, name: str) -> list[dict[str, Any]]:
    frame = package.tables[name].astype(object)
    found: list[dict[str, Any]] = frame.where(frame.notna(), None).to_dict("records")
    return found


def visited(people: Exchanging) -> None:
    """Ana and the one outside go to Eva, Eva to Leo; Mia is left out. Ana's account is closed."""
    words = {"topics": ("reading",), "months": ("may",)}
    people.tells("eva", kinds.VisitOffered, open=True, places=4, groups=2, **words)
    people.tells("ana", kinds.VisitAsked, open=True, people=2, hours=0, **words)
    people.cohort_tells(kinds.FundPaidIn(amount=500_000))
    visits = (("ana", "eva"), ("sin", "eva"), ("eva", "leo"))
    people.matches(1, *visits, left={"mia": "not.fund", "sin": "not.fund"})
    people.cohort_tells(kinds.VisitSettled(visit="1-0", spent=80_000))
    people.tells("eva", kinds.VisitTold, saw=CANARY, brings=CANARY, tries=CANARY)


def test_a_cohort_without_visits_or_labs_has_none_of_the_tables(package: Written) -> None:
    assert not {*EXCHANGE_NAMES, *LAB_NAMES} & set(package().tables)


def test_offers_requests_and_reflections_are_told_without_a_word(
    people: Exchanging, package: Written
) -> None:
    visited(people)
    told = rows(package(), "exchange_told")
    assert sorted((row["what"], row["number"]) for row in told) == [
        ("offer", 1), ("reflection", 2), ("request", 1)]  # fmt: skip
    asked = next(row for row in told if row["what"] == "request")
    assert (asked["topics"], asked["months"], asked["people"], asked["open"]) == (
        "reading", "may", 2, True)  # fmt: skip


def test_a_visit_tells_both_sides_the_fund_and_whether_it_is_known_to_have_been_held(
    people: Exchanging, package: Written
) -> None:
    visited(people)
    found = package()
    visits = [row for row in rows(found, "visits") if row["outcome"] == "granted"]
    ids = set(found.tables["participants"]["study_id"])
    assert {row["study_id"] for row in visits} - {None} <= ids
    paid = next(row for row in visits if row["settled"])
    assert (paid["granted"], paid["spent"], paid["held"], paid["reflected"]) == (
        90_000, 80_000, True, False)  # fmt: skip
    told = next(row for row in visits if row["reflected"])
    assert (told["settled"], told["spent"], told["held"]) == (False, None, True)
    outside = next(row for row in visits if row["study_id"] is None)
    assert (outside["host"] in ids, outside["reflected"], outside["held"]) == (True, None, False)
    assert [row["amount"] for row in rows(found, "exchange_fund")] == [500_000]


def test_who_was_left_out_is_told_with_the_reason_of_those_in_the_package_alone(
    people: Exchanging, package: Written
) -> None:
    visited(people)
    left = [row for row in rows(package(), "visits") if row["outcome"] == "left_out"]
    assert [(row["reason"], row["granted"]) for row in left] == [("fund", None)]


def test_what_was_told_after_the_next_visit_is_of_that_one(
    people: Exchanging, package: Written
) -> None:
    people.matches(1, ("ana", "eva"))
    people.matches(2, ("ana", "leo"))
    people.tells("ana", kinds.VisitTold, saw=CANARY, brings=CANARY, tries=CANARY)
    found = rows(package(), "visits")
    assert [(row["round"], row["reflected"]) for row in found] == [(1, False), (2, True)]


@pytest.mark.parametrize("right", [kinds.PersonBlocked(), kinds.PersonWithdrew(erase=False)])
@pytest.mark.parametrize("who", ["ana", "eva"])
def test_a_visit_of_somebody_who_rests_is_told_nowhere(
    people: Exchanging, package: Written, right: kinds.Payload, who: str
) -> None:
    people.matches(1, ("ana", "eva"), ("leo", "mia"))
    people.opens()
    people.joins(who, "1")
    people.joins("leo", "2")
    people.cohort.append(f"person:{who}", right)
    found = package()
    (visit,) = rows(found, "visits")
    assert None not in (visit["study_id"], visit["host"])
    assert [row["before"] for row in rows(found, "lab_schools")] == [2]


def test_a_lab_tells_its_days_and_measures_side_by_side(
    people: Exchanging, package: Written
) -> None:
    people.opens()
    people.joins("ana", "61,5", "70")
    people.joins("sin", "50")
    people.joins("eva")
    people.cohort_tells(kinds.LabLeft(lab="l1"), "eva")
    people.cohort_tells(kinds.LabClosed(lab="l1", learned=CANARY))
    found = package()
    (lab,) = rows(found, "labs")
    assert (lab["lab"], lab["tasks"], lab["closed"], str(lab["ends_on"])[:10]) == (
        1, 1, True, "2026-09-30")  # fmt: skip
    assert lab["card"].startswith("c_")
    (school,) = rows(found, "lab_schools")
    assert (school["before"], school["after"], school["outcome"]) == (61.5, 70, None)


@pytest.mark.parametrize("status", ENDED)
def test_how_a_lab_came_out_is_what_was_last_told_of_the_card(
    people: Exchanging, package: Written, status: Any
) -> None:
    people.opens()
    people.joins("ana")
    tried = kinds.CardTried(author="", attempt="a", version=1, status=status, why=("time",),
        context={}, measured=True, measure=CANARY, told=CANARY)  # fmt: skip
    entry = Entry("card:ficha-oculta", "k1", b"", (NewEvent(tried, "ana"),), "ana",
                  people.cohort.now + timedelta(days=30))  # fmt: skip
    people.cohort.journal.append([entry])
    (school,) = rows(package(), "lab_schools")
    assert (school["outcome"], school["why"]) == (status, "time")


def test_no_word_no_name_and_no_id_of_the_system_reaches_any_file(
    people: Exchanging, package: Written, tmp_path: Path
) -> None:
    visited(people)
    people.opens()
    people.joins("ana", "1")
    package()
    for path in (tmp_path / "out").iterdir():
        content = path.read_bytes()
        assert CANARY.encode() not in content, path.name
        assert b"ficha-oculta" not in content, path.name
    visits = (tmp_path / "out" / "visits.csv").read_text()
    assert not any(person in visits for person in PEOPLE)


def test_visits_and_labs_stay_out_of_a_deidentified_package(
    people: Exchanging, package: Written
) -> None:
    visited(people)
    people.opens()
    people.joins("ana", "1")
    found = package(tier="deidentified", purpose="Estudio", recipient="Universidad")
    assert not {*EXCHANGE_NAMES, *LAB_NAMES} & set(found.tables)


def test_an_aggregate_package_counts_people_and_withholds_a_few(
    people: Exchanging, tmp_path: Path
) -> None:
    cohort = people.cohort
    more = [f"p{i}" for i in range(8)]
    for person in more:
        cohort.enrol(person)
        cohort.consent(person)
    people.matches(1, *((one, "eva") for one in more), left={"ana": "not.fund"})
    source = Source(cohort.journal, cohort.course, registry.read(cohort.journal))
    asked = Release(tier="aggregate", purpose="Estudio", recipient="Universidad")
    out = export(source, Order("toy", tmp_path / "out", tmp_path / "keys", BEGAN, asked)).path
    assert not {f"{name}.csv" for name in (*EXCHANGE_NAMES, *LAB_NAMES)} & {
        path.name for path in out.iterdir()
    }
    counts = pd.read_csv(out / "counts.csv")
    visit = counts[(counts["of"] == "visit") & (counts["place"] == "outcome")]
    told = dict(zip(visit["item"].fillna(""), visit["people"], strict=True))
    assert pd.isna(told["left_out"])
    assert set(told) == {"", "granted", "left_out"}


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        ("maule", "maule", "same_region"),
        ("maule", "ohiggins", "near"),
        ("metropolitana", "biobio", "middle"),
        ("metropolitana", "magallanes", "far"),
        ("united_states", "united_states", None),
        ("maule", None, None),
    ],
)
def test_a_way_lies_in_a_band_or_is_not_guessed(one: str, other: str | None, band: Any) -> None:
    assert distance(one, other) == band
