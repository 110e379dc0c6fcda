"""What LIDERA refuses becomes one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from lidera_nb.cli.console import complain
from lidera_nb.errors import LideraError


def guarded(app: Callable[[], object]) -> None:
    """Run a command line; ends with 2 where it is refused and with 130 where it is interrupted."""
    os.umask(0o077)  # journals, packages and reports are for whoever runs the command
    try:
        app()
    except LideraError as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("interrupted; what was saved is saved, run the same command to go on")
        sys.exit(130)
