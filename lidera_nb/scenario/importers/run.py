"""Import one file: read its story, compose a case, write the folder, report."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

MOST_FILE = 400_000
"""Bytes of one file of the case; a case that is played has a fifth of it."""
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
    files = _files(draft, spoken)
    if max(map(len, files.values())) > MOST_FILE:
        most = MOST_FILE // 1000
        raise ledger.refuse(f"the story would make a file of more than {most} KB; import a part")
    with new_folder(out) as folder:
        _write(folder, files)
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


def _files(draft: Draft, lang: str) -> dict[str, bytes]:
    """The case's files by their names in its folder."""
    structure = yaml_of(draft.structure, notes=_PLACEHOLDER)
    files = {"scenario.yaml": f"# Imported; {NAME} says what is left to do.\n{structure}".encode()}
    for other in LANGUAGES:
        note = "" if other == lang else f"# Awaits translation: {NAME} lists what is in '{lang}'.\n"
        files[f"{other}.yaml"] = (note + yaml_of(nested(draft.words[other]))).encode()
    return files | {f"{FOLDER}/{name}": raw for name, raw in draft.pictures.items()}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, raw in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
