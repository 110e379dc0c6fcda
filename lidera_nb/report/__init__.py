"""Reports over a data package; a notebook needs `open_cohort` alone."""

from lidera_nb.report.show import CohortView, open_cohort

__all__ = ["CohortView", "open_cohort"]
