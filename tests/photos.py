"""Pictures as phones write them and as nobody does."""

import io
import struct
import zlib

from PIL import Image

CANARY = b"CANARIO"
"""Stands in all that a camera writes beside a picture."""


def told():
    """EXIF of a phone: lying on its side, its maker, the place."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, CANARY.decode()
    exif.get_ifd(0x8825).update({1: "S", 2: (33.0, 26.0, 5.0), 3: "W", 4: (70.0, 39.0, 1.0)})
    return exif


def photo(form, mode="RGB", size=(40, 20), **more):
    """A picture with red on its left, and all that a camera writes beside it."""
    picture = Image.new(mode, size)
    picture.paste(Image.new("RGB", (size[0] // 2, size[1]), "red").convert(mode), (0, 0))
    out = io.BytesIO()
    picture.save(out, form, **{"exif": told(), "xmp": b"<x:xmpmeta>" + CANARY, **more})
    return out.getvalue()


def huge(width, height):
    """A PNG of a hundred bytes that says it has so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
