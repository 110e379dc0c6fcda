"""The same package as for the reports."""

from tests.report.conftest import package

__all__ = ["package"]
