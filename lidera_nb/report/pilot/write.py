"""Writing a pilot report: a page in each language, and the same as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from lidera_nb.errors import ReportError
from lidera_nb.report.html import written
from lidera_nb.report.pilot.model import PilotReport
from lidera_nb.report.pilot.sections import sections
from lidera_nb.report.voice import Voice

LANGUAGES = ("es", "en")


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a pilot report, and the SHA-256 of its data."""

    pages: tuple[Path, ...]
    data: Path
    sha256: str


def write_report(report: PilotReport, out: Path, disclose: Callable[[str], None]) -> Made:
    """Write ``pilot-<case>.{es,en}.html`` and ``pilot-<case>.json``; earlier ones are replaced.

    Parameters
    ----------
    report, out
        What to write, and the folder for it.
    disclose
        Called with the SHA-256 of the data before anything is written. If it raises, nothing is.

    Raises
    ------
    ReportError
        If the folder or a file cannot be written.
    """
    data = json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"
    files = {out / f"pilot-{report.case}.{lang}.html": page(report, lang) for lang in LANGUAGES}
    place = out / f"pilot-{report.case}.json"
    digest = sha256(data.encode()).hexdigest()
    disclose(digest)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, text in {**files, place: data}.items():
            path.write_text(text, "utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise ReportError(f"{out}: the report cannot be written: {reason}; name a folder with --out"
                          ) from None  # fmt: skip
    return Made(tuple(files), place, digest)


def page(report: PilotReport, lang: str) -> str:
    """The report as one HTML file that asks the network for nothing."""
    voice = Voice(lang)
    return written(
        voice,
        voice.say("pilot.kind"),
        report.title[lang],
        voice.say("pilot.made", cohorts=" · ".join(report.cohorts), day=voice.day(report.created)),
        sections(report, voice),
        synthetic=report.synthetic,
    )
