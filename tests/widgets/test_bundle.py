"""Joining files into one module, and what the joined texts may weigh."""

from __future__ import annotations

import doctest
import re

import pytest
from lidera_widgets import WIDGETS, bundle

from lidera_nb import texts
from lidera_nb.textids import flatten
from lidera_nb.yamlfile import read_yaml


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "main.js"


def test_a_file_is_joined_once_and_before_those_who_import_it(tmp_path):
    entry = write(
        tmp_path,
        main='import { a } from "./one.js";\nimport { b } from "./two.js";\nexport default a;\n',
        one='import { b } from "./two.js";\nexport const a = b;\n',
        two="export const b = 1;\n",
    )
    assert bundle.join(entry) == "const b=1;\nconst a=b;\nexport default a;\n"


def test_a_name_declared_in_two_files_is_named(tmp_path):
    entry = write(
        tmp_path,
        main='import { a } from "./one.js";\nfunction a() {}\n',
        one="export const a = 1;\n",
    )
    with pytest.raises(
        bundle.BundleError, match=r"main.js: 'a' is also declared in .*one.js; rename"
    ):
        bundle.join(entry)


def test_an_import_of_nothing_is_named(tmp_path):
    entry = write(tmp_path, main='import { z } from "./one.js";\n', one="export const a = 1;\n")
    with pytest.raises(bundle.BundleError, match=r"one.js does not export 'z'"):
        bundle.join(entry)


def test_an_import_in_another_form_is_refused(tmp_path):
    entry = write(tmp_path, main='import one from "./one.js";\n')
    with pytest.raises(bundle.BundleError, match="write imports as one line"):
        bundle.join(entry)


def test_literals_stay_as_they_are():
    script = 'const a = `x\n   // y, { z }`;\nconst b = "a , b".split(/ , /);\n'
    assert bundle.squeeze(script) == 'const a=`x\n   // y, { z }`;\nconst b="a , b".split(/ , /);\n'


def test_a_regular_expression_may_be_negated_and_a_string_of_a_style_keeps_its_spaces():
    assert bundle.squeeze("const a = !/ , /.test(b);\n") == "const a=!/ , /.test(b);\n"
    sheet = 'a > b { content: ": " ; color : red; }\n/* x; */\n@media print { c::before { } }\n'
    told = 'a>b{content:": ";color :red}@media print{c::before{}}\n'
    assert bundle.squeeze_css(sheet) == told


def test_the_examples_hold():
    assert doctest.testmod(bundle).failed == 0


@pytest.mark.parametrize("name", bundle.NAMES)
def test_a_widget_imports_nothing_and_stays_small(name):
    script = bundle.widget_js(name)
    assert "import" not in script
    assert script.count("export default") == script.count("export") == 1
    # A live page has no address from which the testers' part could be fetched: it is within.
    assert len(script.encode()) < (37_000 if name == "player" else 21_000)
    assert bundle.widget_css(name).count("--paper:") == 3


def test_the_page_has_each_style_once_and_stays_small():
    css = bundle.page_css()
    assert css.count("--paper:") == 3
    assert len(css.encode()) < 15_000
    assert len(bundle.client_js().encode()) < 14_300


def test_the_page_has_all_widgets_in_one_module_and_what_they_share_once():
    script = bundle.page_js("/assets/part.js")
    assert script.count("import") == script.count('import("/assets/part.js")') == 1
    assert script.count("export") == 1
    assert script.count("function mount(") == 1
    assert all(f"\n{name}:(()=>{{" in script for name in bundle.NAMES)
    assert len(script.encode()) < 52_000


def test_what_testers_alone_get_is_a_module_of_its_own_that_says_only_what_it_is_given():
    script = bundle.part_js("player/pilot.js")
    assert "import" not in script
    assert script.count("export") == script.count("export default") == 1
    assert bundle.labels_in(script) == ()
    said = set(re.findall(r'say\("(\w+)"[,)]', script))
    assert said
    told = {text_id.split(".")[-1] for text_id in texts.catalogue("es") if "pilot." in text_id}
    assert said - told == set()


WORDS = (
    "agreement",
    "apart",
    "assignment",
    "cardform",
    "curation",
    "diary",
    "encounters",
    "exchange",
    "feedback",
    "guide",
    "labs",
    "marking",
    "mynetwork",
    "netmap",
    "newties",
    "peercards",
    "survey",
    "trycard",
    "widgets",
)
"""The files of the catalogue that hold labels of widgets."""


def test_the_labels_that_scripts_ask_for_are_those_of_the_catalogues():
    needed = set(bundle.labels_in(bundle.client_js()))
    for widget in WIDGETS.values():
        needed |= set(widget.labels_needed)
    rooms = {label.split(".")[0] for label in needed}
    for lang in ("es", "en"):
        files = [texts.FOLDER / f"{name}.{lang}.yaml" for name in WORDS]
        told = {label for path in files for label in flatten(read_yaml(path).data)}
        assert {label for label in told if label.split(".")[0] in rooms} == needed
    named = {"common", "form", "player", "debrief", "desk", "casedesk", "room", "session"}
    assert rooms == named | {
        "agreement",
        "assignment",
        "cardform",
        "curation",
        "feedback",
        "guide",
        "labform",
        "apartform",
        "diaryform",
        "encform",
        "marking",
        "matching",
        "mynetwork",
        "netmap",
        "newties",
        "peercards",
        "roster",
        "trycard",
        "waves",
    }


def test_a_widget_starts_as_loading_and_takes_its_labels_as_text():
    widget = WIDGETS["form"](labels={"form.yes": "Sí"}, key="consent", lang="es")
    assert widget.view == {"n": 0, "status": "loading", "title": ""}
    assert widget._esm == bundle.widget_js("form")
    with pytest.raises(Exception, match="labels"):
        widget.labels = {"form.yes": 1}
