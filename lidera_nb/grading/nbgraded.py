"""nbgrader itself: its extra, its programming interface and its database, opened for our course.

Imported only where staff work with assignments; the server never does. Everything that costs
seconds to import stays inside the functions.
"""

from __future__ import annotations

import importlib.util
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lidera_nb.errors import GradingError, SettingsError
from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.grading.working import Working

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.apps.api import NbGraderAPI

COURSE = "lidera"
"""``CourseDirectory.course_id`` in the course's configuration."""


def staff_or_sentence() -> None:
    """Say how to install nbgrader where it is not there."""
    if importlib.util.find_spec("nbgrader") is None:
        raise SettingsError(
            "assignments need nbgrader, which is in the staff packages: install them with "
            "pip install 'lidera[staff]' and run the command again"
        )
    skip_slow_grammar()


def api_of(working: Working) -> NbGraderAPI:
    """The programming interface of nbgrader, configured as the working course says."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = configuration(working)
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # what fails is told in one sentence
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def configuration(working: Working) -> Any:
    """What ``nbgrader_config.py`` of the working course says, as nbgrader reads it."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(working.root)).load_config()


@contextmanager
def gradebook_of(working: Working) -> Iterator[Gradebook]:
    """The database of nbgrader; made if there is none.

    Raises
    ------
    GradingError
        It cannot be opened, or another version of nbgrader made it.
    """
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SAWarning, SQLAlchemyError

    url = f"sqlite:///{working.gradebook}"
    try:
        _found(url)
        gradebook = Gradebook(url, COURSE)
    except SQLAlchemyError as error:
        raise _unusable(working, error) from None
    # Rows that were read stay read: a commit for each person would have all cells read anew.
    gradebook.db().expire_on_commit = False
    try:
        with warnings.catch_warnings():
            # nbgrader adds a submission while it looks for another; nothing is lost by it.
            warnings.simplefilter("ignore", SAWarning)
            yield gradebook
    except SQLAlchemyError as error:
        raise _unusable(working, error) from None
    finally:
        gradebook.close()


def _found(url: str) -> None:
    """Make an empty database unless there is one.

    nbgrader does so as well, but asks a program on the path for the number of its schema, which
    is not found where the environment was not activated.
    """
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from nbgrader.api import Base
    from nbgrader.dbutil import ALEMBIC_DIR
    from sqlalchemy import create_engine, inspect, text

    engine = create_engine(url)
    if not inspect(engine).get_table_names():
        told = Config()
        told.set_main_option("script_location", ALEMBIC_DIR)
        head = ScriptDirectory.from_config(told).get_current_head()
        Base.metadata.create_all(bind=engine)
        with engine.begin() as link:
            link.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            link.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    engine.dispose()


def _unusable(working: Working, error: Exception) -> GradingError:
    return GradingError(
        f"{working.gradebook} cannot be used ({str(error).splitlines()[0]}); if nbgrader was "
        f"upgraded, make a copy of it and run 'nbgrader db upgrade' in {working.root}"
    )


def succeeded(result: dict[str, Any], what: str) -> None:
    """Turn what nbgrader's interface answers into an error with its last words.

    Raises
    ------
    GradingError
        nbgrader did not succeed.
    """
    if not result["success"]:
        raise GradingError(f"{what}: nbgrader refused, saying: {_last_words(result)}")


def _last_words(result: dict[str, Any]) -> str:
    """The line that says why: the last of a traceback, or of the log.

    nbgrader ends with an exception of its own that only points to the lines above it.
    """
    told = "\n".join(str(result.get(part) or "") for part in ("log", "error"))
    said = [line.strip() for line in told.splitlines() if line.strip()]
    faults = [line for line in said if "Error:" in line]
    return (faults or said or ["nothing"])[-1].removeprefix("lidera_nb.errors.GradingError: ")
