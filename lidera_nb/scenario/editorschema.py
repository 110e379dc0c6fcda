"""The scenario language as a JSON Schema, so that an editor completes and explains its keys.

Made from the models and their docstrings, so it says what they say. What the models accept as a
short form (one exit as the name of its scene, a message as its id) is added here, for a schema
made from models does not know it. Rules that span several keys are left to ``lidera check``.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from lidera_nb.scenario.model import Scenario

NAME = "scenario.schema.json"
"""What the file is called; it lies beside the folders of the cases."""

_MAPS = ("properties", "patternProperties", "$defs")
_SHORT = {"Choice": "to", "Scene": "next"}


class _Plain(GenerateJsonSchema):
    """A schema in which nothing is titled: a key's own name is title enough."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def schema() -> JsonSchemaValue:
    """The JSON Schema of ``scenario.yaml``."""
    made = _tidied(Scenario.model_json_schema(schema_generator=_Plain))
    parts: dict[str, Any] = made["$defs"]
    name = parts["Exit"]["properties"]["to"]
    for part, key in _SHORT.items():
        given = parts[part]["properties"]
        given[key] = {"anyOf": [name, given[key]]}
    inbox = parts["Scene"]["properties"]["inbox"]
    inbox["items"] = {"anyOf": [name, inbox["items"]]}
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": "A case of LIDERA", **made}


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _tidied(node: Any) -> Any:
    """Without what only programs write (null, empty defaults), and with descriptions to be read."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    other = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if len(other) == 1:
        return _tidied(other[0])
    tidy = {
        key: {name: _tidied(part) for name, part in value.items()}
        if key in _MAPS
        else _tidied(value)
        for key, value in node.items()
        if key != "title" and not (key == "default" and not isinstance(value, str | int))
    }
    if "description" in tidy:
        tidy["description"] = _told(str(node["description"]))
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    return tidy


def _told(docstring: str) -> str:
    """A docstring as an editor shows it: paragraphs without line breaks, code in single marks."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", docstring).replace("``", "`")
