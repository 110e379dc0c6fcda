"""What earlier releases of a cohort told, kept beside its crosswalk: it limits the next one.

Two releases that differ by a few people tell of these few. Only numbers are kept, none of whom.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from lidera_nb.dataset.privatefile import write_private
from lidera_nb.errors import PackageError

PEOPLE = "deidentified|people"
"""How many people a de-identified release held."""


@dataclass(frozen=True)
class Record:
    """The counts that were released, each with every value that it had."""

    path: Path
    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def with_counts(self, shown: Mapping[str, int]) -> Record:
        """The record with what one more release tells."""
        new = {key: tuple(sorted({*self.counts.get(key, ()), n})) for key, n in shown.items()}
        return Record(self.path, {**self.counts, **new})

    def write(self) -> None:
        """Keep it, readable by its owner alone."""
        write_private(self.path, {key: list(told) for key, told in sorted(self.counts.items())})


def read_record(folder: Path, cohort: str) -> Record:
    """What was released of a cohort before.

    Raises
    ------
    PackageError
        If the record is there and cannot be read.
    """
    path = folder / f"released-{quote(cohort, safe='')}.json"
    try:
        found: Mapping[str, Iterable[int]] = json.loads(path.read_text("utf-8"))
        return Record(path, {key: tuple(int(n) for n in told) for key, told in found.items()})
    except FileNotFoundError:
        return Record(path)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise PackageError(
            f"{path}: what was released before cannot be read ({error}), so nothing more is "
            "released; restore it from the backup of the keys"
        ) from None
