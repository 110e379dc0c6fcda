"""All that an author has to mend in a course, with file and line: pages, cases, forms, cards.

Loading stops at the first fault; checking goes on and finds them all. What loading would refuse
is always among them, so that a course without findings is one that a server starts with.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lidera_nb.activities.course import load_course
from lidera_nb.activities.pagefile import ModuleSpec, StepSpec, page_faults, page_paths
from lidera_nb.assignments.notebook import assignment_faults
from lidera_nb.cards.seed import seed_faults, seed_paths
from lidera_nb.content import validated
from lidera_nb.errors import ContentError
from lidera_nb.forms.instrumentload import instrument_faults, is_instrument
from lidera_nb.forms.load import form_faults
from lidera_nb.forms.scale import is_scale, scale_faults
from lidera_nb.reflection.rubric import is_rubric, rubric_faults
from lidera_nb.scenario.check import Finding, findings
from lidera_nb.scenario.check import check as check_case
from lidera_nb.scenario.panel.load import panel_faults, stale
from lidera_nb.yamlfile import read_yaml


def check_course(root: Path) -> list[Finding]:
    """Everything wrong with the course in `root`, sorted by place; empty when it is sound."""
    pages = page_paths(root)
    errors = [error for page in pages for error in page_faults(root, page)]
    errors += [error for form in _forms(root, pages) for error in _form_errors(form)]
    errors += [error for case in _cases(root, pages) for error in panel_faults(case)]
    errors += [error for task in _assignments(root, pages) for error in assignment_faults(task)]
    errors += [error for path in seed_paths(root) for error in seed_faults(path)]
    found = {finding for case in _cases(root, pages) for finding in check_case(case)}
    return sorted({*found, *findings(errors)}) or findings(_refusal(root))


def stale_panels(root: Path) -> list[Finding]:
    """The panels that played another version of their case: they are not shown."""
    found = (stale(case) for case in case_folders(root))
    return findings(error for error in found if error is not None)


def _refusal(root: Path) -> Iterator[ContentError]:
    """What only the course as a whole can have."""
    try:
        load_course(root)
    except ContentError as error:
        yield error


def case_folders(root: Path) -> list[Path]:
    """The folders of all cases of a course, in order."""
    return _cases(root, page_paths(root))


def case_folder(root: Path, name: str) -> Path:
    """The folder of the case `name`.

    Raises
    ------
    ContentError
        The course has no such case.
    """
    known = {folder.name: folder for folder in case_folders(root)}
    if name not in known:
        listed = ", ".join(known) or "none"
        raise ContentError(f"there is no case '{name[:60]}'; write one of: {listed}", root)
    return known[name]


def _cases(root: Path, pages: list[Path]) -> list[Path]:
    """The folders of all cases, whether a page leads to them or not."""
    lying = {path.parent for path in root.glob("scenarios/*/scenario.yaml")}
    asked = {root / str(step.source) for step in _steps(pages) if step.activity == "simulation"}
    return sorted(folder for folder in lying | asked if folder.exists())


def _forms(root: Path, pages: list[Path]) -> list[Path]:
    """The files of all forms, surveys and rubrics, whether a page leads to them or not."""
    lying = set(root.glob("instruments/*.yaml"))
    apart = ("simulation", "assignment")
    steps = (s for s in _steps(pages) if s.defined and s.activity not in apart)
    asked = {root / str(step.source) for step in steps}
    return sorted(path for path in lying | asked if path.exists())


def _assignments(root: Path, pages: list[Path]) -> list[Path]:
    """The folders of all assignments, whether a page leads to them or not."""
    lying = {path for path in root.glob("assignments/source/*") if path.is_dir()}
    asked = {root / str(step.source) for step in _steps(pages) if step.activity == "assignment"}
    return sorted(folder for folder in lying | asked if folder.is_dir())


def _steps(pages: list[Path]) -> Iterator[StepSpec]:
    """The steps of all pages that can be read."""
    for page in pages:
        try:
            yield from validated(ModuleSpec, read_yaml(page)).steps
        except ContentError:
            continue


def _form_errors(path: Path) -> list[ContentError]:
    try:
        file = read_yaml(path)
    except ContentError as error:
        return [error]
    if is_rubric(file):
        return list(rubric_faults(file))
    if is_scale(file):
        return list(scale_faults(file))
    return list(instrument_faults(file) if is_instrument(file) else form_faults(file))
