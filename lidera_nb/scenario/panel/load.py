"""Reading the panel of a case: whole and of this very version, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lidera_nb.content import every_fault, validated
from lidera_nb.errors import ContentError, PlayError
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.panel.model import Expert, PanelFile
from lidera_nb.scenario.panel.replay import replayed
from lidera_nb.scenario.state import Play
from lidera_nb.yamlfile import YamlFile, read_yaml

NAME = "panel.yaml"


@dataclass(frozen=True)
class Panel:
    """The experts of a case and their plays, by the same ids."""

    synthetic: bool
    experts: Mapping[str, Expert]
    plays: Mapping[str, Play]

    def __hash__(self) -> int:
        """By the names of its experts, so that what is worked out of a panel can be kept for it."""
        return hash((self.synthetic, *self.experts))


def panel_of(case: Case, directory: Path) -> Panel | None:
    """The panel that played this very version of a case.

    None if the case has no panel, or one of another version; `stale` says the latter.

    Raises
    ------
    ContentError
        The file is there and cannot be read as a panel, or a play of it does not fit the case.
    """
    if not (directory / NAME).exists():
        return None
    file = read_yaml(directory / NAME)
    panel = validated(PanelFile, file)
    if panel.hash != case.hash:
        return None
    for fault in _misfits(case, file, panel):
        raise fault
    return panel_in(case, panel)


def panel_in(case: Case, panel: PanelFile) -> Panel:
    """The panel with its plays, which are taken to fit the case."""
    plays = {name: replayed(case.scenario, one) for name, one in panel.experts.items()}
    return Panel(panel.synthetic, panel.experts, plays)


def panel_faults(directory: Path) -> Iterator[ContentError]:
    """Everything wrong with the panel beside a case; nothing if the case itself is not sound."""
    file, case = _readable(directory)
    if isinstance(file, ContentError):
        yield file
    elif file is not None and case is not None:
        yield from every_fault(PanelFile, file, lambda panel: _misfits(case, file, panel))


def stale(directory: Path) -> ContentError | None:
    """That a panel belongs to another version of its case, if it does."""
    file, case = _readable(directory)
    if not isinstance(file, YamlFile) or case is None:
        return None
    pinned = str(file.data.get("hash"))
    if pinned == case.hash:
        return None
    return file.error(
        f"the panel played another version of this case ({pinned[:8]}…, now {case.hash[:8]}…) and "
        f"is not shown; make it again with 'lidera panel synthesise {case.scenario.id}' or let "
        "experts play this version and draw them with 'lidera panel import'",
        "hash",
    )


def _readable(directory: Path) -> tuple[YamlFile | ContentError | None, Case | None]:
    """The file of the panel (None: there is none) and the case (None: it is not sound)."""
    if not (directory / NAME).exists():
        return None, None
    try:
        case = load(directory)
    except ContentError:
        case = None
    try:
        return read_yaml(directory / NAME), case
    except ContentError as error:
        return error, case


def _misfits(case: Case, file: YamlFile, panel: PanelFile) -> Iterator[ContentError]:
    """The plays that the case does not allow, if it is the version that they were played in."""
    if panel.case != case.scenario.id:
        message = f"this is the panel of '{panel.case}', beside the case '{case.scenario.id}'"
        yield file.error(f"{message}; put it into its folder", "case")
    elif panel.hash == case.hash:
        for name, expert in panel.experts.items():
            try:
                replayed(case.scenario, expert)
            except PlayError as error:
                message = f"the play of '{name}' does not fit the case: {error}; make it again"
                yield file.error(message, "experts", name)
