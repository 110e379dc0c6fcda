"""Reports over a data package; a notebook needs `open_cohort` or `open_network` alone."""

from lidera_nb.report.network.show import NetworkView, open_network
from lidera_nb.report.show import CohortView, open_cohort

__all__ = ["CohortView", "NetworkView", "open_cohort", "open_network"]
