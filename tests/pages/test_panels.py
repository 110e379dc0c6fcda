"""The staff's page of panels: every case, figures in words, and nothing that could be markup."""

import json
from pathlib import Path

import pytest

from lidera_nb.pages.panels import panels_html
from lidera_nb.scenario.load import load
from lidera_nb.scenario.panel.synthetic import synthesise
from lidera_nb.scenario.panel.write import write_panel
from tests.toycourse import write_course


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def with_panel(root: Path) -> None:
    folder = root / "scenarios" / "el-recado"
    write_panel(synthesise(load(folder), 7), folder)


def test_a_case_without_a_panel_says_so(root):
    assert "<p>Este caso no tiene panel de su versión actual.</p>" in panels_html(root, "es")


@pytest.mark.parametrize(
    ("lang", "said"), [("es", "Panel sintético: 7 partidas"), ("en", "Synthetic panel: 7 plays")]
)
def test_a_synthetic_panel_says_so_before_its_figures(root, lang, said):
    with_panel(root)
    html = panels_html(root, lang)
    assert html.index(said) < html.index("<details>")
    assert html.count("<h3>") == 4


def test_a_decision_is_told_in_counts_beside_chance(root):
    with_panel(root)
    html = panels_html(root, "en")
    assert "7 came by. The choice most taken has" in html
    assert "picking blindly it would have" in html
    assert "There are fewer than 10: take it as a hint." in html


def test_what_an_author_wrote_is_never_markup(root):
    path = root / "scenarios" / "el-recado" / "es.yaml"
    words = json.loads(path.read_text("utf-8"))
    words["title"] = "<b>El recado</b>"
    words["choice"]["puerta"]["llamar"]["label"] = "<img src=x>"
    path.write_text(json.dumps(words), "utf-8")
    with_panel(root)
    html = panels_html(root, "es")
    assert "<img" not in html
    assert "&lt;b&gt;El recado" in html
