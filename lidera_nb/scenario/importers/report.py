"""IMPORT.md: what an author has to do after an import, and what was left behind.

Words of the source stand in code spans, where Markdown means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lidera_nb.scenario.check import Finding
from lidera_nb.scenario.importers.compose import MBDLE, PSEL, Draft
from lidera_nb.scenario.importers.story import Ledger, shown

NAME = "IMPORT.md"
_MOST_ROWS = 300
_MARKS = {"es": "[Complete:", "en": "[Write:"}


def report_of(draft: Draft, ledger: Ledger, lang: str, findings: Sequence[Finding]) -> str:
    """The report as Markdown."""
    other = "en" if lang == "es" else "es"
    decisions = [name for name, scene in draft.structure["scenes"].items() if "decision" in scene]
    parts = (
        _section("Left out", _lost(ledger), "Nothing was left out."),
        _section("To write", _blanks(draft, decisions), ""),
        _section("To translate", _untranslated(draft, lang, other), ""),
        _section("What `lidera check` finds", map(_finding, findings), "Nothing."),
    )
    counted = f"{len(draft.structure['scenes'])} scenes, {len(decisions)} of them decisions"
    head = f"# Imported from {_code(ledger.path.name)}\n\n{counted}. Delete this file when done.\n"
    return "\n".join((head, *parts))


def _section(title: str, rows: Iterable[str], nothing: str) -> str:
    listed = list(rows)
    cut = [f"- and {len(listed) - _MOST_ROWS} more"] if len(listed) > _MOST_ROWS else []
    kept = [f"- {row}" for row in listed[:_MOST_ROWS]] + cut
    return "\n".join((f"## {title}", "", *(kept or [nothing]), ""))


def _lost(ledger: Ledger) -> Iterator[str]:
    if any(what.startswith(("the macro", "the modifier")) for _, what in ledger.lost):
        yield "what a macro would show or hide is in the text as if it always showed"
    for where, what in ledger.lost:
        yield f"{_code(shown(where))}: {_code(what)}"


def _blanks(draft: Draft, decisions: Sequence[str]) -> Iterator[str]:
    marks = " and ".join(f"`{mark}` in `{lang}.yaml`" for lang, mark in _MARKS.items())
    yield f"{len(draft.blanks)} texts of each language are placeholders; search for {marks}"
    yield "the indicator `clima` is neutral and no choice moves it: name what is at stake"
    yield "`set_in` is the month of the import: give the month of the story"
    yield "`cast` is empty: a character's words are still narration"
    if decisions:
        named = ", ".join(f"`{name}`" for name in decisions)
        yield f"`mbdle: [{MBDLE}]` and `psel: [{PSEL}]` are placeholders in: {named}"
        yield "no choice has an effect, a later consequence or a cost"
    for name in draft.split:
        yield f"`{name}` had more than five ways; the rest is offered in scenes of its own"


def _untranslated(draft: Draft, lang: str, other: str) -> Iterator[str]:
    yield f"`{other}.yaml` holds the words of `{lang}.yaml` in {len(draft.own)} texts:"
    yield ", ".join(f"`{text_id}`" for text_id in draft.own)


def _finding(finding: Finding) -> str:
    place = finding.file.rpartition("/")[2] + (f":{finding.line}" if finding.line else "")
    return f"`{place}`: {_code(finding.message)}"


def _code(text: str) -> str:
    visible = "".join(char if char.isprintable() else "?" for char in " ".join(text.split()))
    return f"`{visible.replace('`', chr(39))}`"
