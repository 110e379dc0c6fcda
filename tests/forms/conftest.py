"""A form with one field of each kind, written to a file with one thing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lidera_nb.forms.load import LoadedForm, load_form

HEAD = """\
id: all-kinds
version: 1
fields:
  - {id: agree, kind: check, required: true}
  - {id: level, kind: choice, options: [primary, secondary]}
  - {id: sure, kind: scale, points: 4}
  - {id: why, kind: text, most: 10}
  - {id: years, kind: number, most: 60}
texts:
"""

TEXTS = """\
  LANG:
    title: LANG title
    intro: LANG intro
    submit: LANG submit
    done: LANG done
    field:
      agree: {label: LANG agree, help: ''}
      level: {label: LANG level, help: LANG help, primary: LANG one, secondary: LANG two}
      sure: {label: LANG sure, help: '', low: LANG low, high: LANG high}
      why: {label: LANG why, help: ''}
      years: {label: LANG years, help: ''}
"""

FORM = HEAD + TEXTS.replace("LANG", "es") + TEXTS.replace("LANG", "en")

WriteForm = Callable[..., Path]


@pytest.fixture
def write_form(tmp_path: Path) -> WriteForm:
    """Write the form; each edit is (text that stands there, its replacement)."""

    def write(*edits: tuple[str, str]) -> Path:
        text = FORM
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} must stand once"
            text = text.replace(old, new)
        path = tmp_path / "form.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedForm:
    """The form, loaded."""
    path = tmp_path_factory.mktemp("form") / "form.yaml"
    path.write_text(FORM, encoding="utf-8")
    return load_form(path)
