"""The lines that need work: those flagged most often per showing come first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lidera_nb.dataset.piloted import Flagged, Piloted, Version
from lidera_nb.report.choices import Choices
from lidera_nb.report.pilot.model import Later, Line, Remark, Words


@dataclass(frozen=True, slots=True)
class _Counted:
    """A flagged line of a version with exact numbers."""

    version: Version
    line: str
    flags: tuple[Flagged, ...]
    shown: int
    people: int


def flagged_lines(
    found: Piloted, spreads: Mapping[str, Choices | None], threshold: int
) -> tuple[Line, ...]:
    """Every line that was flagged in a version, ranked by flags per showing.

    Parameters
    ----------
    found
        The plays.
    spreads
        What may be told of each version's decisions, by its hash: a showing must not tell more.
    threshold
        The smallest count that may be shown.
    """
    counted = [one for version in found.versions for one in _counted(found, version)]
    counted.sort(key=lambda one: (-len(one.flags) / one.shown, -len(one.flags), one.line))
    return tuple(_line(found, one, spreads[one.version.hash], threshold) for one in counted)


def _counted(found: Piloted, version: Version) -> list[_Counted]:
    plays = found.of(version)
    flags: dict[str, list[Flagged]] = {}
    for play in plays:
        for flag in play.flags:
            flags.setdefault(flag.line, []).append(flag)
    return [
        _Counted(version, line, tuple(said), sum(line in p.shown for p in plays), len(plays))
        for line, said in flags.items()
    ]


def _line(found: Piloted, one: _Counted, spread: Choices | None, threshold: int) -> Line:
    newest = found.versions[-1]
    text = _words(one.version, one.line)
    flags = sorted(one.flags, key=lambda flag: (flag.fault, flag.comment))
    now = _words(newest, one.line)
    return Line(
        version=one.version.number,
        hash=one.version.hash,
        line=one.line,
        text=text,
        shown=one.shown if _tellable(one, spread, threshold) else None,
        remarks=tuple(Remark(flag.fault, flag.comment, flag.lang) for flag in flags),
        later="newest" if one.version is newest else _later(text, now),
        later_text=now,
    )


def _words(version: Version, line: str) -> Words:
    return {lang: texts[line] for lang, texts in version.texts.items() if line in texts}


def _later(text: Words, now: Words) -> Later:
    if not now:
        return "gone"
    return "same" if text == now else "changed"


def _tellable(one: _Counted, spread: Choices | None, threshold: int) -> bool:
    """Whether the showings of a line tell nothing that is withheld elsewhere.

    Who saw a scene or a consequence is who chose the way to it.
    """
    if one.shown < threshold or 0 < one.people - one.shown < threshold:
        return False
    if one.shown == one.people:
        return True
    kind, name, *rest = one.line.split(".")
    if kind in ("document", "message"):
        return True
    if spread is None or kind not in ("scene", "decision", "choice"):
        return False
    points = {point.scene: point.choices for point in spread.decisions}
    if rest[-1] == "consequence":
        options = points[name].options if name in points else ()
        return any(option.id == rest[0] and option.people is not None for option in options)
    ends = {option.id: option.people for option in spread.endings.options}
    return ends.get(name) is not None or (name in points and points[name].people is not None)
