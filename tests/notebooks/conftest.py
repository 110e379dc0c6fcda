"""The same packages as for the reports."""

from tests.report.conftest import package
from tests.report.network.conftest import network_package

__all__ = ["network_package", "package"]
