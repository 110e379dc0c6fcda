"""One hand-in of a form or an assignment: what was answered, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lidera_nb.value import value


@value
class HandedIn:
    """Answers as they were handed in; `number` counts from 1, `withdrawn` if taken back."""

    number: int
    at: datetime
    values: Mapping[str, Any]
    late: bool = False
    withdrawn: bool = False
