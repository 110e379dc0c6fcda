"""What a study can find: power and the smallest change it can tell, by simulation."""

from lidera_nb.analysis.power.design import Design
from lidera_nb.analysis.power.person import smallest_real_change
from lidera_nb.analysis.power.simulated import Draws, Power, simulate
from lidera_nb.analysis.power.smallest import smallest_detectable

__all__ = ["Design", "Draws", "Power", "simulate", "smallest_detectable", "smallest_real_change"]
