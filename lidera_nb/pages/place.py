"""Where a notebook runs, read from its kernel's environment: this is that process's edge.

Three places: being rendered for a session page (no person), a live kernel of the server (the
journal is reached through the server's local API), or an author's own kernel under JupyterLab
or plain Voila (a local journal).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lidera_nb.settings import PROJECT

AUTHOR = "author"
"""Whom a journal of one's own is about."""

Kind = Literal["render", "server", "local"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where this kernel stands.

    `api` and `token` lead to the server from a live kernel; `journal` is the author's own file.
    `who` names the person for the drafts that their browser keeps, and tells nothing of them.
    """

    kind: Kind
    course: Path
    lang: str
    journal: Path
    api: str = ""
    token: str = ""
    who: str = ""

    @property
    def shelf(self) -> Path | None:
        """Where an author's own place keeps the versions of cases; a server keeps its own."""
        return self.journal.with_name("shelf") if self.kind == "local" else None

    def __repr__(self) -> str:
        return f"Place({self.kind}, {self.lang})"


def here(env: Mapping[str, str] = os.environ) -> Place:
    """The place of this process."""
    course = Path(env.get("LIDERA_COURSE", PROJECT / "course"))
    api = env.get("LIDERA_API", "")
    kind: Kind = "render" if env.get("LIDERA_RENDER") else "server" if api else "local"
    return Place(
        kind=kind,
        course=course,
        lang="en" if env.get("LIDERA_LANG") == "en" else "es",
        journal=Path(env.get("LIDERA_JOURNAL", course.parent / "var" / "local" / "journal.db")),
        api=api,
        token=env.get("LIDERA_TOKEN", ""),
        who=env.get("LIDERA_WHO", "") if api else "" if kind == "render" else AUTHOR,
    )
