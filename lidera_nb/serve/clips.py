"""Sending a clip of a case to whoever plays it: by an address that its content makes.

A case carries its clips inside itself; here they get addresses of their own, so that a page
stays light and a browser may fetch a part. Whether somebody has reached the scene of a clip is
not asked: nobody can guess its address before.
"""

from __future__ import annotations

import re

from tornado.web import HTTPError

from lidera_nb.serve.access import Right
from lidera_nb.serve.base import Handler

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def part_asked(header: str, size: int) -> tuple[int, int] | None:
    """The first byte that is asked for and the one after the last; None if all are.

    A range of another form than one span of bytes is passed over, as HTTP allows.

    Raises
    ------
    HTTPError
        416, if there is no such part.

    Examples
    --------
    >>> part_asked("bytes=0-1", 10), part_asked("bytes=4-", 10), part_asked("bytes=-3", 10)
    ((0, 2), (4, 10), (7, 10))
    >>> part_asked("", 10), part_asked("bytes=0-1,4-5", 10)
    (None, None)
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or not any(found.groups()):
        return None
    first, last = (int(digits) if digits else None for digits in found.groups())
    if first is None:
        first, last = max(0, size - (last or 0)), None
    end = size if last is None else min(last + 1, size)
    if last is not None and last < first:
        return None
    if first >= end:
        raise HTTPError(416)
    return first, end


class ClipHandler(Handler):
    """Send a clip, or the part of it that was asked for."""

    right: Right | None = "clips"

    def get(self, name: str) -> None:
        """Send it. Its name is made of its content, so that a browser may keep it for good."""
        clip = self.house.clips.get(name)
        if clip is None:
            raise HTTPError(404)
        content = clip.content
        part = self._part(len(content))
        self.set_header("Content-Type", clip.kind)
        self.set_header("Accept-Ranges", "bytes")
        self.set_header("Cache-Control", "private, max-age=31536000, immutable")
        # A live page is of this site, but has an origin of its own.
        self.set_header("Cross-Origin-Resource-Policy", "same-site")
        if part is not None:
            self.set_status(206)
            self.set_header("Content-Range", f"bytes {part[0]}-{part[1] - 1}/{len(content)}")
            content = content[slice(*part)]
        self.write(content)

    def _part(self, size: int) -> tuple[int, int] | None:
        try:
            return part_asked(self.request.headers.get("Range", ""), size)
        except HTTPError:
            self._beyond = f"bytes */{size}"
            raise

    def write_error(self, status_code: int, **given: object) -> None:
        """A part that is not there is answered with how much there is."""
        if status_code == 416:
            self.set_header("Content-Range", self._beyond)
            self.finish()
        else:
            super().write_error(status_code, **given)

    def compute_etag(self) -> None:
        """The address alone says what the content is."""
