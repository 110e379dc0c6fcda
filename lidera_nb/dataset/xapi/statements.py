"""The decisions and endings of a package as statements about pseudonymous accounts.

Only what the package says is said: a package without moments makes statements without a
timestamp, and no text that a person wrote is in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pandas as pd

from lidera_nb.dataset.read import Package
from lidera_nb.dataset.xapi.model import (
    Account,
    Activity,
    Agent,
    Component,
    Context,
    ContextActivities,
    Definition,
    Result,
    Statement,
    Verb,
)

ADL = "http://adlnet.gov/expapi"
ANSWERED = Verb(id=f"{ADL}/verbs/answered", display={"es-CL": "respondió", "en-US": "answered"})
COMPLETED = Verb(id=f"{ADL}/verbs/completed", display={"es-CL": "terminó", "en-US": "completed"})
LANGUAGES = {"es": "es-CL", "en": "en-US"}
PLATFORM = "LIDERA"
_EXTRA = ("confidence", "share", "predicted_outcome", "late", "documents_consulted",
          "reason_chars")  # fmt: skip


def statements(package: Package, home: str) -> Iterator[Statement]:
    """Every decision and every ending, person by person in the package's order.

    Parameters
    ----------
    package
        As read by `lidera_nb.dataset.read.read_package`.
    home
        Address of the system, under which the ids of accounts, cases and extensions stand; no
        slash at its end.

    Notes
    -----
    The id of a statement follows from the cohort, study id, case, attempt and position: sent
    twice, it is one statement.
    """
    told = _Teller(package, home)
    yield from (told.decision(row) for row in _rows(package.tables["decisions"]))
    yield from (told.ending(row) for row in _rows(package.tables["endings"]))


class _Teller:
    """The codebook, and the address under which everything is named."""

    def __init__(self, package: Package, home: str) -> None:
        self.home, self.cohort = home, package.meta.cohort
        self.space = uuid5(NAMESPACE_URL, f"{home}/cohort/{self.cohort}")
        columns = ["kind", "source", "parent", "id", "position", "es", "en"]
        rows = package.tables["codebook"][columns].itertuples(index=False, name=None)
        self.entries = list(rows)
        self.words = {
            (kind, source, parent, name): {LANGUAGES["es"]: es, LANGUAGES["en"]: en}
            for kind, source, parent, name, _, es, en in self.entries
        }
        versions = package.tables["decisions"].groupby("scenario")["scenario_hash"].last()
        self.hashes = {str(name): str(found) for name, found in versions.items()}

    def decision(self, row: dict[str, Any]) -> Statement:
        case, scene = row["scenario"], row["scene"]
        extra = {
            self._term(name): row[name] for name in (*_EXTRA, *_indicators(row)) if name in row
        }
        result = Result(response=row["choice"], duration=_duration(row.get("minutes")),
                        extensions=extra or None)  # fmt: skip
        return self._said(
            row, ANSWERED, self._scene(case, scene), result, (case, row["position"], scene),
            {"position": row["position"], "scenario_version": row.get("scenario_version")},
        )  # fmt: skip

    def ending(self, row: dict[str, Any]) -> Statement:
        result = Result(completion=True, response=row["ending"])
        case = row["scenario"]
        return self._said(row, COMPLETED, self._case(case), result, (case, "end"), {})

    def _said(
        self, row: dict[str, Any], verb: Verb, about: Activity, result: Result,
        key: tuple[Any, ...], more: dict[str, Any],
    ) -> Statement:  # fmt: skip
        play = (row["study_id"], row["scenario"], row["attempt"])
        told = {"attempt": row["attempt"], **more}
        context = Context(
            registration=str(self._id("play", *play)),
            context_activities=ContextActivities(parent=(self._case(row["scenario"]),)),
            revision=row.get("scenario_hash") or self.hashes.get(row["scenario"]),
            platform=PLATFORM,
            language=LANGUAGES.get(row.get("lang", "")),
            extensions={self._term(k): v for k, v in told.items() if v is not None},
        )
        account = Account(home_page=self.home, name=row["study_id"])
        return Statement(
            id=str(self._id("statement", *play, *key)),
            actor=Agent(account=account),
            verb=verb,
            object=about,
            result=result,
            context=context,
            timestamp=row.get("decided_at"),
            version="2.0.0",
        )

    def _case(self, case: str) -> Activity:
        name = self.words.get(("case", case, "", case))
        kind = f"{ADL}/activities/simulation"
        return Activity(id=f"{self.home}/case/{case}", definition=Definition(name=name, type=kind))

    def _scene(self, case: str, scene: str) -> Activity:
        asked = self.words.get(("decision", case, "", scene))
        offered = tuple(
            Component(id=name, description={LANGUAGES["es"]: es, LANGUAGES["en"]: en})
            for kind, source, parent, name, _, es, en in self.entries
            if (kind, source, parent) == ("choice", case, scene)
        )
        definition = Definition(
            name=self.words.get(("scene", case, "", scene)),
            description=asked,
            type=f"{ADL}/activities/cmi.interaction",
            interaction_type="choice",
            choices=offered or None,
        )
        return Activity(id=f"{self.home}/case/{case}/scene/{scene}", definition=definition)

    def _term(self, name: str) -> str:
        return f"{self.home}/xapi/{name}"

    def _id(self, *parts: Any) -> UUID:
        return uuid5(self.space, "/".join(map(str, parts)))


def _indicators(row: dict[str, Any]) -> list[str]:
    return [name for name in row if name.startswith("indicator_")]


def _duration(minutes: float | None) -> str | None:
    return None if minutes is None else f"PT{round(minutes * 60)}S"


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as plain values, without what is missing."""
    for row in table.astype(object).to_dict("records"):
        yield {str(name): value for name, value in row.items() if not pd.isna(value)}
