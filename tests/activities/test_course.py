"""Loading and checking a course: pages, their texts in both languages, their steps."""

import json
from collections import Counter
from pathlib import Path

import pytest

from lidera_nb.activities.course import load_course, load_page
from lidera_nb.activities.coursecheck import check_course
from lidera_nb.errors import ContentError
from tests.ourcourse import our_course
from tests.toycourse import MODULE, write_course

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path):
    return write_course(tmp_path / "course")


def page(root, name="module.yaml"):
    return root / "modules" / MODULE / name


def change(path, edit):
    """Change a file's data."""
    data = json.loads(path.read_text("utf-8"))
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


def messages(root):
    return [finding.message for finding in check_course(root)]


def test_a_sound_course_has_no_findings(root):
    assert check_course(root) == []


def test_a_text_that_one_language_lacks_is_found_with_file_and_line(root):
    path = page(root, "es.yaml")
    change(path, lambda texts: texts.update(closing={"title": "Fin", "body": "Adiós."}))
    first, second = check_course(root)
    line = next(i for i, text in enumerate(path.read_text().splitlines(), 1) if "body" in text)
    assert first.file == second.file == str(page(root, "en.yaml"))
    assert first.message == (
        f"the text 'closing.body' (es.yaml has it in line {line}) is missing; add it"
    )
    assert first.line > 0


def test_a_card_that_is_wrong_is_found_with_its_line(root):
    (root / "cards").mkdir()
    card = (ROOT / "course" / "cards" / "visitas-de-quince-minutos.yaml").read_text("utf-8")
    path = root / "cards" / "visitas-de-quince-minutos.yaml"
    path.write_text(card.replace("evidence: before_after", "evidence: proven"), "utf-8")
    (finding,) = check_course(root)
    assert (finding.file, finding.line > 1) == (str(path), True)
    assert finding.message.startswith("'content.evidence' is 'proven'; write one of 'none', 'told'")
    path.unlink()
    (root / "cards" / "otra.yaml").write_text(card, "utf-8")
    assert messages(root) == [
        "the file is not named as its id; name it visitas-de-quince-minutos.yaml"
    ]


def test_an_opening_in_one_language_only_is_found(root):
    change(page(root, "es.yaml"), lambda texts: texts["debrief"].update(intro="Mire."))
    assert messages(root) == ["the text 'debrief.intro' is empty; write it"]
    change(page(root, "en.yaml"), lambda texts: texts["debrief"].pop("intro"))
    assert "'debrief.intro' (es.yaml has it in line" in messages(root)[0]
    with pytest.raises(ContentError, match=r"'debrief\.intro'"):
        load_course(root)


def test_a_title_that_both_languages_lack_is_found_in_both(root):
    for lang in ("es", "en"):
        change(page(root, f"{lang}.yaml"), lambda texts: texts["case"].pop("title"))
    assert messages(root) == ["the text 'case.title' is missing; add it"] * 2


def test_the_faults_of_all_files_are_found_at_once(root):
    change(page(root, "en.yaml"), lambda texts: texts.pop("lead"))
    for name in ("consent", "reflection"):
        path = root / "instruments" / f"{name}.yaml"
        change(path, lambda form: form["texts"]["en"].update(title="", done=""))
    change(
        root / "scenarios" / "el-recado" / "scenario.yaml", lambda s: s.update(start="x", cast=1)
    )
    files = Counter(finding.file.rsplit("/", 1)[-1] for finding in check_course(root))
    assert files == {"consent.yaml": 2, "en.yaml": 1, "reflection.yaml": 2, "scenario.yaml": 1}


def test_a_form_to_which_no_page_leads_is_checked_too(root):
    (root / "instruments" / "later.yaml").write_text("id: [")
    assert "this is not valid YAML" in messages(root)[0]


def test_a_form_outside_the_usual_folder_is_checked_too(root):
    (root / "forms").mkdir()
    (root / "instruments" / "consent.yaml").rename(root / "forms" / "consent.yaml")
    change(page(root), lambda spec: spec["steps"][0].update(source="forms/consent.yaml"))
    change(root / "forms" / "consent.yaml", lambda form: form["texts"].pop("en"))
    assert messages(root) == ["the language 'en' is missing; add its texts"]


STEPS = [
    ({"source": "../etc/x"}, "'../etc/x' is not in the course folder; check the path of 'source'"),
    ({"source": None}, "the step 'case' needs 'source: <path within the course folder>'"),
    ({"key": "profile"}, "the step 'profile' is there twice; give each its own key"),
    (
        {"activity": "reflection"},
        "the debrief 'debrief' needs 'of: <key of a simulation before it>'",
    ),
]


@pytest.mark.parametrize(("new", "message"), STEPS)
def test_a_step_that_cannot_be_is_found_with_its_line(root, new, message):
    change(page(root), lambda spec: spec["steps"][2].update(new))
    found = next(finding for finding in check_course(root) if finding.message == message)
    assert found.file == str(page(root))
    assert found.line > 1


def test_two_pages_of_one_name_are_refused(root):
    target = root / "modules" / "02-otra"
    target.mkdir()
    for path in page(root).parent.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
    assert messages(root) == [
        f"modules/{MODULE}/module.yaml is called '{MODULE}', too; rename one of them"
    ]


def test_a_page_without_a_notebook_is_found(root):
    page(root, "module.ipynb").unlink()
    assert messages(root) == ["the page has no notebook: expected module.ipynb beside it"]


@pytest.mark.parametrize("name", ["module.yaml", "es.yaml"])
def test_a_file_of_a_page_that_is_no_yaml_is_found_and_no_more_is_asked_of_it(root, name):
    page(root, name).write_text("title: [")
    (finding,) = check_course(root)
    assert finding.file == str(page(root, name))
    assert "this is not valid YAML" in finding.message


def test_a_page_is_loaded_with_what_it_looks_back_on_and_nothing_else() -> None:
    assert list(load_page(ROOT / "course", "02-explora").modules) == [
        "01-los-que-faltan",
        "02-explora",
    ]
    whole = our_course().modules["03-la-cuenta"]
    alone = load_page(ROOT / "course", "03-la-cuenta").modules
    assert alone == {"03-la-cuenta": whole}


def test_a_page_that_is_not_there_is_named_with_those_that_are() -> None:
    told = r"the course has no page 'nada'; it has 01-los-que-faltan, 02-explora"
    with pytest.raises(ContentError, match=told):
        load_page(ROOT / "course", "nada")


def test_a_rubric_is_checked_as_a_rubric(root) -> None:
    path = root / "instruments" / "rubric-kember.yaml"
    path.write_bytes((ROOT / "course" / "instruments" / path.name).read_bytes())
    assert messages(root) == []
    path.write_text(path.read_text("utf-8").replace("criteria: [depth]", "criteria: [depth, tone]"))
    told = messages(root)
    assert "the text 'criterion.tone.level.4' is missing; add it" in told
    assert len(told) == 12
