"""Study ids: random, never made from personal data, and the crosswalk that knows them.

The crosswalk lives beside the keys, outside every package. Whoever loses it loses the link
between exports; whoever holds it can name people, so it is readable by its owner alone.
"""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from lidera_nb.errors import PackageError

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_LENGTH = 10


def new_id() -> str:
    """A fresh study id: ``p_`` and ten random characters of base 32 (50 bits)."""
    return "p_" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def study_ids(
    folder: Path, cohort: str, people: Iterable[str], gone: Iterable[str] = ()
) -> dict[str, str]:
    """Person to study id, the same as in earlier exports of the cohort.

    Parameters
    ----------
    folder
        Where the crosswalk is kept, outside every package.
    cohort
        The cohort's id.
    people
        Who needs a study id now.
    gone
        Who withdrew: their link is destroyed.

    Raises
    ------
    PackageError
        If the crosswalk cannot be read.
    """
    path = folder / f"crosswalk-{quote(cohort, safe='')}.json"
    known = _read(path)
    kept = {person: known[person] for person in known.keys() - set(gone)}
    wanted = list(people)
    for person in wanted:
        kept.setdefault(person, _unused(kept))
    if kept != known:
        _write(path, kept)
    return {person: kept[person] for person in wanted}


def _unused(taken: Mapping[str, str]) -> str:
    used = set(taken.values())
    return next(fresh for fresh in iter(new_id, None) if fresh not in used)


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PackageError(
            f"{path}: the crosswalk cannot be read ({error}); restore it from the backup of the "
            "keys, or move it away to give everybody a new study id"
        ) from None
    return {str(person): str(study_id) for person, study_id in dict(found).items()}


def _write(path: Path, people: Mapping[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # mkstemp makes the file readable by its owner alone from the first byte on.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".crosswalk-")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(dict(sorted(people.items())), stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)
