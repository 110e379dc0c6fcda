"""Loading a form."""

from __future__ import annotations

import re

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.forms.load import form_faults, load_form, needed_ids
from lidera_nb.yamlfile import read_yaml


def test_a_form_has_its_texts_flat_in_both_languages(loaded) -> None:
    assert loaded.form.id == "all-kinds"
    assert loaded.texts["es"]["field.level.primary"] == "es one"
    assert loaded.texts["en"]["field.sure.high"] == "en high"
    assert re.fullmatch("[0-9a-f]{64}", loaded.hash)


def test_the_needed_ids_follow_from_the_fields(loaded) -> None:
    assert list(needed_ids(loaded.form)) == [
        "title", "intro", "submit", "done",
        "field.agree.label", "field.agree.help",
        "field.level.label", "field.level.help", "field.level.primary", "field.level.secondary",
        "field.sure.label", "field.sure.help", "field.sure.low", "field.sure.high",
        "field.why.label", "field.why.help",
        "field.years.label", "field.years.help",
    ]  # fmt: skip


def test_the_hash_sees_texts_but_not_layout(write_form, loaded) -> None:
    assert (
        load_form(write_form(("id: all-kinds\n", "id:  all-kinds # remark\n"))).hash == loaded.hash
    )
    assert load_form(write_form(("es intro", "hola"))).hash != loaded.hash


FAULTY = [
    ("    intro: es intro\n", "", "es:", "the text 'intro' is missing; add it"),
    (", high: en high", "", "sure: {", "the text 'field.sure.high' is missing; add it"),
    ("es done", "''", "done: ''", "the text 'done' is empty; write it"),
    ("es done", "7", "done: 7", "the text 'done' is not text; put it in quotes"),
    ("    done: es done", "    done: es\n    more: x", "more: x",
     "the text 'more' belongs to nothing; remove or rename it"),
    (", options: [primary, secondary]", "", "id: level",
     "the field 'level': options go with a choice, and a choice needs them"),
    ("[primary, secondary]", "[primary, primary]", "id: level",
     "the field 'level' has an option twice; give each its own id"),
    ("[primary, secondary]", "[primary, help]", "id: level",
     "the field 'level' has an option 'help', a reserved id; rename it"),
    ("id: why,", "id: years,", "id: all-kinds",
     "the file cannot stand so: two fields have the same id"),
    ("id: why,", "id: title,", "id: title",
     "a field cannot be called 'title', a part of the form has that id; rename it"),
    ("most: 10", "group: when", "id: why",
     "the field 'why' is no check; only checks stand in a group"),
    ("required: true", "group: when", "es:", "the text 'group.when' is missing; add it"),
    ("kind: number", "kind: date", "kind: date",
     "'fields[5].kind' is 'date'; write one of 'check', 'choice', 'scale', 'text' or 'number'"),
    ("  en:\n", "  fr:\n", "fr:", "'texts.fr' is 'fr'; write one of 'es' or 'en'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "sentence"), FAULTY)
def test_a_faulty_form_is_told_with_its_place(write_form, old, new, at, sentence) -> None:
    path = write_form((old, new))
    with pytest.raises(ContentError) as caught:
        load_form(path)
    assert caught.value.message == sentence
    line = path.read_text().splitlines()[caught.value.line - 1]
    assert line[caught.value.column - 1 :].lstrip("{").startswith(at)


def test_a_form_in_one_language_is_refused(write_form) -> None:
    path = write_form()
    path.write_text(path.read_text().split("  en:\n")[0])
    with pytest.raises(ContentError, match="the language 'en' is missing; add its texts"):
        load_form(path)


def test_all_faults_of_a_form_are_found_at_once(write_form) -> None:
    path = write_form(("es intro", "''"), ("en done", "''"), ("[primary, secondary]", "[one, one]"))
    found = [fault.message for fault in form_faults(read_yaml(path))]
    assert "the field 'level' has an option twice; give each its own id" in found
    assert "the text 'intro' is empty; write it" in found
    assert "the text 'done' is empty; write it" in found
