"""Scripts and stylesheets by content hash: immutable, compressed once, kept in memory."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field

from lidera_widgets import bundle

from lidera_nb.serve.render.style import cards_style, library_style, page_style

PART = "player/pilot.js"
"""What only testers fetch."""


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
    part: str = ""
    widgets: str = ""
    frame: str = ""
    cards: str = ""
    library: str = ""
    worker: Asset = field(init=False)

    def __post_init__(self) -> None:
        self.style = self.add("css", page_style())
        self.client = self.add("js", bundle.client_js())
        self.part = self.add("js", bundle.part_js(PART))
        self.widgets = self.add("js", bundle.page_js(self.part))
        self.frame = self.add("js", bundle.frame_js())
        self.cards = self.add("css", cards_style())
        self.library = self.add("css", library_style())
        self.worker = _packed("js", bundle.worker_js())

    def script_of(self, names: Collection[str]) -> str:
        """The script with a page's widgets; pages without any that stands apart share one."""
        if not set(names) & set(bundle.APART):
            return self.widgets
        return self.add("js", bundle.page_js(self.part, tuple(sorted(names))))

    def sheets_of(self, names: Collection[str]) -> tuple[str, ...]:
        """The stylesheets that a page needs besides the one of all pages."""
        apart = sorted(set(names) & set(bundle.APART))
        return tuple(self.add("css", bundle.apart_css(name)) for name in apart)

    def add(self, kind: str, text: str) -> str:
        """Keep a file; returns its address."""
        asset = _packed(kind, text)
        name = f"{hashlib.sha256(asset.plain).hexdigest()[:16]}.{kind}"
        self.files[name] = asset
        return f"/assets/{name}"


def _packed(kind: str, text: str) -> Asset:
    raw = text.encode()
    return Asset(kind, raw, gzip.compress(raw, 9, mtime=0))
