"""Study ids and readers' codes: random, never made from personal data, and who knows them.

The crosswalk lives beside the keys, outside every package. Whoever loses it loses the link
between exports; whoever holds it can name people, so it is readable by its owner alone.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from lidera_nb.dataset.privatefile import write_private
from lidera_nb.errors import PackageError

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_LENGTH = 10


def new_id(prefix: str = "p_") -> str:
    """A fresh id: a prefix and ten random characters of base 32 (50 bits)."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def fresh_ids(prefix: str, known: Iterable[str]) -> dict[str, str]:
    """A new id for each known one, that is kept nowhere and links to nothing."""
    made: dict[str, str] = {}
    for one in known:
        made[one] = _unused(made, prefix)
    return made


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
    return _ids(folder / f"crosswalk-{quote(cohort, safe='')}.json", "p_", people, gone)


def reader_codes(
    folder: Path, cohort: str, readers: Iterable[str], gone: Iterable[str] = ()
) -> dict[str, str]:
    """Reader to code (``r_…``), the same as in earlier exports of the cohort; see `study_ids`."""
    return _ids(folder / f"readers-{quote(cohort, safe='')}.json", "r_", readers, gone)


def card_codes(
    folder: Path, cohort: str, cards: Iterable[str], gone: Iterable[str] = ()
) -> dict[str, str]:
    """Card to code (``c_…``), the same as in earlier exports of the cohort; see `study_ids`.

    The id of a card is public where the card is: who reads the library would know whose row it is.
    """
    return _ids(folder / f"cards-{quote(cohort, safe='')}.json", "c_", cards, gone)


def _ids(path: Path, prefix: str, people: Iterable[str], gone: Iterable[str]) -> dict[str, str]:
    known = _read(path)
    kept = {person: known[person] for person in known.keys() - set(gone)}
    wanted = list(people)
    for person in wanted:
        kept.setdefault(person, _unused(kept, prefix))
    if kept != known:
        write_private(path, dict(sorted(kept.items())))
    return {person: kept[person] for person in wanted}


def _unused(taken: Mapping[str, str], prefix: str) -> str:
    used = set(taken.values())
    return next(fresh for fresh in iter(lambda: new_id(prefix), None) if fresh not in used)


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
