"""``lidera scenario new``, ``draw`` and ``schema`` as a person runs them."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def course(tmp_path):
    (tmp_path / "course" / "scenarios").mkdir(parents=True)
    return tmp_path / "course"


def test_a_case_is_begun_and_drawn(lidera, course, tmp_path):
    folder = course / "scenarios" / "mi-caso"
    ran = lidera("scenario", "new", "mi-caso", "--course", course)
    assert (ran.code, ran.out) == (0, (
        f"Made {folder}: three decisions, two endings, texts in both languages.\n"
        f"See it with 'lidera scenario draw {folder}', then replace it piece by piece.\n"
    ))  # fmt: skip
    out = tmp_path / "map.svg"
    ran = lidera("scenario", "draw", "mi-caso", "--course", course, "--out", out, "--lang", "en")
    assert (ran.code, ran.out) == (0, f"Drew 5 scenes into {out}.\n")
    assert "The key to the gym" in ElementTree.parse(out).getroot()[0].text


def test_a_machine_reads_what_was_made(lidera, course, tmp_path):
    ran = lidera("scenario", "new", "mi-caso", "--course", course, "--json")
    folder = ran.json["folder"]
    ran = lidera("scenario", "draw", folder, "--out", tmp_path / "map.svg", "--json")
    assert ran.json == {"file": str(tmp_path / "map.svg"), "scenes": 5}


def test_an_impossible_id_is_refused_in_one_sentence(lidera, course):
    ran = lidera("scenario", "new", "Mi caso", "--course", course)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "lidera: 'Mi caso' cannot be the id of a case; use small letters, digits and single "
        "dashes, such as mi-caso"
    )


def test_an_unknown_case_is_refused_with_the_known_ones(lidera, course):
    lidera("scenario", "new", "mi-caso", "--course", course)
    ran = lidera("scenario", "draw", "otro", "--course", course)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "lidera: there is no case 'otro'; give a folder or one of: mi-caso"


def test_a_map_that_cannot_be_written_is_refused(lidera, tmp_path):
    out = tmp_path / "none" / "map.svg"
    ran = lidera("scenario", "draw", ROOT / "course" / "scenarios" / "la-cuenta", "--out", out)
    assert ran.code == 2
    assert ran.err == (
        f"lidera: {out}: the map cannot be written: No such file or directory; name a file with "
        "--out"
    )


def test_the_schema_is_printed_as_the_course_keeps_it(process):
    ran = process("scenario", "schema")
    assert ran.code == 0
    assert json.loads(ran.out)["title"] == "A case of LIDERA"
    kept = ROOT / "course" / "scenarios" / "scenario.schema.json"
    assert ran.out == kept.read_text("utf-8")
