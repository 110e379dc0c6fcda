"""Import one file: read its story, compose a case, write the folder, report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lidera_nb.errors import ContentError
from lidera_nb.scenario.check import Finding, check
from lidera_nb.scenario.importers import h5p, passages, twee, twine
from lidera_nb.scenario.importers.compose import Draft, compose
from lidera_nb.scenario.importers.folder import new_folder, refuse_existing
from lidera_nb.scenario.importers.reading import text_of
from lidera_nb.scenario.importers.report import NAME, report_of
from lidera_nb.scenario.importers.story import Ledger, Story
from lidera_nb.scenario.importers.yamltext import nested, yaml_of
from lidera_nb.scenario.media import FOLDER
from lidera_nb.textids import LANGUAGES

MOST_WORDS = 300_000
"""Characters of all texts of one language; a case that is played has a sixth of it."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACEHOLDER = dict.fromkeys(("set_in", "mbdle", "psel"), "placeholder: see IMPORT.md")


@dataclass(frozen=True)
class Imported:
    """What an import made: the language of its words, and what is left to do."""

    lang: str
    scenes: int
    lost: int
    findings: tuple[Finding, ...]


def import_scenario(
    file: Path, out: Path, month: str, *, lang: str = "", story: str = ""
) -> Imported:
    """Make the folder `out` of a file of Twee, Twine or H5P.

    Parameters
    ----------
    file
        Ends in .twee, .tw, .html, .htm or .h5p.
    out
        A folder that is not there yet; its name becomes the id of the case.
    month
        The month in which the case is set until its author says so, as ``2026-08``.
    lang
        The language of the file; by default what it says, otherwise Spanish.
    story
        Which story of a Twine archive.

    Raises
    ------
    ContentError
        The file is refused or the folder cannot be written; nothing is left behind.
    """
    _refuse_name(out)
    refuse_existing(out)
    ledger = Ledger(file)
    told = _story(file, ledger, story)
    spoken = lang or (told.lang if told.lang in LANGUAGES else LANGUAGES[0])
    draft = compose(told, out.name, month)
    _refuse_long(draft, ledger)
    with new_folder(out) as folder:
        _write(folder, draft, spoken)
        found = [replace(one, file=str(out / Path(one.file).name)) for one in check(folder)]
        report = report_of(draft, ledger, spoken, found)
        (folder / NAME).write_text(report, encoding="utf-8")
    return Imported(spoken, len(draft.structure["scenes"]), len(ledger.lost), tuple(found))


def _story(file: Path, ledger: Ledger, story: str) -> Story:
    if not file.is_file():
        raise ledger.refuse("there is no such file to import; mend its name")
    ending = file.suffix.lower()
    if ending in (".twee", ".tw"):
        return passages.story_of(twee.parse(text_of(ledger), ledger), ledger)
    if ending in (".html", ".htm"):
        return passages.story_of(twine.parse(text_of(ledger), ledger, story), ledger)
    if ending == ".h5p":
        return h5p.story_of(ledger)
    raise ledger.refuse("this cannot be imported; give a file that ends in .twee, .html or .h5p")


def _refuse_name(out: Path) -> None:
    if not _SLUG.fullmatch(out.name):
        raise ContentError(
            "the folder's name becomes the id of the case; use small letters, digits and single "
            "dashes, such as mi-caso",
            out,
        )


def _refuse_long(draft: Draft, ledger: Ledger) -> None:
    for words in draft.words.values():
        if sum(map(len, words.values())) > MOST_WORDS:
            raise ledger.refuse(
                f"the story has more than {MOST_WORDS} characters of text; import a part of it"
            )


def _write(folder: Path, draft: Draft, lang: str) -> None:
    structure = yaml_of(draft.structure, notes=_PLACEHOLDER)
    (folder / "scenario.yaml").write_text(
        f"# Imported; {NAME} says what is left to do.\n{structure}", encoding="utf-8"
    )
    for other in LANGUAGES:
        note = "" if other == lang else f"# Awaits translation: {NAME} lists what is in '{lang}'.\n"
        words = yaml_of(nested(draft.words[other]))
        (folder / f"{other}.yaml").write_text(note + words, encoding="utf-8")
    if draft.pictures:
        (folder / FOLDER).mkdir()
        for name, raw in draft.pictures.items():
            (folder / FOLDER / name).write_bytes(raw)
