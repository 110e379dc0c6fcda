"""From a YAML file to a frozen model, with faults told in the author's own terms.

Shared by every kind of content: a model's complaint becomes a sentence about keys of the file,
with the line at which they stand. This module knows no particular model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from lidera_nb.errors import ContentError
from lidera_nb.yamlfile import Step, YamlFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Content = TypeVar("Content", bound=BaseModel)

_SENTENCES = {
    "missing": "is missing; add it",
    "extra_forbidden": "is not a key that belongs here; remove it or mend its name",
    "string_type": "must be text; put it in quotes",
    "string_pattern_mismatch": "is '{input}', which does not fit the form {pattern}; rename it",
    "literal_error": "is '{input}'; write one of {expected}",
    "int_type": "is '{input}'; write a whole number",
    "int_parsing": "is '{input}'; write a whole number",
    "int_from_float": "is '{input}'; write a whole number",
    "float_type": "is '{input}'; write a number",
    "float_parsing": "is '{input}'; write a number",
    "bool_type": "is '{input}'; write true or false",
    "bool_parsing": "is '{input}'; write true or false",
    "greater_than_equal": "is {input}; write at least {ge}",
    "greater_than": "is {input}; write more than {gt}",
    "less_than_equal": "is {input}; write at most {le}",
    "less_than": "is {input}; write less than {lt}",
    "too_short": "has {actual_length} items; give at least {min_length}",
    "too_long": "has too many items; give at most {max_length}",
    "tuple_type": "must be a list; begin each item with a dash",
    "dict_type": "must be a mapping of keys to values",
    "model_type": "must be a mapping of keys to values",
    "model_attributes_type": "must be a mapping of keys to values",
    "value_error": "cannot stand so: {error}",
}


def validated(model: type[Content], file: YamlFile) -> Content:
    """The file's data as a `model`.

    Raises
    ------
    ContentError
        The first fault, with the line at which it stands; `faults` lists them all.
    """
    first = next(faults(model, file), None)
    if first is not None:
        raise first
    return model.model_validate(file.data)


def faults(model: type[BaseModel], file: YamlFile) -> Iterator[ContentError]:
    """Everything in the file that the `model` does not accept, in the model's order."""
    try:
        model.model_validate(file.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            if not _follows(detail, details):
                path = _path(detail["loc"])
                yield file.error(f"{_name(path)} {_sentence(detail)}", *path)


def every_fault(
    model: type[Content], file: YamlFile, further: Callable[[Content], Iterable[ContentError]]
) -> Iterator[ContentError]:
    """All that the `model` does not accept or, where it accepts all, what `further` finds."""
    unfit = list(faults(model, file))
    yield from unfit or further(model.model_validate(file.data))


def content_hash(data: Any) -> str:
    """SHA-256 in hex over canonical JSON: the order of keys and the layout do not count.

    >>> content_hash({"a": 1, "b": 2}) == content_hash({"b": 2, "a": 1})
    True
    """
    canonical = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return sha256(canonical.encode()).hexdigest()


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list only seems too short because pydantic left out items with faults."""
    here = detail["loc"]
    within = (other["loc"] for other in details if len(other["loc"]) > len(here))
    return detail["type"] == "too_short" and any(loc[: len(here)] == here for loc in within)


def _path(location: tuple[Step, ...]) -> tuple[Step, ...]:
    """Where in the file: pydantic marks a faulty key itself by a last step ``[key]``."""
    return tuple(step for step in location if step != "[key]")


def _name(path: tuple[Step, ...]) -> str:
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"'{''.join(steps).removeprefix('.')}'" if path else "the file"


def _sentence(detail: ErrorDetails) -> str:
    template = _SENTENCES.get(detail["type"])
    if template is None:
        return f"cannot stand so: {detail['msg']}"
    shown = str(detail["input"])[:60]
    return template.format_map({**detail.get("ctx", {}), "input": shown})
