"""A plan: its numbers, its words in both languages, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report.html import fragment
from lidera_nb.report.kinds import NOTEBOOKS
from lidera_nb.report.planning import PlanView, open_plan
from lidera_nb.report.planning.parameters import PlanParameters, parse
from lidera_nb.report.planning.told import SECTIONS

NOTEBOOK = NOTEBOOKS / "planning.ipynb"


@pytest.fixture(scope="module", params=["es", "en"])
def view(request: pytest.FixtureRequest) -> PlanView:
    return open_plan(lang=request.param, people=40, cluster_size=8, icc=0.1)


@pytest.fixture(scope="module")
def plain() -> PlanView:
    return open_plan(people=30)


def test_every_section_speaks(view: PlanView) -> None:
    for name in SECTIONS:
        html = "".join(fragment(one, view.plan.parameters.lang) for one in view.show(name).sections)
        assert len(html) > 200
        assert "planreport." not in html


def test_more_people_find_smaller_effects(plain: PlanView) -> None:
    for arms in (0, 1):
        found = [smallest[arms] for _, smallest in plain.plan.sizes]
        assert all(isinstance(one, float) for one in found)
        assert found == sorted(found, key=lambda one: -(one or 0))


def test_two_groups_find_less_than_one_of_the_same_people(plain: PlanView) -> None:
    one, two = (curve.smallest or 0 for curve in plain.plan.curves)
    assert one < two


def test_clusters_are_counted_and_named(view: PlanView) -> None:
    assert view.plan.units == 5
    headline = view.show("question").sections[0].headlines[0]
    assert headline.n in ("n = 40 personas en 5 conglomerados", "n = 40 people in 5 clusters")
    assert min(people for people, _ in view.plan.sizes) == 30


def test_one_assumption_changes_at_a_time(plain: PlanView) -> None:
    assert [(one.name, one.value) for one in plain.plan.otherwise] == [
        ("correlation", 0.4), ("correlation", 0.8), ("lost", 0.0), ("lost", 0.4),
        ("reliability", 0.7), ("reliability", 0.9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"peeple": 30}, "there is no parameter 'peeple'; a plan has: lang, people, cluster_size"),
        ({"people": "30"}, "the parameter 'people' is '30'; give a whole number from 10 to 300"),
        ({"lost": 1.5}, "the parameter 'lost' is 1.5; give a number from 0 to 0.95"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    given: dict[str, object], said: str
) -> None:
    with pytest.raises(ReportError, match=said):
        parse(given)


def test_too_few_clusters_are_refused() -> None:
    with pytest.raises(ReportError, match="this design cannot be tested: 20 people in clusters of"):
        open_plan(people=20, cluster_size=10)


def test_the_notebook_has_these_parameters_and_shows_every_section_once() -> None:
    cells = json.loads(Path(NOTEBOOK).read_text("utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    names = [line.split(" = ")[0] for line in tagged[0]["source"]]
    shown = "".join("".join(cell["source"]) for cell in cells)
    assert names == list(PlanParameters.model_fields)
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)
