"""Exporting a cohort: gather its tables, make of them what the tier allows, write the package.

Nothing is written in the journal from here: the caller gives a function that notes the disclosure
there (`package.exported`), and it is called before the package appears.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from lidera_nb.activities.course import Course
from lidera_nb.activities.registry import Registry
from lidera_nb.dataset.about import About
from lidera_nb.dataset.aggregated import aggregate
from lidera_nb.dataset.deidentified import deidentify
from lidera_nb.dataset.earlier import PEOPLE, Record, read_record
from lidera_nb.dataset.files import graphs
from lidera_nb.dataset.gather import Gathered, gather
from lidera_nb.dataset.release import Release, checked
from lidera_nb.dataset.safecounts import near
from lidera_nb.dataset.source import Source
from lidera_nb.dataset.spss import sav_files
from lidera_nb.dataset.write import write_package
from lidera_nb.errors import PackageError
from lidera_nb.events.journal import Journal


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that was written: where, of how many people, and the hash of its description.

    The description (``datapackage.json``) names the hash of every table, so `sha256` stands for
    the whole package.
    """

    path: Path
    people: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported: a cohort, whereto, how much of its people.

    Attributes
    ----------
    cohort, out
        Its id, and the package's folder; an older package there is replaced, anything else is
        left alone.
    keys
        The folder of the crosswalks and of what was released before, outside `out`.
    now
        When, for the package's description.
    release
        Tier, purpose, recipient.
    spss
        Language of the labels of tables for SPSS; none without one.
    """

    cohort: str
    out: Path
    keys: Path
    now: datetime
    release: Release = field(default_factory=Release)
    spss: Literal["es", "en"] | None = None


Disclose = Callable[[Exported], None]


def export_cohort(
    journal: Journal,
    course: Course,
    registry: Registry,
    cohort_id: str,
    out: Path,
    crosswalk_dir: Path,
    now: datetime,
    disclose: Disclose = lambda _: None,
) -> Exported:
    """Write the coded package of one cohort; see `export`."""
    return export(Source(journal, course, registry), Order(cohort_id, out, crosswalk_dir, now),
                  disclose)  # fmt: skip


def export(source: Source, order: Order, disclose: Disclose = lambda _: None) -> Exported:
    """Write the data package of one cohort.

    Parameters
    ----------
    source
        What happened, the content it happened in, and who belongs where.
    order
        What is asked for.
    disclose
        Notes the disclosure, before the package is moved to its place. If it raises, no package
        is left.

    Raises
    ------
    PackageError
        If the cohort is unknown, the crosswalk would lie within the package or cannot be read,
        the release may not be made, or `out` is something else than a data package.
    """
    checked(order.release)
    cohort = source.cohort(order.cohort)
    _apart(order)
    found = gather(source, cohort, order.keys, order.release)
    made = _made(found, order)
    told = {**order.release.told(), **made.told}
    about = About(cohort.id, cohort.title, cohort.synthetic, order.now, cohort.pilot,
                  order.release.tier, told)  # fmt: skip
    files = graphs(made.frames, cohort.synthetic)
    files |= sav_files(made.frames, order.spss) if order.spss else {}

    def noted(digest: str) -> None:
        disclose(Exported(order.out, len(found.people), digest))
        if made.record is not None:
            made.record.write()

    same = made.frames["codebook"] is found.codebook.frame
    ready = {"codebook": found.codebook.files} if same else {}
    digest = write_package(order.out, about, made.frames, noted, files, ready)
    return Exported(order.out, len(found.people), digest)


@dataclass(frozen=True)
class _Made:
    """The tables of a tier, what is told of their making, and what the next release must know."""

    frames: Mapping[str, pd.DataFrame]
    told: Mapping[str, Any] = field(default_factory=dict)
    record: Record | None = None


def _made(found: Gathered, order: Order) -> _Made:
    if order.release.tier == "deidentified":
        return _deidentified(found, order)
    if order.release.tier == "aggregate":
        return _aggregate(found, order)
    return _Made(found.frames)


def _deidentified(found: Gathered, order: Order) -> _Made:
    people, k = len(found.people), order.release.threshold
    record = read_record(order.keys, order.cohort)
    before = record.counts.get(PEOPLE, ())
    if near(people, before, k):
        raise PackageError(
            f"an earlier de-identified release of '{order.cohort}' held {before[-1]} people and "
            f"this one would hold {people}: side by side they would tell of fewer than {k}; hand "
            "on the earlier package again, or export the tier 'aggregate'"
        )
    done = deidentify(found.frames, k, order.release.public)
    return _Made(done.frames, done.told, record.with_counts({PEOPLE: people}))


def _aggregate(found: Gathered, order: Order) -> _Made:
    record = read_record(order.keys, order.cohort)
    done = aggregate(found.frames, order.release.threshold, record.counts)
    return _Made(done.frames, {}, record.with_counts(done.shown))


def _apart(order: Order) -> None:
    if order.keys.resolve().is_relative_to(order.out.resolve()):
        raise PackageError(
            f"the crosswalk would lie within the package ({order.keys}); keep the keys in "
            "another folder"
        )
