"""Assignments released, collected, graded and answered, over nbgrader's own course and database."""
