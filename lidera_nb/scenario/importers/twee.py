"""Twee 3: the text format of Twine stories, by its specification 3.0.2.

A passage begins with a line ``:: Name [tags] {metadata}``. This module only takes the text apart;
what is in a passage is the business of `markup`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from lidera_nb.scenario.importers.source import Passage, Source
from lidera_nb.scenario.importers.story import MOST_NAME, MOST_PAGES, Ledger
from lidera_nb.scenario.importers.strictjson import strict_json

_NAME = re.compile(r"(?:[^\\\[\]{}]|\\.)*+")
_TAGS = re.compile(r"\[((?:[^\\\[\]{}]|\\.)*+)\]\s*+")
_ESCAPE = re.compile(r"\\(.)")


def parse(text: str, ledger: Ledger) -> Source:
    """The passages of a Twee text.

    Raises
    ------
    ContentError
        There is no passage, there are too many, or a header has no name.
    """
    passages = _passages(text, ledger)
    if not passages:
        raise ledger.refuse("no line begins with '::', so there is no passage; give a Twee 3 file")
    told = {"StoryTitle": "", "StoryData": ""}
    for passage in passages:
        if passage.name in told:
            told[passage.name] = passage.text.strip()
    data = _story_data(told["StoryData"], ledger)
    rest = tuple(passage for passage in passages if passage.name not in told)
    return Source(told["StoryTitle"], data.format, data.start, rest)


def _passages(text: str, ledger: Ledger) -> list[Passage]:
    found: list[Passage] = []
    body: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("::"):
            body.append(line)
            continue
        _finish(found, body, ledger)
        found.append(_header(line[2:].strip(), number, ledger))
        if len(found) > MOST_PAGES:
            raise ledger.refuse(f"there are more than {MOST_PAGES} passages; import a part", number)
        body = []
    _finish(found, body, ledger)
    return found


def _finish(found: list[Passage], body: list[str], ledger: Ledger) -> None:
    text = "\n".join(body).strip("\n")
    if found:
        found[-1] = replace(found[-1], text=text)
    elif text.strip():
        ledger.lose("the beginning of the file", "text that stands before the first passage")


def _header(line: str, number: int, ledger: Ledger) -> Passage:
    head = _NAME.match(line)
    assert head is not None
    name, rest = _ESCAPE.sub(r"\1", head[0]).strip(), line[head.end() :]
    if not name:
        raise ledger.refuse("this passage has no name; write one after '::'", number)
    name = ledger.tidy(name, f"the name of the passage in line {number}", MOST_NAME)
    tags: list[str] = []
    if block := _TAGS.match(rest):
        tags, rest = _ESCAPE.sub(r"\1", block[1]).split(), rest[block.end() :]
    if rest and not _is_json(rest):
        ledger.lose(name, f"the metadata of its header in line {number}, which is not JSON")
    return Passage(name, tuple(tags), "", number)


def _is_json(text: str) -> bool:
    try:
        return isinstance(strict_json(text), dict)
    except ValueError:
        return False


@dataclass(frozen=True)
class _StoryData:
    format: str = ""
    start: str = ""


def _story_data(text: str, ledger: Ledger) -> _StoryData:
    """The format and start that StoryData names; by the specification, a bad one is only told."""
    if not text:
        return _StoryData()
    try:
        data = strict_json(text)
    except ValueError as error:
        ledger.lose("StoryData", f"the passage: it {error}")
        return _StoryData()
    if not isinstance(data, dict):
        ledger.lose("StoryData", "the passage: it is not a JSON object")
        return _StoryData()
    return _StoryData(_word(data.get("format")), _word(data.get("start")))


def _word(value: Any) -> str:
    return value[:MOST_NAME].strip() if isinstance(value, str) else ""
