import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = Path("scenarios") / "los-que-faltan"


@pytest.fixture
def course(tmp_path):
    shutil.copytree(ROOT / "course", tmp_path / "course")
    return tmp_path / "course"


def test_the_shipped_course_has_no_faults_and_one_page_that_needs_a_kernel(lidera):
    ran = lidera("check", "--json")
    assert ran.code == 0
    assert ran.json["faults"] == []
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


def test_the_cell_that_would_make_a_page_live_is_named(lidera, course):
    path = course / "modules" / "01-los-que-faltan" / "module.ipynb"
    text = path.read_text("utf-8")
    live = "import ipywidgets\\n\\nipywidgets.IntSlider()"
    path.write_text(text.replace('page.text(\\"closing\\")', live), "utf-8")
    ran = lidera("check", "--course", course)
    assert ran.code == 0
    assert "cell 8 shows a widget that needs a kernel: the page is live" in ran.out


def test_a_notebook_that_fails_is_named_with_its_cell(lidera, course):
    path = course / "staff" / "review.ipynb"
    path.write_text(path.read_text("utf-8").replace("page.show(", "page.shw("), "utf-8")
    ran = lidera("check", "--course", course)
    assert ran.code == 1
    assert "cell 2 of the notebook failed with AttributeError" in ran.out
    assert "Traceback" not in ran.err


IMAGE = "from IPython.display import Image\nImage(data=bytes(9), format='png')"


def drawing(course, source):
    """A course whose review page draws something else."""
    path = course / "staff" / "review.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][1]["source"] = source
    path.write_text(json.dumps(notebook), "utf-8")
    return course


@pytest.mark.parametrize("source", ["1 + 1", "print(1)", IMAGE])
def test_what_a_session_page_cannot_show_is_named_with_its_cell(lidera, course, source):
    ran = lidera("check", "--course", drawing(course, source))
    assert ran.code == 1
    assert "review.ipynb: cell 2 draws something that a session page cannot show" in ran.out


def test_a_notebook_is_executed_in_both_languages(lidera, course):
    ran = lidera("check", "--course", drawing(course, "assert page.lang == 'es'"))
    assert ran.code == 1
    assert "cell 2 of the notebook failed with AssertionError" in ran.out


def test_a_file_that_is_no_notebook_is_named(lidera, course):
    (course / "staff" / "review.ipynb").write_text("not a notebook")
    ran = lidera("check", "--course", course)
    assert ran.code == 1
    assert "review.ipynb: this is not a notebook of Jupyter's format 4" in ran.out


def test_a_folder_without_a_course_is_refused_in_a_sentence(lidera, tmp_path):
    ran = lidera("check", "--course", tmp_path)
    assert ran.code == 1
    assert "this folder holds no course" in ran.out
