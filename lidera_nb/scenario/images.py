"""The images of a case: small files in its folder ``media``, which travel inside the case itself.

An image becomes a data URI, so that it is part of what is hashed, kept and shown: no page needs
an address for it, and nobody can look it up before the scene is reached. This module must not
know how a scene is shown.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from lidera_nb.scenario.model import Beat, Scenario
from lidera_nb.scenario.walk import Fault
from lidera_nb.scenario.walk import Path as KeyPath

FOLDER = "media"
MOST_BYTES = 60_000

_NAME = re.compile(r"[a-z0-9_-][a-z0-9._-]*(\.png|\.jpg|\.webp)")
_TYPES = {".png": "png", ".jpg": "jpeg", ".webp": "webp"}
_BEGINNINGS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def broken_images(scenario: Scenario, directory: Path) -> Iterator[Fault]:
    """Every image beat whose file is not named, not there, too large, or no such image."""
    for path, beat in _images(scenario):
        if beat.src is None:
            yield Fault(path, f"the image '{beat.id}' has no file; name it in 'src'")
        elif message := _fault(beat.src, directory / FOLDER):
            yield Fault((*path, "src"), message)


def data_uris(scenario: Scenario, directory: Path) -> dict[str, str]:
    """The images of a sound case by file name, as data URIs."""
    names = {beat.src for _, beat in _images(scenario) if beat.src}
    return {name: _uri(directory / FOLDER / name) for name in sorted(names)}


def _images(scenario: Scenario) -> Iterator[tuple[KeyPath, Beat]]:
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            if beat.kind == "image":
                yield ("scenes", name, "beats", i), beat


def _fault(name: str, folder: Path) -> str:
    named = _NAME.fullmatch(name)
    if named is None:
        return (
            f"'{name[:60]}' cannot name an image; give a file of the folder '{FOLDER}', in small "
            "letters, digits, dots and dashes, that ends in .png, .jpg or .webp"
        )
    raw = _beginning(folder / name)
    if raw is None:
        return f"there is no image '{FOLDER}/{name}' to read; add it or mend its name"
    if len(raw) > MOST_BYTES:
        return f"'{FOLDER}/{name}' is larger than {MOST_BYTES // 1000} KB; make the image smaller"
    kind = _TYPES[named[1]]
    if not _BEGINNINGS[kind].match(raw):
        return f"'{FOLDER}/{name}' holds no {kind.upper()} image; save it as one or rename it"
    return ""


def _beginning(path: Path) -> bytes | None:
    """What there is of a file up to a byte more than may be; None if it cannot be read."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError:
        return None


def _uri(path: Path) -> str:
    kind = _TYPES[path.suffix]
    return f"data:image/{kind};base64,{b64encode(path.read_bytes()).decode()}"
