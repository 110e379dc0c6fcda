"""A network report as a notebook shows it, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.dataset.read import read_package
from lidera_nb.report.network.build import build
from lidera_nb.report.network.model import NetworkReport
from lidera_nb.report.network.whole import SECTIONS
from lidera_nb.report.parameters import NetworkParameters, parse_as
from lidera_nb.report.provenance import record
from lidera_nb.report.show import Shown, find
from lidera_nb.report.voice import Voice


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A report whose sections can be shown one by one.

    Attributes
    ----------
    report
        Every number of it, as plain data.
    """

    report: NetworkReport

    def show(self, name: str) -> Shown:
        """A section by its name in `lidera_nb.report.network.whole.SECTIONS`."""
        lang = self.report.parameters.lang
        return Shown((SECTIONS[name](self.report, record(), Voice(lang)),), lang)


def open_network(package: str, **parameters: Any) -> NetworkView:
    """Read a package and build its network report.

    Parameters
    ----------
    package
        Path of the data package, found as `lidera_nb.report.open_cohort` finds it.
    **parameters
        The others of `lidera_nb.report.parameters.NetworkParameters`.

    Raises
    ------
    PackageError, ReportError
        If there is no such package, it holds no network, or a parameter is unknown or impossible.
    """
    asked = parse_as(NetworkParameters, {"package": package, **parameters})
    return NetworkView(build(read_package(find(Path(package))), asked))
