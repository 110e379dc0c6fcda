"""One report to make, and what became of it; both travel to workers as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Job:
    """A report to make.

    Attributes
    ----------
    cohort, package
        The cohort's id, and the folder of its data package.
    kind, lang, parameters
        Which report, in which language, and the other parameters, all of them.
    name
        Tells reports of one kind apart; the kind's own name otherwise.
    key
        What goes in (`lidera_nb.report.identity.key`).
    run
        Id of its run: two workers that make the same job make the same run.
    force
        Whether it is made although it is there.
    pdf
        Whether its page is printed as well.
    """

    cohort: str
    package: str
    kind: str
    lang: str
    name: str
    key: str
    run: str
    parameters: dict[str, Any] = field(default_factory=dict)
    force: bool = False
    pdf: bool = False

    @property
    def folder(self) -> Path:
        """Where its files lie, below the folder of the batch; made of ids only."""
        return Path(self.cohort) / f"{self.name}.{self.lang}"

    def message(self) -> dict[str, Any]:
        """The job as it is sent."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes
    ----------
    state
        ``made`` now, ``kept`` from before because nothing changed, or ``failed``.
    files
        Names of the report's files in its folder; of a failed one, of the partial notebook.
    sentence
        Why it failed, in one sentence.
    withheld
        How many of its numbers are withheld.
    seconds
        What it took by the clock.
    """

    job: Job
    state: Literal["made", "kept", "failed"]
    files: tuple[str, ...] = ()
    sentence: str = ""
    withheld: int = 0
    seconds: float = 0.0

    def message(self) -> dict[str, Any]:
        """The outcome as it is sent."""
        return asdict(self)

    @staticmethod
    def of(message: dict[str, Any]) -> Outcome:
        """An outcome that was sent."""
        job = Job(**message["job"])
        return Outcome(**{**message, "job": job, "files": tuple(message["files"])})
