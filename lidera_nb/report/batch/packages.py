"""The data packages in a folder, and which reports each has data for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lidera_nb.dataset.described import DESCRIPTION, read_meta
from lidera_nb.errors import PackageError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A package as a batch sees it.

    Attributes
    ----------
    cohort, title, synthetic
        What it says of itself; the cohort's id is safe to name a folder with.
    path, sha256
        Where it lies, and the hash of its description, which stands for all of it.
    fault
        Why nothing can be made of it, in one sentence; the rest is then empty but for `cohort`,
        which is the name of its folder.
    many
        Whether it stands for all packages of a folder.
    """

    cohort: str
    path: Path
    title: str = ""
    synthetic: bool = False
    sha256: str = ""
    fault: str = ""
    many: bool = False


def packages_in(folder: Path) -> tuple[Seen, ...]:
    """The packages in the folders of `folder`, by cohort; `folder` may be a package itself.

    Raises
    ------
    PackageError
        If there is none, or two are of the same cohort.
    """
    if not folder.is_dir():
        raise PackageError(f"there is no folder {folder}; name the folder that holds the packages")
    own = [folder] if (folder / DESCRIPTION).is_file() else []
    inner = sorted(path.parent for path in folder.glob(f"*/{DESCRIPTION}"))
    seen = sorted((_look(path) for path in own or inner), key=lambda one: one.cohort)
    if not seen:
        raise PackageError(
            f"there is no data package in {folder}; export cohorts to it with lidera export, or "
            "name another folder"
        )
    for one, other in pairwise(seen):
        if one.cohort == other.cohort:
            raise PackageError(
                f"{one.path} and {other.path} are both packages of the cohort '{one.cohort}'; "
                "keep one of them in the folder"
            )
    return tuple(seen)


def _look(path: Path) -> Seen:
    try:
        meta = read_meta(path)
        if not (_ID.fullmatch(meta.cohort) and len(meta.cohort) <= LONGEST):
            said = f"{path}: '{meta.cohort[:60]}' cannot name a cohort; export it again"
            raise PackageError(said)
        if meta.tier == "aggregate":
            said = f"{path} is an aggregate release, with no rows of people; export '--tier coded'"
            raise PackageError(said)
    except (PackageError, KeyError, TypeError) as error:
        said = str(error) if isinstance(error, PackageError) else "its description is damaged"
        return Seen(path.name, path, fault=said.replace(f"{path.parent}/", ""))
    digest = meta.hashes[DESCRIPTION]
    return Seen(meta.cohort, path.resolve(), meta.title, meta.synthetic, digest)


def kinds_in(seen: Seen, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The reports that a package has data for; looked up in `known` by its hash if it is there."""
    if seen.sha256 in known:
        return known[seen.sha256]
    from lidera_nb.dataset.read import glance  # tables are read only of what is new
    from lidera_nb.report import kinds

    return tuple(kind.name for kind in kinds.kinds_of(glance(seen.path)))
