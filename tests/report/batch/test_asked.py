"""A batch file is judged before anything runs, and a fault is told with its line."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.report.batch.asked import read_batch
from lidera_nb.settings import PROJECT


def written(place: Path, text: str) -> Path:
    path = place / "batch.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_example_of_the_project_is_a_batch():
    asked, _ = read_batch(PROJECT / "evaluation" / "batches" / "example.yaml")
    assert asked.languages == ["es", "en"]
    assert [report.kind for report in asked.reports or ()] == ["cohort"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour: red\n", r"yaml:1:1: 'colour' is not a key that belongs here"),
        ("languages: [es, fr]\n", r"yaml:1:\d+: 'languages\[2\]' is 'fr'; write one of"),
        ("cohorts: [../sur]\n", r"yaml:1:\d+: 'cohorts\[1\]' is '../sur', which does not fit"),
        ("reports:\n  - kind: magic\n", r"yaml:2:5: there is no report 'magic'; write one of coh"),
        (
            "reports:\n  - kind: cohort\n    parameters:\n      color: red\n",
            r"yaml:4:7: there is no parameter 'color'; the report has: package, lang, threshold",
        ),
        (
            "reports:\n  - kind: cohort\n    parameters: {threshold: '5'}\n",
            r"yaml:3:\d+: the parameter 'threshold' is '5'; give a whole number from 5 to 100",
        ),
        ("parameters:\n  at_leest: 2\n", r"yaml:2:3: there is no parameter 'at_leest'"),
        (
            "reports:\n  - kind: cohort\n    parameters: {lang: en}\n",
            r"'lang' is no parameter here; use the key 'languages'",
        ),
        (
            "reports:\n  - kind: cohort\n  - kind: cohort\n",
            r"yaml:3:5: a report 'cohort' stands here already; give this one a name of its own",
        ),
    ],
)
def test_what_is_unknown_or_of_the_wrong_type_is_refused(tmp_path, text, said):
    with pytest.raises(ContentError, match=said):
        read_batch(written(tmp_path, text))


def test_a_parameter_for_all_is_one_that_some_report_has(tmp_path):
    asked, _ = read_batch(written(tmp_path, "parameters: {permutations: 99, threshold: 10}\n"))
    assert asked.parameters == {"permutations": 99, "threshold": 10}
