"""What a study of a given size can find, told before anybody is asked."""

from lidera_nb.report.planning.view import PlanView, open_plan

__all__ = ["PlanView", "open_plan"]
