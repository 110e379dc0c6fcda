"""Fields as the widget draws them."""

from __future__ import annotations

from lidera_nb.forms.load import load_form
from lidera_nb.forms.views import fields_view


def test_each_kind_shows_what_it_needs_and_no_more(loaded) -> None:
    agree, level, sure, why, years = fields_view(loaded, "en", {})
    base = {"help": "", "required": False}
    assert agree == {
        **base, "id": "agree", "kind": "check", "label": "en agree", "required": True,
        "value": False,
    }  # fmt: skip
    options = [{"id": "primary", "label": "en one"}, {"id": "secondary", "label": "en two"}]
    assert level == {
        **base, "id": "level", "kind": "choice", "label": "en level", "help": "en help",
        "options": options, "value": None,
    }  # fmt: skip
    assert sure == {
        **base, "id": "sure", "kind": "scale", "label": "en sure", "points": 4, "low": "en low",
        "high": "en high", "value": None,
    }  # fmt: skip
    assert why == {
        **base, "id": "why", "kind": "text", "label": "en why", "most": 10, "value": ""
    }  # fmt: skip
    assert years == {
        **base, "id": "years", "kind": "number", "label": "en years", "most": 60, "value": None
    }  # fmt: skip


def test_values_given_so_far_are_shown(loaded) -> None:
    values = {"agree": True, "level": "primary", "sure": 2, "why": "sí", "years": 0}
    shown = {field["id"]: field["value"] for field in fields_view(loaded, "es", values)}
    assert shown == values


def test_a_view_is_in_the_language_asked_for(loaded) -> None:
    assert [field["label"] for field in fields_view(loaded, "es", {})][:2] == [
        "es agree",
        "es level",
    ]


def test_a_check_of_a_group_bears_its_name(write_form) -> None:
    named = [(f"    done: {lang} done", f"    done: {lang} done\n    group: {{when: {lang} when}}")
             for lang in ("es", "en")]  # fmt: skip
    loaded = load_form(write_form(("required: true", "group: when"), *named))
    agree, level, *_ = fields_view(loaded, "en", {})
    assert agree["group"] == "en when"
    assert "group" not in level
