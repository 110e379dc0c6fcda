"""The same packages as for the reports."""

from tests.report.conftest import package
from tests.report.network.conftest import network_package
from tests.report.reflections.conftest import reading_package, toy_course

__all__ = ["network_package", "package", "reading_package", "toy_course"]
