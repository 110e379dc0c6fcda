"""Scripts and stylesheets by content hash: immutable, compressed once, kept in memory."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field

from lidera_widgets import bundle

from lidera_nb.serve.style import page_style


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    kind: str
    plain: bytes
    packed: bytes


@dataclass(slots=True)
class Assets:
    """All assets by file name; adding the same content twice keeps one."""

    files: dict[str, Asset] = field(default_factory=dict)
    style: str = ""
    client: str = ""

    def __post_init__(self) -> None:
        self.style = self.add("css", page_style())
        self.client = self.add("js", bundle.client_js())

    def add(self, kind: str, text: str) -> str:
        """Keep a file; returns its address."""
        raw = text.encode()
        name = f"{hashlib.sha256(raw).hexdigest()[:16]}.{kind}"
        self.files[name] = Asset(kind, raw, gzip.compress(raw, 9, mtime=0))
        return f"/assets/{name}"
