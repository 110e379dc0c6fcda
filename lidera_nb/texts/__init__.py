"""What the system says to participants and staff: one catalogue of ids, in es-CL and in English.

The files of this folder are joined by language; `tests/guards/test_texts.py` holds the ids of
both languages against each other and against their use.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from lidera_nb.textids import flatten
from lidera_nb.yamlfile import read_yaml

FOLDER = Path(__file__).parent
LOCALES = {"es": "es_CL", "en": "en_US"}
ZONE = ZoneInfo("America/Santiago")


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """All texts of a language by dotted id."""
    texts: dict[str, str] = {}
    for path in sorted(FOLDER.glob(f"*.{lang}.yaml")):
        texts.update(flatten(read_yaml(path).data))
    return texts


def say(lang: str, text_id: str, **values: Any) -> str:
    """A text with its ``{values}`` filled in.

    >>> say("en", "refused.reason_short", least=20)
    'Please write a little more: at least 20 characters.'
    """
    return catalogue(lang)[text_id].format(**values)


def spoken(lang: str, at: datetime) -> str:
    """A day and time as one says it in Chile.

    >>> from datetime import UTC
    >>> spoken("es", datetime(2026, 3, 2, 12, 0, tzinfo=UTC))
    'lunes 2 de marzo a las 9:00'
    """
    pattern = {"es": "EEEE d 'de' MMMM 'a las' H:mm", "en": "EEEE, MMMM d 'at' h:mm a"}[lang]
    return format_datetime(at.astimezone(ZONE), pattern, locale=LOCALES[lang])


def moment(lang: str, at: datetime) -> str:
    """A date and time as it is read in Chile.

    >>> from datetime import UTC
    >>> moment("es", datetime(2026, 8, 4, 12, 30, tzinfo=UTC))
    '4 ago 2026, 08:30'
    """
    pattern = "d MMM y, HH:mm"
    return format_datetime(at.astimezone(ZONE), pattern, locale=LOCALES[lang])
