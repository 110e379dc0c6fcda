"""The cohort widget's Python side: traits only; what it shows is decided in its scripts."""

from lidera_widgets.base import LideraWidget


class Cohort(LideraWidget, folder="cohort"):
    """Cohorts as those who lead them see them (``CohortView``)."""
