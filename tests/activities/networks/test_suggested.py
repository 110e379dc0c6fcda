"""Suggestions as a facilitator sees them."""

import json
import re
from dataclasses import replace

import pytest

from lidera_nb import texts
from lidera_nb.activities.networks.suggested import MOST, Wanted, form, suggested
from lidera_nb.network import Study
from lidera_nb.network.world import Shape, rel_like


@pytest.fixture(scope="module")
def study() -> Study:
    return rel_like(5, Shape(schools=60, waves=2, answered=(0.9, 0.85)))


@pytest.fixture(scope="module")
def names(study: Study) -> dict[str, str]:
    """Half of the group agreed."""
    return {person: f"Nombre {k}" for k, person in enumerate(study.people.index[::2])}


def strings(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_short_list_says_who_how_why_and_what_it_would_change(
    study: Study, names: dict[str, str], lang: str
):
    shown = suggested(study, names, lang)
    assert len(shown["ties"]) == 5
    for tie in shown["ties"]:
        assert tie["one"] in names.values()
        assert tie["one"] in tie["how"]
        assert tie["other"] in tie["how"]
        assert len(tie["why"]) >= 2
    assert {row["measure"] for row in shown["change"]["rows"]} >= {
        texts.say(lang, "suggest.change.reach"), texts.say(lang, "suggest.change.bridging")
    }  # fmt: skip
    assert all("→" in row["numbers"] and row["gain"] for row in shown["change"]["rows"])
    assert shown["change"]["assumed"]
    assert shown["synthetic"]


def test_nobody_who_did_not_agree_is_suggested_and_no_id_is_shown(
    study: Study, names: dict[str, str]
):
    shown = suggested(study, names, "es", Wanted(count=MOST, each=3))
    ends = {end for tie in shown["ties"] for end in (tie["one"], tie["other"])}
    assert ends <= set(names.values())
    assert not re.search(r"\bp\d{3}\b", strings(shown))


def test_the_conditions_are_kept(study: Study, names: dict[str, str]):
    shown = suggested(study, names, "es", Wanted(count=8, each=1, travel="region"))
    ends = [end for tie in shown["ties"] for end in (tie["one"], tie["other"])]
    assert len(ends) == len(set(ends))
    person = {name: one for one, name in names.items()}
    home = study.people["territory"]
    assert all(home[person[t["one"]]] == home[person[t["other"]]] for t in shown["ties"])


def test_too_few_who_agreed_or_answered_get_none(study: Study, names: dict[str, str]):
    few = suggested(study, dict(list(names.items())[:3]), "es")
    assert few["why"].endswith("Lo autorizaron 3; se necesitan 10.")
    assert "ties" not in few
    silent = replace(study, responses=study.responses.assign(responded=False))
    assert "60%" in suggested(silent, names, "en")["why"]


def test_a_real_group_has_no_label_of_made_up_data(study: Study, names: dict[str, str]):
    assert suggested(replace(study, synthetic=False), names, "es")["synthetic"] == ""


def test_the_form_offers_what_may_be_set(names: dict[str, str]):
    fields = {field["id"]: field for field in form(Wanted(count=3, travel="near"), "en")}
    assert set(fields) == {"count", "each", "travel"}
    assert fields["count"]["value"] == 3
    assert len(fields["count"]["options"]) == MOST
    assert [one["value"] for one in fields["travel"]["options"]] == ["region", "near", "online"]


@pytest.mark.parametrize(
    ("wanted", "possible"),
    [(Wanted(), True), (Wanted(count=0), False), (Wanted(count=MOST + 1), False),
     (Wanted(each=4), False), (Wanted(travel="plane"), False)],
)  # fmt: skip
def test_only_conditions_of_the_form_are_possible(wanted: Wanted, possible: bool):
    assert wanted.possible() == possible
