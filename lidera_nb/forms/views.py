"""A form's fields as the browser's widget draws them (`Field` in ``widgets/shared/model.d.ts``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lidera_nb.forms.load import LoadedForm
from lidera_nb.forms.model import FormField


def fields_view(loaded: LoadedForm, lang: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields in order, worded in `lang`, with the values that were given so far.

    Parameters
    ----------
    loaded
        The form.
    lang
        ``es`` or ``en``.
    values
        Field id to an accepted value; fields without one stand empty.
    """
    texts = loaded.texts[lang]
    return [_field(field, texts, values.get(field.id)) for field in loaded.form.fields]


def _field(field: FormField, texts: Mapping[str, str], value: Any) -> dict[str, Any]:
    view = {
        "id": field.id,
        "kind": field.kind,
        "label": texts[f"field.{field.id}.label"],
        "help": texts[f"field.{field.id}.help"],
        "required": field.required,
        "value": _empty(field) if value is None else value,
    }
    if field.group:
        view["group"] = texts[f"group.{field.group}"]
    return view | _own(field, texts)


def _own(field: FormField, texts: Mapping[str, str]) -> dict[str, Any]:
    """What only this kind of field shows."""
    here = f"field.{field.id}"
    if field.kind == "choice":
        return {"options": [{"id": o, "label": texts[f"{here}.{o}"]} for o in field.options]}
    if field.kind == "scale":
        ends = {"low": texts[f"{here}.low"], "high": texts[f"{here}.high"]}
        return {"points": field.points, **ends}
    return {} if field.kind == "check" else {"most": field.most}


def _empty(field: FormField) -> bool | str | None:
    if field.kind == "check":
        return False
    return "" if field.kind == "text" else None
