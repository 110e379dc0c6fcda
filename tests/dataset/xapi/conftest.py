"""The small synthetic package that reports are tested with."""

from tests.report.conftest import package

__all__ = ["package"]
