"""Pictures as they are kept: what can be seen, and nothing that the camera wrote beside it.

A photo of a phone says where and when it was taken, and with which device. The picture is decoded
and written anew, turned as it was meant to be seen: what was no picture (EXIF with its place, XMP,
comments, thumbnails, whatever hangs behind the end) has no way through. Colour profiles go, too.
"""

from __future__ import annotations

import io
import threading
import warnings
from typing import Any

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import get_sampling

PIXELS_MOST = 30_000_000
"""Pixels of a picture: twice those that phones take by default, 90 MB once they are decoded."""

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
"""Media type to the one decoder that may look at it."""

_ONE_AT_A_TIME = threading.Lock()
_WEBP_QUALITY = 90


class PictureError(Exception):
    """A file cannot be kept as a picture; `reason` is ``large`` (too many pixels) or ``broken``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_picture(media: str) -> bool:
    """Whether files of this kind are kept as pictures."""
    return media in FORMATS


def bare(content: bytes, media: str) -> bytes:
    """The picture in a file alone, upright. Of one that moves, the first image.

    The same file always gives the same bytes. Decoding takes memory: one picture at a time.

    Raises
    ------
    PictureError
        It has more than `PIXELS_MOST` pixels, which is told before any of them is decoded; or
        it is no picture of this kind, or not a whole one.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit is ours
        try:
            with Image.open(io.BytesIO(content), formats=[FORMATS[media]]) as picture:
                _weighed(picture)
                return _written(picture, media, content)
        except (PictureError, Image.DecompressionBombError) as fault:
            raise PictureError(getattr(fault, "reason", "large")) from None
        except Exception:  # a decoder may stumble over a hostile file in any way
            raise PictureError("broken") from None


def _weighed(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > PIXELS_MOST:
        raise PictureError("large")


def _written(picture: Image.Image, media: str, content: bytes) -> bytes:
    how = _kept_as_good(picture, media, content)
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    if media == "image/jpeg" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    see_through = picture.info.get("transparency")
    picture.info = {} if see_through is None else {"transparency": see_through}
    out = io.BytesIO()
    picture.save(out, format=FORMATS[media], **how)
    return out.getvalue()


def _kept_as_good(picture: Image.Image, media: str, content: bytes) -> dict[str, Any]:
    """How a picture is written so that it looks no worse than it came."""
    if media == "image/jpeg":
        sampling = get_sampling(picture)
        tables = getattr(picture, "quantization", None)
        if tables and sampling >= 0 and picture.mode in ("L", "RGB"):
            return {"qtables": tables, "subsampling": sampling}
        return {"quality": 92}
    if media == "image/webp":
        return {"lossless": True} if b"VP8L" in content[:64] else {"quality": _WEBP_QUALITY}
    return {}
