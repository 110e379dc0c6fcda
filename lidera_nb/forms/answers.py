"""What a browser sent for a form: cleaned, or refused at the first field that does not fit.

The values are untrusted: any JSON, and in tests any object at all. A fault names the field and
the text in the catalogue that tells the person what to do. Nothing here knows who answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lidera_nb.errors import AnswerFault
from lidera_nb.forms.model import Form, FormField, Kind
from lidera_nb.plaintext import TextFault, examine

__all__ = ["AnswerFault", "accept"]

_REQUIRED = "form.fault.required"
_UNKNOWN = "form.fault.unknown"
_OPTION = "form.fault.option"
_NOT_NUMBER = "form.fault.not_number"
_TEXT_FAULTS = {
    TextFault.NOT_TEXT: "form.fault.characters",
    TextFault.CHARACTERS: "form.fault.characters",
    TextFault.TOO_LONG: "form.fault.too_long",
}


def accept(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """The cleaned answer.

    Every field of the form is in the cleaned answer. One left open is ``False`` for a check,
    an empty text for a text and ``None`` otherwise.

    Parameters
    ----------
    form
        The form that was on the screen.
    values
        Field id to value as the browser sent it.

    Raises
    ------
    AnswerFault
        The first fault; nothing else, whatever the values are.
    """
    if not isinstance(values, Mapping):
        raise AnswerFault("", _UNKNOWN)
    known = {field.id for field in form.fields}
    if not all(isinstance(name, str) and name in known for name in values):
        raise AnswerFault("", _UNKNOWN)
    return {field.id: _cleaned(field, values.get(field.id)) for field in form.fields}


def _cleaned(field: FormField, value: object) -> object:
    answer = _KINDS[field.kind](field, value)
    open_still = answer is None or answer is False or answer == ""
    if field.required and open_still:
        raise AnswerFault(field.id, _REQUIRED)
    return answer


def _check(field: FormField, value: object) -> object:
    if value is None:
        return False
    if not isinstance(value, bool):
        raise AnswerFault(field.id, _OPTION)
    return value


def _choice(field: FormField, value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, str) or value not in ("", *field.options):
        raise AnswerFault(field.id, _OPTION)
    return value or None


def _scale(field: FormField, value: object) -> object:
    if value is None:
        return None
    fits = type(value) is int and 1 <= value <= field.points
    if not fits:
        raise AnswerFault(field.id, _OPTION)
    return value


def _text(field: FormField, value: object) -> object:
    if value is None:
        return ""
    text = examine(value, field.most)
    if isinstance(text, TextFault):
        raise AnswerFault(field.id, _TEXT_FAULTS[text])
    return text


def _number(field: FormField, value: object) -> object:
    if value is None:
        return None
    fits = type(value) is int and 0 <= value <= field.most
    if not fits:
        raise AnswerFault(field.id, _NOT_NUMBER)
    return value


_KINDS: dict[Kind, Callable[[FormField, object], object]] = {
    "check": _check,
    "choice": _choice,
    "scale": _scale,
    "text": _text,
    "number": _number,
}
