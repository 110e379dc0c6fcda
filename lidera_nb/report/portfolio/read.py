"""Reading the packages of many cohorts, one after another, and keeping only what is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.dataset.described import joined
from lidera_nb.dataset.read import Meta, read_package
from lidera_nb.dataset.write import is_package
from lidera_nb.errors import PackageError
from lidera_nb.report.portfolio.found.measured import Measured, measured


@dataclass(frozen=True, slots=True)
class Cohort:
    """One cohort: what its package says of itself, who is in it, and what was measured."""

    id: str
    title: str
    people: int
    measured: Measured


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Cohorts by the name of their packages, and what stands for all of them."""

    meta: Meta
    cohorts: tuple[Cohort, ...]


def read_portfolio(folder: Path) -> Portfolio:
    """Read every data package that lies in a folder.

    Raises
    ------
    PackageError
        If there are fewer than two, one of them is not as it was written, or two are of one
        cohort.
    """
    places = [path for path in _within(folder) if is_package(path)]
    if len(places) < 2:
        raise PackageError(
            f"{folder} holds {len(places)} data packages; a portfolio needs two or more, each in a "
            "folder of its own: export them with 'lidera export --all'"
        )
    read = [_one(place) for place in places]
    names = [cohort.id for _, cohort in read]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise PackageError(f"{folder} holds two packages of the cohort '{twice}'; keep one")
    return Portfolio(joined([meta for meta, _ in read]), tuple(cohort for _, cohort in read))


def _within(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise PackageError(f"there is no folder {folder}; name the folder of the data packages")
    yield from (path for path in sorted(folder.iterdir()) if path.is_dir())


def _one(place: Path) -> tuple[Meta, Cohort]:
    package = read_package(place)
    people = len(package.tables["participants"])
    meta = package.meta
    return meta, Cohort(meta.cohort, meta.title, people, measured(package))
