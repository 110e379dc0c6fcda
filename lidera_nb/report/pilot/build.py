"""From exact plays to what may be told of them.

What testers gave to be read is told from one person on: flags, comments, "none of these", ratings,
and that a play stopped. What they did is treated as in every report: counts from 1 to one less
than the threshold are withheld, and so is whatever would give them away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median

import pandas as pd

from lidera_nb.dataset.piloted import BREAK, Piloted, PilotPlay, Version
from lidera_nb.dataset.suppression import THRESHOLD
from lidera_nb.report.choices import Choices, choices
from lidera_nb.report.labels import Labels
from lidera_nb.report.model import DecisionPoint
from lidera_nb.report.pilot.lines import flagged_lines
from lidera_nb.report.pilot.model import (
    Choice,
    Decision,
    Median,
    PilotReport,
    Stop,
    VersionReport,
    Words,
)

POINTS = (1, 2, 3, 4, 5)


def build(found: Piloted, now: datetime, threshold: int = THRESHOLD) -> PilotReport:
    """The report of a case's pilots."""
    spreads = {version.hash: _spread(found, version, threshold) for version in found.versions}
    return PilotReport(
        case=found.case,
        title=_words(found.versions[-1], "title"),
        cohorts=tuple(cohort.title for cohort in found.cohorts),
        synthetic=any(cohort.synthetic for cohort in found.cohorts),
        created=now.isoformat(timespec="seconds"),
        threshold=threshold,
        break_minutes=round(BREAK.total_seconds() / 60),
        lost=found.lost,
        versions=tuple(
            _version(version, found.of(version), spreads[version.hash], threshold)
            for version in found.versions
        ),
        lines=flagged_lines(found, spreads, threshold),
    )


def _words(version: Version, text_id: str) -> Words:
    return {lang: version.texts[lang][text_id] for lang in ("es", "en")}


def _spread(found: Piloted, version: Version, threshold: int) -> Choices | None:
    """How the testers of a version decided, withheld as in a cohort's report."""
    plays = found.of(version)
    decided = [
        (play.who, number, one.scene, one.choice)
        for play in plays
        for number, one in enumerate(play.decided, start=1)
    ]
    if not decided:
        return None
    ended = [(play.who, play.scene) for play in plays if play.ended]
    return choices(
        found.case,
        pd.DataFrame(decided, columns=["study_id", "position", "scene", "choice"]),
        pd.DataFrame(ended, columns=["study_id", "ending"]),
        Labels(version.codebook, "es"),
        threshold,
    )


def _version(
    version: Version, plays: Sequence[PilotPlay], spread: Choices | None, threshold: int
) -> VersionReport:
    rated = Counter(play.realism for play in plays)
    points = spread.decisions if spread else ()
    told = {point.scene: point for point in points}
    return VersionReport(
        number=version.number,
        hash=version.hash,
        current=version.current,
        people=len(plays),
        completed=sum(play.ended for play in plays),
        stops=tuple(_stops(version, plays, threshold)),
        minutes=_median([play.minutes for play in plays if play.ended], threshold),
        decisions=tuple(
            _decision(version, scene, plays, told.get(scene), threshold)
            for scene in _scenes(plays, told)
        ),
        realism=tuple(rated[point] for point in POINTS),
        comments=tuple(sorted(play.comment for play in plays if play.comment)),
    )


def _scenes(plays: Sequence[PilotPlay], told: Mapping[str, DecisionPoint]) -> list[str]:
    """The scenes in which anybody decided, then those in which one only declined."""
    return list(dict.fromkeys([*told, *(one.scene for play in plays for one in play.declined)]))


def _stops(version: Version, plays: Sequence[PilotPlay], threshold: int) -> list[Stop]:
    """That somebody stands in a scene is told; how many, only where they are not few."""
    counted = Counter(play.scene for play in plays if not play.ended)
    return [
        Stop(scene, _words(version, f"scene.{scene}.title"), n if n >= threshold else None)
        for scene, n in counted.most_common()
    ]


def _decision(
    version: Version,
    scene: str,
    plays: Sequence[PilotPlay],
    point: DecisionPoint | None,
    threshold: int,
) -> Decision:
    # In the order of the alphabet: none that would tell what came from one and the same person.
    instead = sorted(one.instead for play in plays for one in play.declined if one.scene == scene)
    people = point.choices.people if point else None
    spent = [one.minutes for play in plays for one in play.decided if one.scene == scene]
    return Decision(
        scene=scene,
        title=_words(version, f"scene.{scene}.title"),
        people=people,
        choices=tuple(
            Choice(option.id, _words(version, f"choice.{scene}.{option.id}.label"), option.people)
            for option in (point.choices.options if point else ())
        ),
        declined=len(instead),
        instead=tuple(instead),
        minutes=_median(spent, threshold) if people is not None else None,
    )


def _median(minutes: Sequence[float | None], threshold: int) -> Median | None:
    known = [one for one in minutes if one is not None]
    return Median(round(median(known), 1), len(known)) if len(known) >= threshold else None
