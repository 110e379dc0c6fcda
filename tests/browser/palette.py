"""Small PNG files of a page: a few colours are enough for text, at a third of the bytes."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import BrowserContext

COLOURS = 32
PIXELS = """async (png) => {
  const drawn = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(drawn.width, drawn.height).getContext("2d");
  canvas.drawImage(drawn, 0, 0);
  const { data } = canvas.getImageData(0, 0, drawn.width, drawn.height);
  let text = "";
  for (let i = 0; i < data.length; i += 8192) {
    text += String.fromCharCode(...data.subarray(i, i + 8192));
  }
  return [drawn.width, drawn.height, btoa(text)];
}"""


def smaller(context: BrowserContext, png: bytes) -> bytes:
    """The same picture in few colours; the browser reads the file, since it can."""
    page = context.new_page()
    width, height, text = page.evaluate(PIXELS, base64.b64encode(png).decode())
    page.close()
    raw = np.frombuffer(base64.b64decode(text), np.uint8).reshape(height, width, 4)
    return _written(*_in_few_colours(raw[:, :, :3]))


def _in_few_colours(pixels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each pixel's place in a palette of the commonest colours, and the palette."""
    flat = pixels.reshape(-1, 3)
    colours, where, often = np.unique(flat, axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-often, kind="stable")[:COLOURS]]
    apart = colours[:, None, :].astype(int) - palette[None, :, :].astype(int)
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return nearest[where.reshape(-1)].reshape(pixels.shape[:2]), palette


def _written(places: NDArray[Any], palette: NDArray[Any]) -> bytes:
    """A PNG with a palette, eight bits a pixel."""
    height, width = places.shape
    rows = np.zeros((height, width + 1), np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = places
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
