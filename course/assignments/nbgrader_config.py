"""nbgrader's settings for this course, for its own commands as for ``lidera assignments``.

Whatever nbgrader writes tells about people, so it goes to the server's folder (``LIDERA_VAR``, or
``var/`` beside the course), never here.
"""

import os
from pathlib import Path

from nbconvert.preprocessors.sanitize import SanitizeHTML

from lidera_nb.assignments.released import STUB
from lidera_nb.grading.preprocessors import FEEDBACK, RELEASE
from lidera_nb.grading.shut import shut_pages
from lidera_nb.settings import from_mapping

here = Path(__file__).resolve().parent
c = get_config()  # noqa: F821 - nbgrader puts it here

c.CourseDirectory.course_id = "lidera"
c.CourseDirectory.source_directory = str(here / "source")
c.CourseDirectory.root = str(from_mapping(os.environ).var.resolve() / "assignments")

# The texts explain the answers; they are for nobody's release.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.yaml"]

# An answer that was left open is None, and runs.
c.ClearSolutions.code_stub = {"python": STUB}
c.GenerateAssignment.preprocessors = RELEASE

# What participants wrote is shown in formgrader and in feedback, never run there.
c.HTMLExporter.preprocessors = [SanitizeHTML]
c.GenerateFeedback.preprocessors = FEEDBACK
c.GenerateFeedback.post_convert_hook = shut_pages

# Formgrader would show this configuration as JSON, which it is not.
c.FormgradeExtension.debug = False
