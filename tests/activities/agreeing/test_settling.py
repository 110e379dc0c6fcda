"""A closed sample: how far readers agree, and what they settle."""

import json

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.reflection.agreement import krippendorff_alpha
from tests.activities.agreeing.agreed import PERFECT
from tests.activities.reviewing.reviewed import MODULE, STEP

OTHER = (1, 2, 3, 3, 2.5, 2, 2, 3, 4, 2, 1, 3)
"""As `PERFECT`, but for the fourth and the sixth."""


def differing(sample):
    return [row for row in sample["rows"] if row["state"] == "differ"]


def test_agreement_is_that_of_the_levels_with_interval_and_words(page):
    (criterion,) = page.compares(ivan=OTHER)["criteria"]
    assert (criterion["same"], criterion["twice"]) == (10, 12)
    alpha = krippendorff_alpha(list(zip(PERFECT, OTHER, strict=True))).value
    shown = criterion["measures"][0]
    assert shown["value"] == f"{alpha:.2f}".replace(".", ",")
    assert shown["words"].startswith(f"Alfa de Krippendorff (ordinal): {shown['value']} (entre ")
    assert [one["name"] for one in criterion["measures"]][1:] == [
        "Kappa ponderado (cuadrático)", "CCI(2,1)",
    ]  # fmt: skip


def test_texts_that_differ_are_told_with_both_levels(page):
    rows = differing(page.compares(ivan=OTHER))
    assert sorted(row["levels"][0] for row in rows) == [["1", "2"], ["4", "3"]]


def test_texts_are_numbered_as_at_the_desk(page):
    page.draw(number=12)
    rows = page.view("ines")["samples"][0]["rows"]
    page.acts(do="close", sample=page.sample.id)
    mine = page.seen()["sample"]["rows"]
    assert [(row[0], row[1]) for row in rows] == [(one["text"], str(one["place"])) for one in mine]


def test_a_text_is_shown_without_names_beside_both_readings(page):
    page.reflect("p00", "Persona Apellido0 me dijo que esperara.")
    row = differing(page.compares(ivan=(4, *PERFECT[1:])))[0]
    page.on("inspect", row)
    text = page.seen()["sample"]["text"]
    (answer,) = text["answers"]
    assert "Apellido0" not in json.dumps(page.seen())
    assert answer["text"].endswith("me dijo que esperara.")
    assert answer["marks"] == [] or answer["marks"] == [[0, 5, 0], [0, 5, 1]]
    assert [one["levels"] for one in text["readings"]] == [["1"], ["4"]]
    assert text["chosen"] == {}


def test_what_all_gave_alike_is_settled_at_once_and_once_only(page):
    page.compares(ivan=OTHER)
    assert len(page.acts(do="agreed", sample=page.sample.id)) == 10
    assert page.acts(do="agreed", sample=page.sample.id) == ()
    rows = page.seen()["sample"]["rows"]
    assert [row["final"] for row in rows if row["state"] == "differ"] == [None, None]
    assert not any(row["signed"] for row in rows)


def test_a_disagreement_is_settled_together_and_signed_by_a_person(page):
    row = differing(page.compares(ivan=OTHER))[0]
    (settled,) = page.settle(row, 3, "Lo conversamos.", together=["ivan"])
    person = settled.payload.person
    assert (settled.actor, settled.payload.purpose) == ("ines", "moderation")
    assert page.reviews().of((person, MODULE, STEP)).published is None
    (signed,) = page.on("sign", row, who="ivan")
    assert (signed.actor, signed.payload.reviewer) == ("ivan", "ines")
    published = page.reviews().of((person, MODULE, STEP)).published
    assert (published.review.levels, published.review.together) == ({"depth": 3}, ("ivan",))
    assert page.on("sign", row) == ()


def test_a_settled_level_can_be_settled_anew_and_the_earlier_one_is_kept(page):
    row = differing(page.compares(ivan=OTHER))[0]
    page.settle(row, 3)
    assert page.settle(row, 3) == ()
    page.on("sign", row)
    (again,) = page.settle(row, 2, who="ivan")
    page.on("inspect", row)
    text = page.seen()["sample"]["text"]
    assert [(one["by"], one["levels"]) for one in text["settled"]] == [
        ("Inés Rojas", ["3"]), ("Iván Paz", ["2"]),
    ]  # fmt: skip
    assert text["signed"] is None
    page.on("sign", row)
    told = page.reviews().of((again.payload.person, MODULE, STEP))
    assert told.published.review.levels == {"depth": 2}
    assert [one.review.levels for one in told.before] == [{"depth": 3}]


def test_passages_come_along_of_readers_who_found_the_final_level(page):
    row = differing(page.compares(ivan=OTHER))[0]
    (as_one,) = page.settle(row, float(row["levels"][0][0]))
    (neither,) = page.settle(row, 3.5)
    assert len(as_one.payload.evidence) == 1
    assert neither.payload.evidence == ()


@pytest.mark.parametrize(("body", "reason"), [
    ({"levels": {}}, "refused.settle_whole"),
    ({"levels": {"depth": 9}}, "refused.malformed"),
    ({"levels": {"depth": 2.25}}, "refused.malformed"),
    ({"levels": {"depth": 2, "other": 1}}, "refused.malformed"),
    ({"together": ["p00"]}, "refused.malformed"), ({"together": ["ines"]}, "refused.malformed"),
    ({"overall": "x" * 4001}, "refused.settle_words"),
])  # fmt: skip
def test_what_cannot_be_settled_is_refused(page, body, reason):
    row = page.compares()["rows"][0]
    body = {"levels": {"depth": 2}, "overall": "", "together": [], **body}
    assert page.on("settle", row, **body).text == reason


def test_unsettled_or_newer_texts_are_not_signed(page):
    rows = page.compares()["rows"]
    assert page.on("sign", rows[0]) == Refusal("refused.sign_unsettled")
    (settled,) = page.settle(rows[0])
    page.reflect(settled.payload.person, "Lo escribí de nuevo.")
    assert page.on("sign", rows[0]) == Refusal("refused.sign_newer")


def test_a_text_that_was_taken_back_is_gone_from_the_sample(page):
    page.compares()
    gone = kinds_left("p03")
    page.happen("cohort:valle", "ops", gone)
    assert len(page.seen()["sample"]["rows"]) == 11
    assert page.on("inspect", {"text": "none"}) == Refusal("refused.sample_text")


def kinds_left(person):
    from lidera_nb.events import kinds

    return kinds.PersonLeft(person=person)


def test_a_reading_with_another_version_of_the_rubric_does_not_count(page):
    page.draw(number=12)
    page.reads("ines", PERFECT)
    page.reads("ivan", PERFECT, version=99)
    page.acts(do="close", sample=page.sample.id)
    (criterion,) = page.seen()["sample"]["criteria"]
    assert criterion["twice"] == 0
    assert criterion["measures"][0]["words"].startswith("No se puede calcular")
