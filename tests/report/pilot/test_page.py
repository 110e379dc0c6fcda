"""A pilot report as pages and as data: in both languages, by itself, nobody's name in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lidera_nb.errors import ReportError
from lidera_nb.report.pilot.model import PilotReport
from lidera_nb.report.pilot.write import page, write_report
from tests.pilotcohort import SAID, play_versions, write_versions
from tests.report.pilot.test_build import report_of
from tests.toycohort import CANARY, ToyCohort


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PilotReport:
    return report_of(play_versions(*write_versions(tmp_path_factory.mktemp("course"))))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_page_asks_the_network_for_nothing_and_names_nobody(report, lang):
    html = page(report, lang)
    assert "default-src 'none'" in html
    assert "http" not in html.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert CANARY not in html
    assert SAID in html


def test_a_page_says_what_became_of_each_line(report):
    html = page(report, "es")
    assert "4 de 7 que la vieron" in html
    assert "cambió: «Golpean la puerta.»" in html
    assert "ya no está" in html
    assert "No se entiende (4)" in html


def test_what_a_tester_wrote_is_text_and_never_markup(report):
    line = report.lines[0]
    remark = replace(line.remarks[0], comment="<script>alert(1)</script>")
    hostile = replace(report, lines=(replace(line, remarks=(remark,)),))
    assert "<script>" not in page(hostile, "en")
    assert "&lt;script&gt;" in page(hostile, "en")


def test_a_case_that_nobody_tested_makes_a_page(tmp_path: Path):
    _, second = write_versions(tmp_path)
    empty = report_of(ToyCohort(second, id="piloto", pilot=True))
    assert "Nobody has flagged a line." in page(empty, "en")


def test_the_files_are_two_pages_and_the_data_which_was_disclosed_first(report, tmp_path: Path):
    told: list[tuple[str, bool]] = []
    made = write_report(report, tmp_path / "out", lambda d: told.append((d, tmp_path.exists())))
    assert [path.name for path in (*made.pages, made.data)] == [
        "pilot-el-recado.es.html", "pilot-el-recado.en.html", "pilot-el-recado.json",
    ]  # fmt: skip
    assert told[0][0] == made.sha256
    assert json.loads(made.data.read_text("utf-8"))["lines"][0]["shown"] == 7


def test_a_report_that_cannot_be_written_says_where(report, tmp_path: Path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ReportError, match=r"out: the report cannot be written: .*; name a folder"):
        write_report(report, tmp_path / "out", lambda _: None)
