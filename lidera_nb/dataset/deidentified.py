"""The de-identified tables: ids of this release alone, days left out, descriptions made common.

What happens to a column follows from its type and name, and a table leaves only if it stands in
`_SAFE`: one that is added later stays in the system until somebody decides otherwise. What people
did is still in it, so it is not anonymous: whoever knows how somebody decided may find them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from lidera_nb.dataset import ladders
from lidera_nb.dataset.dictionary import TABLES
from lidera_nb.dataset.framed import frames
from lidera_nb.dataset.kanonymity import Common, common
from lidera_nb.dataset.networktables import NAMES as NETWORK
from lidera_nb.dataset.pseudonyms import fresh_ids
from lidera_nb.errors import PackageError
from lidera_nb.network.territory import MACROZONES

Frames = Mapping[str, pd.DataFrame]
Fresh = Callable[[str, Iterable[str]], dict[str, str]]
"""From a prefix and old ids to an id of this release for each."""

_SAFE = (
    "participants", "decisions", "indicators", "levels", "documents", "endings", "panels",
    "reflections", "scales", "handins", "assignment_scores", "review_levels", "consents",
    "flow", "codebook",
)  # fmt: skip
_PURPOSES = ("evaluation", "research")
_MINUTES = (0, 1, 2, 3, 5, 8, 13, 20, 30)
"""Lower bounds in which times are told: minutes to the tenth would point at one play."""
_LENGTH = 50
_LONGEST = 1000
_COARSE = ("reason_chars", "chars", "words")


@dataclass(frozen=True)
class Deidentified:
    """The tables, and what was done, as the package's description tells it."""

    frames: dict[str, pd.DataFrame]
    told: dict[str, Any]


def deidentify(
    coded: Frames, k: int, public: bool = False, fresh: Fresh = fresh_ids
) -> Deidentified:
    """The tables of a coded package, made safe for people outside the study.

    Parameters
    ----------
    coded
        The tables of the coded tier.
    k
        How many people are described alike, at least.
    public
        Leave the network out as well: whoever is in one finds themselves by their own ties.
    fresh
        Makes the ids of this release.

    Raises
    ------
    PackageError
        If fewer than `k` people are in the package.
    """
    people = _common(_known(coded["participants"]), ladders.LADDERS, k)
    ids = fresh("d_", coded["participants"]["study_id"])
    readers = fresh("r_", _readers(coded))
    kept = {name: coded[name] for name in _SAFE if name in coded} | {"participants": people.frame}
    made = {name: _safe(name, frame, ids, readers) for name, frame in kept.items()}
    told = _told(k, people)
    if not public and all(name in coded for name in NETWORK):
        network, about = _network(coded, k, fresh)
        made |= network
        told["generalised_network"] = about
    made["codebook"] = _labelled(made["codebook"])
    told["left_out"] = [name for name in coded if name not in made]
    return Deidentified({name: made[name] for name in TABLES if name in made}, told)


def _told(k: int, people: Common) -> dict[str, Any]:
    return {
        "k": k,
        "generalised": people.rungs,
        "described_people_hidden": people.hidden,
        "information_lost": people.loss,
    }


def _common(frame: pd.DataFrame, rungs: tuple[Any, ...], k: int) -> Common:
    if len(frame) < k:
        raise PackageError(
            f"the package would hold fewer than {k} people, so nobody in it could be made like "
            f"{k} others; export another tier, or wait until more people take part"
        )
    return common(frame, rungs, k)


def _known(participants: pd.DataFrame) -> pd.DataFrame:
    """People without the days that are never told, and the start in its month."""
    days = participants["started_on"]
    pilot = participants["pilot"]
    return participants.assign(
        started_on=pd.Series([None if pd.isna(d) else ladders.month(d) for d in days],
                             index=days.index, dtype=object),
        completed_on=None,
        pilot=pilot if pilot.nunique() <= 1 else pd.Series(pd.NA, index=pilot.index,
                                                           dtype=pilot.dtype),
    )  # fmt: skip


def _safe(
    name: str, frame: pd.DataFrame, ids: Mapping[str, str], readers: Mapping[str, str]
) -> pd.DataFrame:
    if name == "codebook":
        return frame
    new = frame.copy()
    for column in frame.columns:
        new[column] = _column(name, str(column), frame[column], ids, readers)
    if name == "consents":
        new = new[new["purpose"].isin(_PURPOSES)]
    by = ["study_id"] if "study_id" in new else []
    return new.sort_values(by, kind="stable").reset_index(drop=True) if by else new


def _column(
    table: str, name: str, old: pd.Series[Any], ids: Mapping[str, str], readers: Mapping[str, str]
) -> pd.Series[Any]:
    people = table == "participants"
    if name == "study_id":
        return old.map(ids).astype(old.dtype)
    if name in ("reader", "signed_by"):
        return old.map(readers).astype(old.dtype)
    if TABLES[table].column(name).type in ("date", "datetime") and not people:
        return pd.Series(None, index=old.index, dtype=object)
    if name == "lang" and not people:
        return pd.Series(pd.NA, index=old.index, dtype=old.dtype)
    if name in _COARSE:
        return ((old // _LENGTH) * _LENGTH).clip(upper=_LONGEST)
    return _banded(old) if name == "minutes" else old


def _banded(minutes: pd.Series[Any]) -> pd.Series[Any]:
    bounds = np.array(_MINUTES)
    told = [None if pd.isna(m) else float(bounds[bounds <= max(float(m), 0)][-1]) for m in minutes]
    return pd.Series(told, index=minutes.index, dtype=minutes.dtype)


def _readers(coded: Frames) -> list[str]:
    if "review_levels" not in coded:
        return []
    levels = coded["review_levels"]
    return sorted({*levels["reader"].dropna(), *levels["signed_by"].dropna()})


def _network(coded: Frames, k: int, fresh: Fresh) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """The network under ids of its own, so that a position in it leads to nobody's decisions."""
    people, responses, ties = (coded[name] for name in NETWORK)
    alike = _common(people, ladders.PROFILE_LADDERS, k)
    ids = fresh("n_", people["study_id"])
    territory = alike.frame["territory"]
    exact = alike.rungs["territory"] == "exact"
    zone = people["macrozone"] if exact else territory.where(territory.isin(MACROZONES))
    about = alike.frame.assign(macrozone=zone.where(territory.notna()))
    made = (
        about.assign(study_id=people["study_id"].map(ids)),
        responses.assign(study_id=responses["study_id"].map(ids)),
        ties.assign(source=ties["source"].map(ids), target=ties["target"].map(ids)),
    )
    ordered = (
        frame.sort_values([c for c in ("wave", "study_id", "source", "target") if c in frame])
        for frame in made
    )
    kept = dict(zip(NETWORK, (f.reset_index(drop=True) for f in ordered), strict=True))
    return kept, alike.rungs


def _labelled(codebook: pd.DataFrame) -> pd.DataFrame:
    """The codebook with the words of the higher rungs."""
    more = frames({"codebook": list(ladders.labels())})["codebook"]
    return pd.concat([codebook, more], ignore_index=True)
