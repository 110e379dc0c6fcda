"""When two makings of a report would give the same page: its key.

The key is the hash of all that goes in: the package (by the hash of its description, which names
the hash of every table), the notebook, the parameters, the plans of evaluations, this library's
source and commit, and the versions of the libraries that count and draw.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lidera_nb.report.cohort import plan
from lidera_nb.report.provenance import record

_LIBRARY = Path(__file__).parents[1]
_ROOMS = ("analysis", "dataset", "network", "reflection", "report", "texts")
"""What a report is made with; elsewhere in the library anything may change."""


@cache
def source() -> str:
    """The hash of the library's own files that a report is made with."""
    found = list(_LIBRARY.glob("*.py"))
    for room in _ROOMS:
        found += [path for path in (_LIBRARY / room).rglob("*") if path.suffix in _KINDS]
    digest = sha256()
    for path in sorted(found):
        digest.update(f"{path.relative_to(_LIBRARY)}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


_KINDS = (".py", ".yaml", ".j2", ".css")


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def key(kind: str, package: str, notebook: str, parameters: Mapping[str, Any]) -> str:
    """The key of a report.

    Parameters
    ----------
    kind
        Its name.
    package, notebook
        The hashes of the package's description and of the notebook.
    parameters
        All of them but ``package``, whose place says nothing.
    """
    asked = {name: value for name, value in parameters.items() if name != "package"}
    whole = {
        "kind": kind,
        "package": package,
        "parameters": asked,
        "plans": _plans(),
        "source": source(),
        "code": asdict(_made(notebook)),
    }
    return sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def _plans() -> dict[str, str]:
    """The hash of every plan: which of them a report reads is settled only while it is made."""
    return {path.name: file_hash(path) for path in sorted(plan.PLANS.glob("*.yaml"))}


_made = cache(record)
