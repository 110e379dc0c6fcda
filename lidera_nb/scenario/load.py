"""From the files of a case to one frozen `Case`, or a sentence that says where it fails.

A case that loads has all its texts in both languages, refers only to things that exist and
carries its images, so that no play of it can stumble. Whether its story holds together
(unreachable scenes, dead ends) is the business of `lidera_nb.scenario.check`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lidera_nb.content import content_hash, validated
from lidera_nb.errors import ContentError
from lidera_nb.scenario.media import broken_media, data_uris
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.references import broken_references
from lidera_nb.scenario.wording import text_ids
from lidera_nb.textids import LANGUAGES, flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True)
class Case:
    """A scenario with its texts and images.

    Attributes
    ----------
    scenario
        The structure.
    texts
        Language to flat dotted id to text.
    media
        File name to the image as a data URI.
    hash
        SHA-256 in hex over canonical JSON of `content`.
    content
        All of the above as plain data, from which `case_of` makes the same case again.
    worked_out
        What was worked out of it already (`lidera_nb.scenario.percase`).
    """

    scenario: Scenario
    texts: Mapping[str, Mapping[str, str]]
    media: Mapping[str, str]
    hash: str
    content: Mapping[str, Any] = field(repr=False, compare=False)
    worked_out: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )


def load(directory: Path) -> Case:
    """Read ``scenario.yaml``, ``es.yaml``, ``en.yaml`` and the images of a case.

    Raises
    ------
    ContentError
        The first fault, with file, line and column; `lidera_nb.scenario.check` lists them all.
    """
    structure = read_yaml(directory / "scenario.yaml")
    scenario = validated(Scenario, structure)
    words = {lang: read_yaml(directory / f"{lang}.yaml") for lang in LANGUAGES}
    for fault in _faults(scenario, structure, words):
        raise fault
    texts = {lang: flatten(file.data) for lang, file in words.items()}
    media = data_uris(scenario, directory)
    # A case without images has the hash that it had before there were any.
    return case_of({"structure": structure.data, **texts, **({"media": media} if media else {})})


def case_of(content: Mapping[str, Any]) -> Case:
    """The case with this content, which is taken to be sound."""
    texts = {lang: MappingProxyType(content[lang]) for lang in LANGUAGES}
    return Case(
        scenario=Scenario.model_validate(content["structure"]),
        texts=MappingProxyType(texts),
        media=MappingProxyType(content.get("media", {})),
        hash=content_hash(content),
        content=content,
    )


def _faults(
    scenario: Scenario, structure: YamlFile, words: Mapping[str, YamlFile]
) -> Iterator[ContentError]:
    yield from reference_faults(scenario, structure)
    for file in words.values():
        yield from text_faults(file, text_ids(scenario))


def reference_faults(scenario: Scenario, structure: YamlFile) -> Iterator[ContentError]:
    """Whatever the structure names that is not there, be it in the case or a file beside it."""
    for fault in broken_references(scenario):
        yield structure.error(fault.message, *fault.path)
    for fault in broken_media(scenario, structure.path.parent):
        yield structure.error(fault.message, *fault.path)
