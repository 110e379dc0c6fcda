"""A batch as it is asked for, typed: from a file of ``evaluation/batches`` or from the command.

Whatever is unknown or of the wrong type is refused here, with the file and the line, before
anything runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from lidera_nb.content import every_fault
from lidera_nb.errors import ContentError, ReportError
from lidera_nb.report import kinds
from lidera_nb.report.parameters import parse_as
from lidera_nb.yamlfile import Step, YamlFile, read_yaml

Lang = Literal["es", "en"]
_Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class AskedReport(_Part):
    """A kind of report, for some cohorts or all.

    Attributes
    ----------
    kind
        Which report. Named here, it is made of every cohort, or fails where there are no data.
    name
        Tells two reports of one kind apart: their folders have this name.
    parameters
        Those of the kind, without ``package`` and ``lang``.
    cohorts, languages
        Instead of those of the batch.
    """

    kind: str
    name: _Name = ""
    parameters: dict[str, Any] = Field(default_factory=dict)
    cohorts: Annotated[list[_Name], Field(min_length=1)] | None = None
    languages: Annotated[list[Lang], Field(min_length=1)] | None = None


class AskedBatch(_Part):
    """A whole batch.

    Attributes
    ----------
    packages
        The folder of the data packages, seen from the file; the command may name another.
    cohorts
        Ids of cohorts; all in the folder by default.
    languages
        In which every report is made.
    parameters
        Of every report whose kind has them.
    reports
        Which reports; all that a package has data for by default.
    """

    packages: str | None = None
    cohorts: Annotated[list[_Name], Field(min_length=1)] | None = None
    languages: Annotated[list[Lang], Field(min_length=1)] = ["es"]
    parameters: dict[str, Any] = Field(default_factory=dict)
    reports: Annotated[list[AskedReport], Field(min_length=1)] | None = None


def read_batch(path: Path) -> tuple[AskedBatch, YamlFile]:
    """Read a batch file.

    Raises
    ------
    ContentError
        The first fault, with its line: a key that does not belong here, an unknown kind, a
        parameter that the kind does not have or that is of the wrong type, a report twice.
    """
    file = read_yaml(path)
    first = next(every_fault(AskedBatch, file, lambda batch: _further(batch, file)), None)
    if first:
        raise first
    return AskedBatch.model_validate(file.data), file


def _further(batch: AskedBatch, file: YamlFile) -> Iterator[ContentError]:
    asked = batch.reports or ()
    unknown = [(n, report) for n, report in enumerate(asked) if report.kind not in kinds.NAMES]
    for number, report in unknown:
        known = ", ".join(kinds.NAMES)
        said = f"there is no report '{report.kind}'; write one of {known}"
        yield file.error(said, "reports", number, "kind")
    if unknown:
        return
    shared = {report.kind for report in asked} or set(kinds.NAMES)
    yield from _unfit(batch.parameters, shared, file, ("parameters",))
    for number, report in enumerate(asked):
        here = ("reports", number, "parameters")
        yield from _unfit(report.parameters, {report.kind}, file, here)
    yield from _twice(asked, file)


def _unfit(
    parameters: Mapping[str, Any], of: Iterable[str], file: YamlFile, here: tuple[Step, ...]
) -> Iterator[ContentError]:
    """The parameters that none of these kinds has, or that are not what one of them takes."""
    for name, value in parameters.items():
        if name in _ELSEWHERE:
            said = f"'{name}' is no parameter here; use the key '{_ELSEWHERE[name]}'"
            yield file.error(said, *here, name)
            continue
        models = [kinds.parameters_of(kind) for kind in sorted(of)]
        having = [model for model in models if name in model.model_fields]
        for model in having or models[:1]:
            try:
                parse_as(model, {"package": "p", name: value})
            except ReportError as error:
                yield file.error(str(error), *here, name)


_ELSEWHERE = {"package": "packages", "lang": "languages"}


def _twice(asked: Iterable[AskedReport], file: YamlFile) -> Iterator[ContentError]:
    taken: set[str] = set()
    for number, report in enumerate(asked):
        name = report.name or report.kind
        if name in taken:
            said = f"a report '{name}' stands here already; give this one a name of its own"
            yield file.error(said, "reports", number)
        taken.add(name)
