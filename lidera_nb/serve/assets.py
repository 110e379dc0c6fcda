"""Scripts and stylesheets by content hash: immutable, compressed once, kept in memory."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field

from lidera_widgets import bundle
from tornado.web import HTTPError

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler
from lidera_nb.serve.style import page_style

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


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


class AssetHandler(Handler):
    """Send an asset. The name is a key of a table, never a path."""

    right: Right | None = "public"

    def get(self, name: str) -> None:
        """Send it, compressed for whoever accepts that."""
        asset = self.house.assets.files.get(name)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", TYPES[asset.kind])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        send(self, asset.plain, asset.packed)


def send(handler: Handler, plain: bytes, packed: bytes) -> None:
    """Write a body, compressed where the browser accepts gzip."""
    handler.add_header("Vary", "Accept-Encoding")
    if "gzip" in handler.request.headers.get("Accept-Encoding", ""):
        handler.set_header("Content-Encoding", "gzip")
        handler.write(packed)
    else:
        handler.write(plain)
