"""One cohort in all tiers: what is in each, and who and what is in none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.activities import registry
from lidera_nb.activities.course import Course
from lidera_nb.dataset.deidentified import deidentify
from lidera_nb.dataset.earlier import read_record
from lidera_nb.dataset.export import Order, export
from lidera_nb.dataset.kanonymity import alike
from lidera_nb.dataset.ladders import LADDERS
from lidera_nb.dataset.read import Package, read_package, read_release
from lidera_nb.dataset.release import TIERS, Release
from lidera_nb.dataset.source import Source
from lidera_nb.errors import PackageError
from lidera_nb.events import kinds
from tests.toycohort import BEGAN, CANARY, ToyCohort

PEOPLE = 11
ASKED = {"purpose": "Estudio de prueba", "recipient": "Equipo de prueba"}


def released(cohort: ToyCohort, out: Path, keys: Path, release: Release) -> Path:
    source = Source(cohort.journal, cohort.course, registry.read(cohort.journal))
    export(source, Order(cohort.id, out, keys, BEGAN, release))
    return out


@pytest.fixture(scope="module")
def finished(course: Course) -> ToyCohort:
    """Eleven who stay, one who rests, one who left, one who did not agree."""
    cohort = ToyCohort(course)
    for number in range(PEOPLE):
        cohort.whole(f"p{number:02}")
    for person, right in (("rests", kinds.PersonBlocked()), ("left", withdrew())):
        cohort.whole(person)
        cohort.append(f"person:{person}", right)
    cohort.enrol("no")
    cohort.consent("no", evaluation=False)
    return cohort


def withdrew() -> kinds.PersonWithdrew:
    return kinds.PersonWithdrew(erase=True)


@pytest.fixture(scope="module")
def place(finished: ToyCohort, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tiers")
    for tier in TIERS:
        released(finished, place / tier, place / "keys", Release(tier, **ASKED))
    return place


@pytest.fixture(scope="module")
def packages(place: Path) -> dict[str, Package]:
    return {tier: read_release(place / tier) for tier in TIERS}


def everything(folder: Path) -> str:
    files = [path for path in folder.iterdir() if path.suffix != ".parquet"]
    return "\n".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("tier", TIERS)
def test_a_package_says_its_tier_and_what_it_is_for(packages, place: Path, tier: str) -> None:
    assert packages[tier].meta.tier == tier
    readme = (place / tier / "README.md").read_text("utf-8")
    assert "Se entregó para: Estudio de prueba. A quién: Equipo de prueba." in readme


def test_what_people_wrote_is_in_the_full_tier_alone_and_names_in_none(place: Path) -> None:
    told = {tier: everything(place / tier) for tier in TIERS}
    assert "porque así lo veo yo" in told["full"]
    assert not [t for t in TIERS[1:] if "así lo veo yo" in told[t] or CANARY in told[t]]


def test_a_full_release_masks_names_and_counts_them(packages) -> None:
    texts = packages["full"].tables["texts"]
    assert set(texts["kind"]) == {"reason", "reflection"}
    assert (texts["masked"] > 0).all()
    assert texts["text"].str.contains("[nombre]", regex=False).all()
    assert not texts["text"].str.contains(CANARY).any()


def test_a_full_release_can_leave_names_where_that_is_asked_for(finished, tmp_path: Path) -> None:
    asked = Release("full", masked=False, **ASKED)
    out = released(finished, tmp_path / "p", tmp_path / "keys", asked)
    texts = read_package(out).tables["texts"]
    assert texts["text"].str.contains(CANARY).all()
    assert texts["masked"].isna().all()


def test_moments_and_days_are_told_less_from_tier_to_tier(packages) -> None:
    assert str(packages["full"].tables["moments"]["at"].iloc[0].tz) == "UTC"
    assert "moments" not in packages["coded"].tables
    days = packages["deidentified"].tables["participants"]["started_on"].dropna()
    assert all(day.day == 1 for day in days)


def test_nobody_who_rests_left_or_did_not_agree_is_in_any_tier(packages) -> None:
    for tier in TIERS[:3]:
        assert len(packages[tier].tables["participants"]) == PEOPLE, tier
    counts = packages["aggregate"].tables["counts"]
    assert counts["people"].max() == PEOPLE


def test_ids_of_a_deidentified_release_link_to_nothing(finished, place, packages) -> None:
    coded = set(packages["coded"].tables["participants"]["study_id"])
    first = set(packages["deidentified"].tables["participants"]["study_id"])
    again = released(finished, place / "again", place / "keys", Release("deidentified"))
    second = set(read_package(again).tables["participants"]["study_id"])
    assert not first & coded
    assert not first & second
    kept = "".join(path.read_text() for path in (place / "keys").iterdir())
    assert not [one for one in first | second if one in kept]


def test_a_deidentified_release_is_k_anonymous_and_says_how(packages, place: Path) -> None:
    people = packages["deidentified"].tables["participants"]
    assert alike(people, [ladder.column for ladder in LADDERS]) >= 5
    told = json.loads((place / "deidentified" / "datapackage.json").read_text())["lidera"]
    assert told["k"] == 5
    assert set(told["generalised"]) == {ladder.column for ladder in LADDERS}


def test_a_deidentified_release_reads_like_a_package_without_unsafe_tables(place: Path) -> None:
    package = read_package(place / "deidentified")
    assert "votes" in package.meta.left_out
    assert package.tables["votes"].empty
    assert package.tables["decisions"]["lang"].isna().all()
    assert (package.tables["decisions"]["reason_chars"] % 50 == 0).all()


def test_no_number_of_an_aggregate_release_is_small(packages, place: Path) -> None:
    counts = packages["aggregate"].tables["counts"]
    shown = counts["people"].dropna()
    assert not ((shown > 0) & (shown < 5)).any()
    assert counts["suppressed"].any()
    with pytest.raises(PackageError, match="it holds numbers and no rows of people"):
        read_package(place / "aggregate")


def test_a_public_number_is_of_ten_people(finished, tmp_path: Path) -> None:
    out = released(finished, tmp_path / "p", tmp_path / "keys", Release("aggregate", public=True))
    shown = read_release(out).tables["counts"]["people"].dropna()
    assert not ((shown > 0) & (shown < 10)).any()


def test_ten_people_of_a_public_release_are_alike(packages) -> None:
    people = deidentify(packages["coded"].tables, 10, public=True).frames["participants"]
    assert alike(people, [ladder.column for ladder in LADDERS]) >= 10


def test_rows_become_public_only_of_those_who_agreed_to_research(finished, tmp_path: Path) -> None:
    # Nobody did here: the toy course does not ask.
    asked = Release("deidentified", public=True)
    with pytest.raises(PackageError, match="fewer than 10 people"):
        released(finished, tmp_path / "p", tmp_path / "keys", asked)


def test_one_more_person_is_withheld_from_the_next_release(finished, place: Path) -> None:
    finished.whole("late")
    try:
        out = released(finished, place / "next", place / "keys", Release("aggregate"))
        counts = read_release(out).tables["counts"]
        assert counts[counts["of"] == "profile"]["people"].isna().all()
        with pytest.raises(PackageError, match="held 11 people and this one would hold 12"):
            released(finished, place / "more", place / "keys", Release("deidentified"))
        assert not (place / "more").exists()
    finally:
        finished.append("person:late", withdrew())


def test_the_record_of_releases_holds_numbers_and_nobody(finished, place: Path) -> None:
    record = read_record(place / "keys", finished.id)
    assert record.counts["profile|||||territory|"] == (PEOPLE,)
    assert record.path.stat().st_mode & 0o077 == 0
    text = record.path.read_text()
    assert not [m.person for m in registry.read(finished.journal).cohorts["toy"].members.values()
                if m.person.startswith("p") and f'"{m.person}"' in text]  # fmt: skip


def test_a_record_that_cannot_be_read_stops_the_next_release(finished, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "released-toy.json").write_text("[")
    with pytest.raises(PackageError, match="so nothing more is released; restore it"):
        released(finished, tmp_path / "p", tmp_path / "keys", Release("aggregate"))


def test_words_want_a_purpose_and_a_recipient(finished, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="give --purpose and --recipient"):
        released(finished, tmp_path / "p", tmp_path / "keys", Release("full", purpose="x"))


@pytest.mark.parametrize("tier", ["full", "coded"])
def test_what_tells_of_single_people_is_not_for_the_public(finished, tmp_path, tier) -> None:
    with pytest.raises(PackageError, match=f"'{tier}' tells of single people and is not for"):
        released(finished, tmp_path / "p", tmp_path / "keys", Release(tier, public=True, **ASKED))


def test_too_few_people_are_not_deidentified(course: Course, tmp_path: Path) -> None:
    cohort = ToyCohort(course)
    cohort.whole("ana")
    with pytest.raises(PackageError, match="fewer than 5 people, so nobody in it could be made"):
        released(cohort, tmp_path / "p", tmp_path / "keys", Release("deidentified"))
