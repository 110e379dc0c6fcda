"""From the three files of a case to one frozen `Case`, or a sentence that says where it fails.

A case that loads has all its texts in both languages and refers only to things that exist, so
that no play of it can stumble. Whether its story holds together (unreachable scenes,
dead ends) is the business of `lidera_nb.scenario.check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lidera_nb.content import content_hash, validated
from lidera_nb.errors import ContentError
from lidera_nb.scenario.model import Scenario
from lidera_nb.scenario.references import broken_references
from lidera_nb.scenario.wording import text_ids
from lidera_nb.textids import flatten, text_faults
from lidera_nb.yamlfile import YamlFile, read_yaml

LANGUAGES = ("es", "en")


@dataclass(frozen=True)
class Case:
    """A scenario with its texts.

    Attributes
    ----------
    scenario
        The structure.
    texts
        Language to flat dotted id to text.
    hash
        SHA-256 in hex over canonical JSON of the structure and both texts as authored.
    """

    scenario: Scenario
    texts: Mapping[str, Mapping[str, str]]
    hash: str


def load(directory: Path) -> Case:
    """Read ``scenario.yaml``, ``es.yaml`` and ``en.yaml`` of a case.

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
    texts = {lang: MappingProxyType(flatten(file.data)) for lang, file in words.items()}
    digest = content_hash({"structure": structure.data, **{k: dict(texts[k]) for k in LANGUAGES}})
    return Case(scenario, MappingProxyType(texts), digest)


def _faults(
    scenario: Scenario, structure: YamlFile, words: Mapping[str, YamlFile]
) -> Iterator[ContentError]:
    for fault in broken_references(scenario):
        yield structure.error(fault.message, *fault.path)
    for file in words.values():
        yield from text_faults(file, text_ids(scenario))
