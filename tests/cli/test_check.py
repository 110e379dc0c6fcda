import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = Path("scenarios") / "los-que-faltan"


@pytest.fixture
def course(tmp_path):
    """The course with two of its pages and two of its cases: the others are checked once."""
    course = tmp_path / "course"
    shutil.copytree(ROOT / "course", course)
    pages = ("01-los-que-faltan", "review")
    for folder in (*course.glob("modules/*/"), *course.glob("staff/*/")):
        if folder.name not in pages:
            shutil.rmtree(folder)
    for folder in course.glob("scenarios/*/"):
        if folder.name not in ("los-que-faltan", "la-cuenta"):
            shutil.rmtree(folder)
    return course


def test_the_shipped_course_has_no_faults_and_one_page_that_needs_a_kernel(lidera):
    ran = lidera("check", "--json")
    assert ran.code == 0
    assert ran.json["faults"] == []
    assert len(ran.json["cases"]) == 8
    for name, told in ran.json["cases"].items():
        assert told["whole"], name
        assert told["decisions"][2] >= 6, name
        assert len(told["endings"]["random"]) >= 3, name
        for least, _, most in told["minutes"].values():
            assert 20 <= least <= most <= 45, name
    (live,) = ran.json["live"]
    assert live["file"].endswith("modules/02-explora/module.ipynb")
    assert live["cell"] == 2


def test_a_fault_is_named_with_file_line_and_column(lidera, course):
    path = course / CASE / "scenario.yaml"
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip() == "to: llamados")
    lines[at] = lines[at].replace("llamados", "nowhere")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    ran = lidera("check", "--no-notebooks", "--course", course, "--json")
    assert ran.code == 1
    found = [fault for fault in ran.json["faults"] if "nowhere" in fault["message"]]
    assert found[0]["line"] == at + 1
    assert found[0]["column"] > 0


def test_a_missing_translation_is_named(lidera, course):
    path = course / CASE / "en.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: ", "titel: ", 1), "utf-8")
    ran = lidera("check", "--no-notebooks", "--course", course)
    assert ran.code == 1
    assert "en.yaml" in ran.out
    assert "title" in ran.out


def test_a_case_can_be_played_out_alone(process, course):
    ran = process("check", "--case", "la-cuenta", "--no-notebooks", "--course", course)
    assert ran.code == 0
    assert ran.out.startswith("la-cuenta: explored whole (")
    assert "antes-de-diciembre" not in ran.out


def test_a_case_that_is_not_there_is_named_with_those_that_are(lidera):
    ran = lidera("check", "--case", "nada")
    assert ran.code == 2
    assert "there is no case 'nada'; write one of: antes-de-diciembre, la-cuenta" in ran.err


def test_a_dominated_choice_is_a_fault_and_can_be_left_out(lidera, course):
    path = course / CASE / "scenario.yaml"
    text = path.read_text("utf-8")
    better = "effect: {indicators: {confianza: 9, convivencia: -4, tiempo: -1}"
    assert text.count(better) == 1
    path.write_text(text.replace(better, better.replace("9", "1")), "utf-8")
    ran = lidera("check", "--case", CASE.name, "--no-notebooks", "--course", course)
    assert ran.code == 1
    assert "the choice 'rectificar' is dominated" in ran.out
    assert lidera("check", "--no-play", "--no-notebooks", "--course", course).code == 0


def test_the_cell_that_would_make_a_page_live_is_named(lidera, course):
    path = course / "modules" / "01-los-que-faltan" / "module.ipynb"
    text = path.read_text("utf-8")
    live = "import ipywidgets\\n\\nipywidgets.IntSlider()"
    path.write_text(text.replace('page.text(\\"closing\\")', live), "utf-8")
    ran = lidera("check", "--no-play", "--course", course)
    assert ran.code == 0
    assert "cell 8 shows a widget that needs a kernel: the page is live" in ran.out


def test_a_notebook_that_fails_is_named_with_its_cell(lidera, course):
    path = course / "staff" / "review" / "module.ipynb"
    path.write_text(path.read_text("utf-8").replace("page.show(", "page.shw("), "utf-8")
    ran = lidera("check", "--no-play", "--course", course)
    assert ran.code == 1
    assert "cell 2 of the notebook failed with AttributeError" in ran.out
    assert "Traceback" not in ran.err


IMAGE = "from IPython.display import Image\nImage(data=bytes(9), format='png')"


def drawing(course, source):
    """A course whose review page draws something else."""
    path = course / "staff" / "review" / "module.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][1]["source"] = source
    path.write_text(json.dumps(notebook), "utf-8")
    return course


@pytest.mark.parametrize("source", ["1 + 1", "print(1)", IMAGE])
def test_what_a_session_page_cannot_show_is_named_with_its_cell(lidera, course, source):
    ran = lidera("check", "--no-play", "--course", drawing(course, source))
    assert ran.code == 1
    assert "module.ipynb: cell 2 draws something that a session page cannot show" in ran.out


def test_a_notebook_is_executed_in_both_languages(lidera, course):
    ran = lidera("check", "--no-play", "--course", drawing(course, "assert page.lang == 'es'"))
    assert ran.code == 1
    assert "cell 2 of the notebook failed with AssertionError" in ran.out


def test_a_file_that_is_no_notebook_is_named(lidera, course):
    (course / "staff" / "review" / "module.ipynb").write_text("not a notebook")
    ran = lidera("check", "--no-play", "--course", course)
    assert ran.code == 1
    assert "module.ipynb: this is not a notebook of Jupyter's format 4" in ran.out


def test_a_folder_without_a_course_is_refused_in_a_sentence(lidera, tmp_path):
    ran = lidera("check", "--no-play", "--course", tmp_path)
    assert ran.code == 1
    assert "this folder holds no course" in ran.out
