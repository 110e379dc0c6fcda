"""The warm parents of this process: one for each set of modules, started when first asked for."""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from lidera_nb.errors import SettingsError
from lidera_nb.kernels.managers import WarmKernels
from lidera_nb.kernels.parent import WarmParent

_parents: dict[tuple[str, ...], WarmParent] = {}
_clean: dict[tuple[str, ...], WarmParent] = {}
_users: Counter[tuple[str, ...]] = Counter()
_lock = threading.Lock()
_log = logging.getLogger(__name__)


def shared_parent(warm: tuple[str, ...]) -> WarmParent:
    """The warm parent of this process for these modules; a new one if there is none or it died.

    It has the environment of this process: kernels of a Jupyter program have that, too.

    Raises
    ------
    SettingsError
        It cannot be warmed up; the sentence says why.
    """
    with _lock:
        parent = _living(_parents, warm) or WarmParent(warm, os.environ)
        _parents[warm] = parent
    parent.ready()
    return parent


@contextmanager
def clean_kernels(warm: tuple[str, ...]) -> Iterator[WarmKernels]:
    """Kernels of a parent without this process's secrets, for what LIDERA itself executes.

    The parent outlives the block, for the next one; `rest` ends it. Where processes cannot be
    forked or it cannot be warmed up, kernels start from nothing.
    """
    with _lock:
        parent = _living(_clean, warm) or WarmParent(warm) if hasattr(os, "fork") else None
        if parent:
            _clean[warm] = parent
        _users[warm] += 1
    try:
        yield WarmKernels(_address(parent) if parent else "")
    finally:
        with _lock:
            _users[warm] -= 1


def rest(warm: tuple[str, ...]) -> None:
    """End the parent of `clean_kernels`, unless a kernel of it is in use; it comes when asked."""
    with _lock:
        parent = None if _users[warm] else _clean.pop(warm, None)
    if parent:
        parent.close()


def _address(parent: WarmParent) -> str:
    try:
        parent.ready()
    except SettingsError as error:
        _log.warning("kernels start from nothing: %s", error)
        return ""
    return parent.address


def _living(parents: dict[tuple[str, ...], WarmParent], warm: tuple[str, ...]) -> WarmParent | None:
    parent = parents.get(warm)
    if parent is None or parent.lives():
        return parent
    parent.close()
    return None


@atexit.register
def _close() -> None:
    for parent in (*_parents.values(), *_clean.values()):
        parent.close()
