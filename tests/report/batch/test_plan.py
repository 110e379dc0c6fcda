"""From what was asked for to jobs."""

import pytest

from lidera_nb.errors import ContentError, PackageError, ReportError
from lidera_nb.report.batch.asked import AskedBatch, read_batch
from lidera_nb.report.batch.packages import packages_in
from lidera_nb.report.batch.plan import planned
from tests.report.batch.conftest import plan


def test_every_cohort_gets_the_reports_that_it_has_data_for_and_all_of_them_one(packages):
    jobs = plan(packages, languages=["es", "en"]).jobs
    assert [job.folder.as_posix() for job in jobs] == [
        f"{cohort}/{report}.{lang}"
        for cohort, report in (("centro", "cohort"), ("centro", "decisions"), ("norte", "cohort"),
                               ("norte", "decisions"), ("sur", "cohort"), ("sur", "decisions"),
                               ("portfolio", "portfolio"))
        for lang in ("es", "en")
    ]  # fmt: skip


def test_an_earlier_batch_tells_which_reports_there_are_without_reading_a_table(packages):
    known = {seen.sha256: ("reflections",) for seen in packages_in(packages)}
    jobs = planned(AskedBatch(), packages_in(packages), known=known).jobs
    assert [job.kind for job in jobs] == ["reflections"] * 3 + ["portfolio"]


def test_parameters_of_a_report_win_over_those_for_all(packages):
    reports = [{"kind": "cohort", "parameters": {"threshold": 12}}, {"kind": "reflections"}]
    jobs = plan(packages, cohorts=["sur"], reports=reports, parameters={"threshold": 9}).jobs
    assert [job.parameters for job in jobs] == [
        {"threshold": 12, "seed": 1, "plan": ""}, {"threshold": 9, "seed": 1}
    ]  # fmt: skip


def test_what_goes_in_makes_the_key(packages):
    def key(**more):
        return plan(packages, cohorts=["sur"], reports=[{"kind": "cohort", **more}]).jobs[0].key

    assert key() == key()
    assert len({key(), key(parameters={"seed": 2}), key(languages=["en"])}) == 3


def test_a_cohort_without_a_package_is_refused_at_its_line(packages, tmp_path):
    path = tmp_path / "batch.yaml"
    path.write_text("languages: [es]\ncohorts: [sur, oriente]\n")
    asked, file = read_batch(path)
    said = r"yaml:2:\d+: there is no package of the cohort 'oriente'; there are packages of: cen"
    with pytest.raises(ContentError, match=said):
        planned(asked, packages_in(packages), file)


def test_a_parameter_that_cannot_be_is_refused_before_anything_runs(packages):
    with pytest.raises(ReportError, match="'threshold' is 3; give a whole number from 5 to 100"):
        plan(packages, parameters={"threshold": 3})


def test_a_damaged_package_is_left_out_with_a_sentence(own):
    (own / "sur" / "flow.csv").write_text("changed")
    found = plan(own, reports=[{"kind": "cohort"}])
    assert {job.cohort for job in found.jobs} == {"centro", "norte"}
    faults = {one.cohort: one.fault for one in found.packages if one.fault}
    assert "'flow.csv' was changed after the export; restore it or" in faults["sur"]


def test_a_folder_without_packages_says_what_to_do(tmp_path):
    with pytest.raises(PackageError, match=r"there is no data package in .*; export cohorts"):
        packages_in(tmp_path)


def test_two_packages_of_one_cohort_are_refused(own):
    (own / "sur").rename(own / "sur-old")
    (own / "sur").mkdir()
    for path in (own / "sur-old").iterdir():
        (own / "sur" / path.name).write_bytes(path.read_bytes())
    with pytest.raises(PackageError, match="are both packages of the cohort 'sur'; keep one"):
        packages_in(own)


def test_a_cohort_that_names_another_folder_is_damaged(own):
    path = own / "sur" / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"cohort": "sur"', '"cohort": "../sur"'))
    assert "cannot name a cohort" in next(one.fault for one in packages_in(own) if one.fault)


def test_the_report_on_all_cohorts_is_made_of_what_all_of_them_hold(own):
    def key():
        return plan(own, reports=[{"kind": "portfolio"}]).jobs[0].key

    before = key()
    assert key() == before
    for path in (own / "sur").iterdir():
        path.unlink()
    (own / "sur").rmdir()
    assert key() != before
