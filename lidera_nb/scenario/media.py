"""The media of a case: files in its folder ``media``, which travel inside the case itself.

A file becomes a data URI, so that it is part of what is hashed and kept. An image is shown as it
is; audio and video are fetched when somebody plays them, at an address made from what they hold,
which nobody can guess before the scene is reached. This module must not know how a scene is shown.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lidera_nb.scenario.model import MEDIA, Beat, Scenario
from lidera_nb.scenario.walk import Fault
from lidera_nb.scenario.walk import Path as KeyPath

FOLDER = "media"

_NAME = re.compile(r"[a-z0-9_-][a-z0-9._-]*(\.[a-z0-9]{2,4})")


@dataclass(frozen=True)
class Format:
    """A kind of file: what its name ends in, its media type, and how its bytes begin."""

    ending: str
    type: str
    beginning: re.Pattern[bytes]


def _format(ending: str, kind: str, beginning: bytes) -> Format:
    return Format(ending, kind, re.compile(beginning, re.DOTALL))


_FORMATS = {
    "image": (
        _format(".png", "image/png", rb"\x89PNG\r\n\x1a\n"),
        _format(".jpg", "image/jpeg", rb"\xff\xd8\xff"),
        _format(".webp", "image/webp", rb"RIFF....WEBP"),
    ),
    "audio": (
        _format(".mp3", "audio/mpeg", rb"ID3|\xff[\xe2-\xff]"),
        _format(".ogg", "audio/ogg", rb"OggS"),
        _format(".m4a", "audio/mp4", rb"....ftyp"),
    ),
    "video": (
        _format(".mp4", "video/mp4", rb"....ftyp"),
        _format(".webm", "video/webm", rb"\x1aE\xdf\xa3"),
    ),
}
_ARTICLES = {"image": "an image", "audio": "an audio file", "video": "a video"}
MOST_BYTES = {"image": 60_000, "audio": 500_000, "video": 2_000_000}
"""An image loads with its scene; a clip only when it is played, on a phone's data plan."""


def broken_media(scenario: Scenario, directory: Path) -> Iterator[Fault]:
    """Every media beat whose file is not named, not there, too large, or of another kind."""
    for path, beat in _media(scenario):
        if beat.src is None:
            yield Fault(path, f"the {beat.kind} '{beat.id}' has no file; name it in 'src'")
        elif message := _fault(beat.kind, beat.src, directory / FOLDER):
            yield Fault((*path, "src"), message)


def data_uris(scenario: Scenario, directory: Path) -> dict[str, str]:
    """The media of a sound case by file name, as data URIs."""
    named = {beat.src: beat.kind for _, beat in _media(scenario) if beat.src}
    return {name: _uri(directory / FOLDER / name, named[name]) for name in sorted(named)}


def image_ending(raw: bytes) -> str:
    r"""How the name of a file that holds this image ends; empty if a case cannot have it.

    >>> image_ending(b"\xff\xd8\xff\xe0")
    '.jpg'
    """
    return next((form.ending for form in _FORMATS["image"] if form.beginning.match(raw)), "")


def address(uri: str) -> str:
    """Where a clip is fetched, from the server's root: made from its content alone."""
    return f"/clips/{clip_id(uri)}"


def clip_id(uri: str) -> str:
    """The name of a clip: 32 hex digits of the SHA-256 of its data URI."""
    return sha256(uri.encode()).hexdigest()[:32]


def content_of(uri: str) -> tuple[str, bytes]:
    """The media type and the bytes of a data URI that `data_uris` made.

    >>> content_of("data:audio/ogg;base64,T2dnUw==")
    ('audio/ogg', b'OggS')
    """
    head, _, body = uri.partition(",")
    return head.removeprefix("data:").removesuffix(";base64"), b64decode(body)


def _media(scenario: Scenario) -> Iterator[tuple[KeyPath, Beat]]:
    for name, scene in scenario.scenes.items():
        for i, beat in enumerate(scene.beats):
            if beat.kind in MEDIA:
                yield ("scenes", name, "beats", i), beat


def _fault(kind: str, name: str, folder: Path) -> str:
    named = _NAME.fullmatch(name)
    form = next((f for f in _FORMATS[kind] if named and f.ending == named[1]), None)
    what, most = _ARTICLES[kind], MOST_BYTES[kind]
    if form is None:
        endings = [one.ending for one in _FORMATS[kind]]
        listed = ", ".join(endings[:-1]) + f" or {endings[-1]}"
        return (
            f"'{name[:60]}' cannot name {what}; give a file of the folder '{FOLDER}', in small "
            f"letters, digits, dots and dashes, that ends in {listed}"
        )
    raw = _beginning(folder / name, most)
    if raw is None:
        return f"there is no {kind} '{FOLDER}/{name}' to read; add it or mend its name"
    if len(raw) > most:
        return f"'{FOLDER}/{name}' is larger than {most // 1000} KB; make the {kind} smaller"
    if not form.beginning.match(raw):
        said = form.type.partition("/")[2].upper()
        return f"'{FOLDER}/{name}' holds no {said} {kind}; save it as one or rename it"
    return ""


def _beginning(path: Path, most: int) -> bytes | None:
    """What there is of a file up to a byte more than may be; None if it cannot be read."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError:
        return None


def _uri(path: Path, kind: str) -> str:
    form = next(form for form in _FORMATS[kind] if form.ending == path.suffix)
    return f"data:{form.type};base64,{b64encode(path.read_bytes()).decode()}"
