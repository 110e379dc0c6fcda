"""Putting a site in its place: whole or not at all, and with nothing left of what was withdrawn.

The site is built beside its place and moved there. What an earlier publication had and this one
has not is gone with it. ``site.json`` lists every file by its SHA-256: it tells a site of ours
from other folders, and one release from the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.cards.library import Published
from lidera_nb.errors import PackageError
from lidera_nb.sharing.folders import put, replaced
from lidera_nb.sharing.pages import site_files
from lidera_nb.sharing.papers import papers
from lidera_nb.sharing.site import Site

LISTED = "site.json"
MARK = "lidera-cards-site"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Release:
    """What a publication holds, and how it differs from the one before, by ids of cards."""

    cards: int
    files: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def publish(out: Path, site: Site, cards: Sequence[Published], with_papers: bool) -> Release:
    """Write the site of some cards at `out`.

    Parameters
    ----------
    out
        A new folder, or that of an earlier publication. What its top level holds under a name
        with a dot (``.git``) stays.
    site, cards
        Whose it is, and its cards in the order in which lists show them.
    with_papers
        Whether to make a PDF of each card.

    Raises
    ------
    PackageError
        `out` holds something that is not of a site of ours, or it cannot be written.
    ReportError
        PDFs cannot be made here.
    """
    before = _listed(out)
    _may_replace(out, before)
    listed = replaced(out, lambda new: _fill(new, out, before, site, cards, with_papers))
    return _compared(before, listed)


def _listed(out: Path) -> dict[str, Any]:
    """What the publication at `out` says of itself; nothing if there is none."""
    try:
        told = json.loads((out / LISTED).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and told.get("is") == MARK else {}


def _may_replace(out: Path, before: Mapping[str, Any]) -> None:
    """Refuse to replace what no publication of ours wrote."""
    if not out.exists():
        return
    ours = {LISTED, *before.get("files", ())}
    for path in sorted(out.rglob("*")) if out.is_dir() else [out]:
        name = path.relative_to(out).as_posix()
        if not name.startswith(".") and path.is_file() and (not before or name not in ours):
            raise PackageError(
                f"{out} holds '{name}', which is not of a site of cards, so it is left alone; "
                "name a new folder with --out, or move the file elsewhere"
            )


def _fill(
    folder: Path,
    out: Path,
    before: Mapping[str, Any],
    site: Site,
    cards: Sequence[Published],
    with_papers: bool,
) -> dict[str, Any]:
    files = {path: put(folder / path, data) for path, data in site_files(site, cards, with_papers)}
    made_of: dict[str, str] = {}
    if with_papers:
        for path, data, source in papers(site, cards, out, before.get("papers", {})):
            files[path], made_of[path] = put(folder / path, data), source
    listed = {
        "is": MARK,
        "format": FORMAT,
        "network": site.network,
        "url": site.url,
        "cards": {card.id: card.version for card in sorted(cards, key=lambda card: card.id)},
        "papers": dict(sorted(made_of.items())),
        "files": dict(sorted(files.items())),
    }
    put(folder / LISTED, f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode())
    return listed


def _compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> Release:
    """How two publications differ: a card changed if any file in its folder did."""
    old, new = before.get("cards", {}), after["cards"]
    differing = _touched(before.get("files", {}), after["files"])
    return Release(
        cards=len(new),
        files=len(after["files"]),
        new=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(differing & old.keys() & new.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
    )


def _touched(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """Cards of whose folder a file came, went or changed."""
    paths: Iterable[str] = before.keys() | after.keys()
    return {
        path.split("/")[2]
        for path in paths
        if before.get(path) != after.get(path) and path.split("/")[1:2] == ["cards"]
    }
