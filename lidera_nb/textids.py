"""Texts by dotted id: nested mappings made flat, and compared with what a structure needs.

Authors write texts nested (``scene: {oficina: {b1: ...}}``); everything else asks for them by
one id (``scene.oficina.b1``). This module knows no particular set of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lidera_nb.errors import ContentError
from lidera_nb.yamlfile import Step, YamlFile

LANGUAGES: tuple[str, ...] = ("es", "en")
"""The languages in which every text of a course exists."""

_Path = tuple[str, ...]


def flatten(nested: Mapping[str, Any]) -> dict[str, str]:
    """Texts under dotted ids.

    Raises
    ------
    ContentError
        If a leaf is not text or two places give the same id; the message names the id.

    Examples
    --------
    >>> flatten({"scene": {"oficina": {"b1": "Son las 7:52."}}})
    {'scene.oficina.b1': 'Son las 7:52.'}
    """
    found: dict[str, str] = {}
    for path, leaf in _leaves(nested):
        fault = _leaf_fault(path, leaf, found)
        if fault:
            raise ContentError(fault)
        found[".".join(path)] = leaf
    return found


def leaves(nested: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every dotted id with what stands there, be it text or not."""
    for path, leaf in _leaves(nested):
        yield ".".join(path), leaf


def text_faults(
    file: YamlFile,
    needed: Iterable[str],
    *,
    under: tuple[Step, ...] = (),
    may_be_empty: Iterable[str] = (),
    purposes: Mapping[str, str] | None = None,
) -> Iterator[ContentError]:
    """Every way in which the texts of a file differ from the `needed` ids.

    Parameters
    ----------
    file
        The file with the texts.
    needed
        The ids that must be there, and no others.
    under
        Where in the file the texts begin; the top by default.
    may_be_empty
        Those of the needed ids whose text may be empty.
    purposes
        What a text is for, by id, where an author might not guess it.
    """
    told = {name: f" ({purpose})" for name, purpose in (purposes or {}).items()}
    wanted, optional = dict.fromkeys(needed), frozenset(may_be_empty)
    found: dict[str, Any] = {}
    for path, leaf in _leaves(_inside(file, under)):
        name, here = ".".join(path), (*under, *path)
        if name not in wanted:
            yield file.error(f"the text '{name}' belongs to nothing; remove or rename it", *here)
        elif fault := _leaf_fault(path, leaf, found):
            yield file.error(fault, *here)
        elif not leaf.strip() and name not in optional:
            yield file.error(f"the text '{name}'{told.get(name, '')} is empty; write it", *here)
        found[name] = leaf
    for name in wanted:
        if name not in found:
            message = f"the text '{name}'{told.get(name, '')} is missing; add it"
            yield file.error(message, *under, *name.split("."))


def _inside(file: YamlFile, under: tuple[Step, ...]) -> Mapping[str, Any]:
    inner: Any = file.data
    for step in under:
        inner = inner[step]
    assert isinstance(inner, dict)
    return inner


def _leaf_fault(path: _Path, leaf: Any, found: Mapping[str, Any]) -> str:
    name = ".".join(path)
    if name in found:
        return f"the text '{name}' stands in two places; keep one"
    if leaf is None:
        return f"the text '{name}' is empty; write it"
    if not isinstance(leaf, str):
        return f"the text '{name}' is not text; put it in quotes"
    return ""


def _leaves(nested: Mapping[str, Any], path: _Path = ()) -> Iterator[tuple[_Path, Any]]:
    for key, value in nested.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value
