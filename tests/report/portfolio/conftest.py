"""The packages of two other kinds of report."""

from tests.report.network.conftest import network_package

__all__ = ["network_package"]
