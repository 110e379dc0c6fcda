"""From a form's file to a frozen form with flat texts, or a sentence that says where it fails.

A form that loads has every text it needs in both languages, and no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from lidera_nb.content import content_hash, every_fault
from lidera_nb.errors import ContentError
from lidera_nb.forms.model import Form, FormField
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

RESERVED = ("title", "done", "send", "faults", "told", "kept", "standing")
"""What the widget calls its own parts: two elements of a page cannot have one id."""


@dataclass(frozen=True)
class LoadedForm:
    """A form and its texts.

    Attributes
    ----------
    form
        The structure.
    texts
        Language to flat dotted id to text.
    hash
        SHA-256 in hex over canonical JSON of the file's content.
    """

    form: Form
    texts: Mapping[str, Mapping[str, str]]
    hash: str


def load_form(path: Path) -> LoadedForm:
    """Read one form.

    Raises
    ------
    ContentError
        The first fault, with file, line and column; `form_faults` lists them all.
    """
    file = read_yaml(path)
    for fault in form_faults(file):
        raise fault
    texts = {lang: MappingProxyType(flatten(file.data["texts"][lang])) for lang in LANGUAGES}
    return LoadedForm(
        Form.model_validate(file.data), MappingProxyType(texts), content_hash(file.data)
    )


def form_faults(file: YamlFile) -> Iterator[ContentError]:
    """Everything wrong with a form; its texts and options once it fits its model."""
    return every_fault(Form, file, partial(_faults, file))


def _faults(file: YamlFile, form: Form) -> Iterator[ContentError]:
    for i, field in enumerate(form.fields):
        if fault := _options_fault(field) or _name_fault(field) or _group_fault(field):
            yield file.error(fault, "fields", i)
    for lang in LANGUAGES:
        if lang not in file.data["texts"]:
            yield file.error(f"the language '{lang}' is missing; add its texts", "texts")
            continue
        helps = [f"field.{field.id}.help" for field in form.fields]
        yield from text_faults(file, needed_ids(form), under=("texts", lang), may_be_empty=helps)


def needed_ids(form: Form) -> Iterator[str]:
    """Every text id that each language of a form must hold, and no others."""
    yield from ("title", "intro", "submit", "done")
    yield from dict.fromkeys(f"group.{field.group}" for field in form.fields if field.group)
    for field in form.fields:
        yield from (f"field.{field.id}.{part}" for part in ("label", "help", *_own_parts(field)))


def _own_parts(field: FormField) -> tuple[str, ...]:
    if field.kind == "scale":
        return ("low", "high")
    return field.options if field.kind == "choice" else ()


def _name_fault(field: FormField) -> str:
    if field.id in RESERVED:
        return f"a field cannot be called '{field.id}', a part of the form has that id; rename it"
    return ""


def _group_fault(field: FormField) -> str:
    if field.group and field.kind != "check":
        return f"the field '{field.id}' is no check; only checks stand in a group"
    return ""


def _options_fault(field: FormField) -> str:
    if (field.kind == "choice") != bool(field.options):
        return f"the field '{field.id}': options go with a choice, and a choice needs them"
    if len(set(field.options)) != len(field.options):
        return f"the field '{field.id}' has an option twice; give each its own id"
    taken = {"label", "help"} & set(field.options)
    if taken:
        return f"the field '{field.id}' has an option '{taken.pop()}', a reserved id; rename it"
    return ""
