"""From an instrument's file to a frozen instrument with flat texts, or a sentence that says where.

An instrument that loads has every text it needs in both languages, and no others. Its content is
kept as plain data, so that a wave can be pinned to it for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lidera_nb.content import content_hash, every_fault
from lidera_nb.errors import ContentError
from lidera_nb.forms.instrument import Instrument, Relation
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

PURPOSES = ("peers", "map")
"""For what somebody may be shown by name: on colleagues' own pages, on the group's map."""

READERS = ("colleagues", "facilitators", "team", "never")
"""Those of whom the instrument says what they will see, and what nobody ever will."""


@dataclass(frozen=True)
class LoadedInstrument:
    """An instrument and its texts.

    Attributes
    ----------
    instrument
        The structure.
    texts
        Language to flat dotted id to text.
    hash
        SHA-256 in hex over canonical JSON of the content.
    content
        All of the above as plain data, from which `instrument_of` makes the same again.
    """

    instrument: Instrument
    texts: Mapping[str, Mapping[str, str]]
    hash: str
    content: Mapping[str, Any] = field(repr=False, compare=False)


def load_instrument(path: Path) -> LoadedInstrument:
    """Read one instrument.

    Raises
    ------
    ContentError
        The first fault, with file, line and column; `instrument_faults` lists them all.
    """
    file = read_yaml(path)
    for fault in instrument_faults(file):
        raise fault
    return instrument_of(file.data)


def instrument_of(content: Mapping[str, Any]) -> LoadedInstrument:
    """The instrument with this content, which is taken to be sound."""
    texts = {lang: MappingProxyType(flatten(content["texts"][lang])) for lang in LANGUAGES}
    return LoadedInstrument(
        Instrument.model_validate(content), MappingProxyType(texts), content_hash(content), content
    )


def is_instrument(file: YamlFile) -> bool:
    """Whether a file of the instruments' folder says that it is a network survey."""
    return file.data.get("kind") == "network"


def instrument_faults(file: YamlFile) -> Iterator[ContentError]:
    """Everything wrong with an instrument; its texts once it fits its model."""
    return every_fault(Instrument, file, partial(_faults, file))


def _faults(file: YamlFile, instrument: Instrument) -> Iterator[ContentError]:
    for i, relation in enumerate(instrument.relations):
        if relation.topics and relation.frequency:
            message = (
                f"the relation '{relation.id}' asks for topics and for a frequency; write "
                "'frequency: false', or leave the topics out"
            )
            yield file.error(message, "relations", i)
    for lang in LANGUAGES:
        if lang not in file.data["texts"]:
            yield file.error(f"the language '{lang}' is missing; add its texts", "texts")
            continue
        helps = [f"relation.{one.id}.help" for one in instrument.relations]
        yield from text_faults(
            file, needed_ids(instrument), under=("texts", lang), may_be_empty=helps
        )


def needed_ids(instrument: Instrument) -> Iterator[str]:
    """Every text id that each language of an instrument must hold, and no others."""
    yield from ("title", "intro", "thanks", "naming.label", "naming.help")
    yield from (f"sees.{reader}" for reader in READERS)
    for purpose in PURPOSES:
        yield from (f"purpose.{purpose}.label", f"purpose.{purpose}.help")
    if any(relation.frequency for relation in instrument.relations):
        yield from (f"scale.{point}" for point in range(1, instrument.points + 1))
    for relation in instrument.relations:
        yield from (f"relation.{relation.id}.{part}" for part in _parts(relation))


def _parts(relation: Relation) -> Iterator[str]:
    yield from ("title", "question", "help")
    if relation.frequency:
        yield "often"
    if relation.topics:
        yield "about"
        yield from (f"topic.{topic}" for topic in relation.topics)
