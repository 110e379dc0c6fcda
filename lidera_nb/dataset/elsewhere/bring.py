"""A package of decisions that were made elsewhere: read like any other, marked by its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from lidera_nb.dataset import tables
from lidera_nb.dataset.about import About
from lidera_nb.dataset.dictionary import OPTIONAL, TABLES
from lidera_nb.dataset.elsewhere.decided import Decided, decided, rows, slug
from lidera_nb.dataset.elsewhere.mapping import Mapping
from lidera_nb.dataset.elsewhere.read import read_csv, read_xapi
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.pseudonyms import study_ids
from lidera_nb.dataset.rows import Row
from lidera_nb.dataset.write import write_package
from lidera_nb.errors import PackageError

_INCLUDED = ("enrolled", "consented", "included", "started")
_READERS = {"csv": read_csv, "xapi": read_xapi}


def bring(file: Path, mapping: Mapping, out: Path, crosswalk_dir: Path, now: datetime) -> int:
    """Write the package and return how many people are in it.

    Parameters
    ----------
    file
        What the other platform exported.
    mapping
        Where it keeps what.
    out
        The package's folder.
    crosswalk_dir
        Where the link between the other platform's names and our random study ids is kept,
        outside `out`.
    now
        When, for the package's description.

    Raises
    ------
    PackageError
        If there is no decision in it, something cannot be read, or `out` cannot be written.
    """
    if crosswalk_dir.resolve().is_relative_to(out.resolve()):
        raise PackageError(
            f"the crosswalk would lie within the package ({crosswalk_dir}); keep it elsewhere"
        )
    found = decided(_READERS[mapping.format](file, mapping), mapping)
    if not found:
        raise PackageError(f"{file}: there is no decision in it; see the fields of the mapping")
    ids = study_ids(crosswalk_dir, mapping.cohort, sorted({one.person for one in found}))
    release = {"agreed": mapping.consent}
    about = About(mapping.cohort, mapping.title, mapping.synthetic, now, release=release)
    write_package(out, about, frames(_tables(found, ids, mapping)))
    return len(ids)


def _tables(
    found: Sequence[Decided], ids: dict[str, str], mapping: Mapping
) -> dict[str, list[Row]]:
    made: dict[str, list[Row]] = {name: [] for name in TABLES if name not in OPTIONAL}
    languages = {ids[one.person]: one.lang for one in found}
    made["decisions"] = rows(found, ids, mapping)
    made["participants"] = [
        {"study_id": study_id, "status": "started", "pilot": False, "lang": lang}
        for study_id, lang in sorted(languages.items())
    ]
    made["consents"] = [
        {"study_id": study_id, "purpose": tables.PURPOSE, "given": True}
        for study_id in sorted(languages)
    ]
    counts = {stage: len(ids) if stage in _INCLUDED else 0 for stage in tables.STAGES}
    made["flow"] = tables.stages(counts)
    made["codebook"] = list(_codebook(found, mapping))
    return made


def _codebook(found: Sequence[Decided], mapping: Mapping) -> Iterator[Row]:
    """Every case, scene and choice once, in the order of their first decision."""
    yield _entry("module", mapping.source, "", mapping.source, 0, mapping.title, mapping)
    seen: dict[tuple[str, str, str], int] = {}
    for one in found:
        for kind, parent, name, words in (
            ("case", "", one.case, one.words["case"]),
            ("scene", "", one.scene, one.words["scene"]),
            ("decision", "", one.scene, one.words["scene"]),
            ("choice", one.scene, one.choice, one.words["choice"]),
        ):
            key = (one.case, kind, f"{parent}/{name}")
            if key not in seen:
                seen[key] = len(seen) + 1
                yield _entry(kind, one.case, parent, name, seen[key], words, mapping)


def _entry(
    kind: str, source: str, parent: str, name: str, position: int, words: str, mapping: Mapping
) -> dict[str, Any]:
    label = mapping.labels.get(name) or mapping.labels.get(slug(words))
    told = {"es": label.es, "en": label.en} if label else {"es": words, "en": words}
    return {"kind": kind, "source": source, "parent": parent, "id": name, "position": position,
            **told}  # fmt: skip
