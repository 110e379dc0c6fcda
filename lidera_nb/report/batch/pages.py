"""The summary of a batch as a page in each language: every cohort, every report, what failed.

The pages hold no time and do not say what was made now and what before: the same reports give
the same pages.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lidera_nb import texts
from lidera_nb.content import content_hash
from lidera_nb.report import kinds
from lidera_nb.report.batch import summary
from lidera_nb.report.batch.summary import CohortTold, ReportTold, State, Summary
from lidera_nb.textids import LANGUAGES

SHOWN: tuple[State, State] = ("made", "kept")
MARK = "<!-- lidera-batch {} -->"
"""Ends a page: the hash of all that it says, so that it is not written again for nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A report that some cohort has: the name of its folders, and what it is called."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A cohort, with its reports of each column in order of their languages."""

    told: CohortTold
    cells: tuple[tuple[ReportTold, ...], ...]
    withheld: int


def file_name(lang: str) -> str:
    """The name of the summary's page in a language."""
    return f"summary.{lang}.html"


def write(told: Summary, out: Path) -> None:
    """Write the pages, unless they are there and say just this."""
    mark = MARK.format(content_hash(_said(told)))
    for lang in LANGUAGES:
        path = out / file_name(lang)
        if not _ends(path, mark):
            aside = path.with_name(f".{path.name}")
            aside.write_text(page(told, lang) + mark + "\n", "utf-8")
            aside.replace(path)


def page(told: Summary, lang: str) -> str:
    """The summary in one language, as one HTML file that asks the network for nothing."""
    folder = Path(summary.__file__).parents[1] / "templates"
    jinja = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    columns = _columns(told, lang)
    return jinja.get_template("batch.html.j2").render(
        lang="es-CL" if lang == "es" else "en-US",
        say=lambda text, **values: texts.say(lang, f"batch.{text}", **values),
        told=told,
        columns=columns,
        rows=[_row(cohort, columns) for cohort in told.cohorts],
        ready=told.count(*SHOWN),
        synthetic=any(cohort.synthetic for cohort in told.cohorts),
        other={"file": file_name("en" if lang == "es" else "es")},
        style=(folder / "report.css").read_text("utf-8"),
    )


def _said(told: Summary) -> dict[str, Any]:
    """All that a page may say of a summary."""
    content = asdict(told)
    del content["kinds"]
    for cohort in content["cohorts"]:
        for report in cohort["reports"]:
            report["state"] = "made" if report["state"] in SHOWN else report["state"]
            del report["seconds"]
    return content


def _ends(path: Path, mark: str) -> bool:
    try:
        with path.open("rb") as page:
            page.seek(-len(mark) - 1, 2)
            return page.read().decode() == mark + "\n"
    except (OSError, ValueError):
        return False


def _columns(told: Summary, lang: str) -> list[Column]:
    found = {one.name: one.kind for cohort in told.cohorts for one in cohort.reports}
    return [Column(name, _title(name, kind, lang)) for name, kind in found.items()]


def _title(name: str, kind: str, lang: str) -> str:
    title = texts.say(lang, kinds.named(kind).title)
    return title if name == kind else f"{title} ({name})"


def _row(cohort: CohortTold, columns: list[Column]) -> Row:
    cells = tuple(
        tuple(one for one in cohort.reports if one.name == column.name) for column in columns
    )
    # The same numbers are withheld in each language.
    first = [cell[0].withheld for cell in cells if cell]
    return Row(cohort, cells, sum(first))
