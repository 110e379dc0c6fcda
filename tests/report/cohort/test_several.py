"""A cohort that went through several modules: cases apart, people counted once in each."""

from __future__ import annotations

from lidera_nb.report.cohort.kind import KIND
from lidera_nb.report.model import Report
from lidera_nb.report.provenance import record


def test_each_case_is_told_for_itself(twice: Report) -> None:
    assert [(case.id, case.endings.people) for case in twice.cases] == [
        ("el-recado", 10),
        ("el-eco", 6),
    ]


def test_the_sections_of_a_case_stand_together_under_its_name(twice: Report) -> None:
    titles = [section.title for section in KIND.whole(twice, record())]
    named = [title.split(": ")[0] for title in titles if ": " in title]
    assert named == ["El recado"] * 5 + ["El eco"] * 5


def test_a_person_who_answers_a_form_in_two_modules_is_one_person_in_each(twice: Report) -> None:
    clarity = [one for one in twice.reflections if one.id.endswith("clarity")]
    assert [one.people for one in clarity] == [10, 6]
    assert [one.label for one in clarity] == ["El recado: Clarity?", "El eco: Clarity?"]


def test_the_most_divided_decision_names_its_case(twice: Report) -> None:
    summary = KIND.whole(twice, record())[0]
    divided = [one.text for one in summary.headlines if "más dividida" in one.text]
    assert divided
    assert "» de «El " in divided[0]


def test_no_two_parts_of_the_page_share_an_address(twice: Report) -> None:
    html = KIND.page(twice, record())
    ids = [piece.split('"')[0] for piece in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
