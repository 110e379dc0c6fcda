"""A new folder that is there whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lidera_nb.errors import ContentError


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of `target` when all is written.

    It lies beside `target` meanwhile, and vanishes if anything goes wrong.

    Raises
    ------
    ContentError
        There is something at `target`, there is no folder above it, or it cannot be written.
    """
    refuse_existing(target)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from None
    try:
        yield folder
        refuse_existing(target)
        folder.rename(target)
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_existing(target: Path) -> None:
    """Refuse a target that is there, be it empty, a file or a link that leads nowhere."""
    if target.exists() or target.is_symlink():
        raise ContentError("this is there already; name a folder that is not, with --out", target)
    if not target.parent.is_dir():
        raise ContentError("there is no such folder to write into; create it", target.parent)


def _unwritable(target: Path, error: OSError) -> ContentError:
    return ContentError(f"the folder cannot be written: {error.strerror or error}", target)
