"""A case played out, and what that showed, with file and line: the second half of ``lidera check``.

Takes minutes of a processor for a whole library, so it comes only after `lidera_nb.scenario.check`
has found nothing, and may be left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from lidera_nb.scenario.check import Finding, findings
from lidera_nb.scenario.judge import Judgement, judge
from lidera_nb.scenario.lengths import length_advice, lengths
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.textadvice import text_advice
from lidera_nb.scenario.walk import Fault
from lidera_nb.textids import LANGUAGES
from lidera_nb.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True)
class Verdict:
    """What playing a case out has shown.

    Attributes
    ----------
    name
        The case's id.
    faults, advice
        What its author must mend, and what is for them to weigh.
    summary
        How far the state space was explored and what came of it, as plain data.
    """

    name: str
    faults: list[Finding]
    advice: list[Finding]
    summary: dict[str, Any]

    def __str__(self) -> str:
        told = self.summary
        how = (
            "explored whole"
            if told["whole"]
            else "too large to explore whole: plays were sampled, and no choice can be cleared"
        )
        low, middle, high = told["decisions"]
        minutes = ", ".join(
            f"{least} to {most} minutes in {lang}"
            for lang, (least, _, most) in told["minutes"].items()
        )
        return (
            f"{self.name}: {how} ({told['transitions']} moves); {low} to {high} decisions, "
            f"mostly {middle}; {minutes}"
        )


def verdict(directory: Path) -> Verdict:
    """Play the sound case in `directory` out in all ways."""
    structure, case = read_yaml(directory / "scenario.yaml"), load(directory)
    found = judge(case.scenario)
    return Verdict(
        name=case.scenario.id,
        faults=_placed(structure, found.faults),
        advice=[*_placed(structure, found.advice), *_of_texts(directory, case, structure, found)],
        summary={**_summary(found), "minutes": _minutes(case, found)},
    )


def _placed(structure: YamlFile, faults: Iterable[Fault]) -> list[Finding]:
    return findings(structure.error(fault.message, *fault.path) for fault in faults)


def _of_texts(directory: Path, case: Case, structure: YamlFile, found: Judgement) -> list[Finding]:
    """Advice on the texts one by one, and on how long plays of the case take."""
    files = {lang: read_yaml(directory / f"{lang}.yaml") for lang in LANGUAGES}
    errors = [
        files[advice.lang].error(advice.message, *advice.id.split("."))
        for advice in text_advice(case)
    ]
    for lang in LANGUAGES:
        taken = lengths(case, found.random.ended, lang)
        if taken is not None:
            errors += [structure.error(fault.message) for fault in length_advice(taken, lang)]
    return findings(errors)


def _minutes(case: Case, found: Judgement) -> dict[str, list[int]]:
    """Minutes of the shortest, the middle and the longest sampled play, by language."""
    told = {lang: lengths(case, found.random.ended, lang) for lang in LANGUAGES}
    return {
        lang: [round(play.minutes) for play in (one.shortest, one.middle, one.longest)]
        for lang, one in told.items()
        if one is not None
    }


def _summary(found: Judgement) -> dict[str, Any]:
    lengths = [len(play.taken) for play in found.random.ended] or [0]
    return {
        "whole": found.whole,
        "worlds": found.exploration.worlds,
        "transitions": found.exploration.transitions,
        "decisions": [min(lengths), round(median(lengths)), max(lengths)],
        "endings": {
            how: {name: round(count / max(1, sample.plays), 4) for name, count in counted}
            for how, sample in (("random", found.random), ("greedy", found.greedy))
            for counted in [sorted(sample.endings.items())]
        },
    }
