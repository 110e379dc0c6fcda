"""What an author may want to weigh in the texts of a case: long ones and heavy ones.

Lengths follow the first screen of this course, a phone of 390 by 844 points: of the story's type
it holds about 23 lines of 40 characters beside the browser's own bars. What is read at one go
(a beat, a consequence) should fit such a screen: 900 characters. A paper is opened on purpose
and may take a screen and a half: 1,400. A choice is compared with its neighbours and should keep
to three lines: 110; a question to four: 160; a title to two: 70. Transcripts are as long as
their clips.

How heavy a text is says `lidera_nb.scenario.readability`, and only of texts with 60 words or
more, for in short ones a single long word decides. From 'somewhat difficult' in Spanish and
'difficult' in English a text deserves a second look. Some papers should be heavy, because they
are; that is why this is advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from lidera_nb.scenario.load import Case
from lidera_nb.scenario.readability import grade, index, words

LENGTHS = (
    (("scene.*.title", "document.*.title", "message.*.title", "later.*.title", "title"), 70),
    (("choice.*.label",), 110),
    (("decision.*.prompt", "decision.*.reason", "decision.*.prediction"), 160),
    (("document.*.body", "message.*.body"), 1_400),
    (("scene.*", "choice.*.consequence", "chance.*", "later.*.text", "decision.*.late"), 900),
    (("situation", "summary", "role", "roles.*.brief"), 900),
)
"""Which texts (the first pattern that fits counts) should have at most how many characters."""

READABLE = {"es": 55, "en": 50}
"""The index below which a text is called heavy, by language."""
FROM_WORDS = 60
"""The shortest text, in words, whose index is looked at."""


@dataclass(frozen=True, order=True)
class TextAdvice:
    """Something to weigh about the text `id` of the language file `lang`."""

    lang: str
    id: str
    message: str


def text_advice(case: Case) -> Iterator[TextAdvice]:
    """Every text of a case that is long for a phone or heavy to read, in the files' order."""
    for lang, texts in case.texts.items():
        for name, text in texts.items():
            for message in (_long(name, text), _heavy(text, lang)):
                if message:
                    yield TextAdvice(lang, name, message)


def most_of(name: str) -> int | None:
    """How many characters the text of this id should have at most; None where it matters not."""
    return next((most for patterns, most in LENGTHS if _fits(name, patterns)), None)


def heaviness(text: str, lang: str) -> float | None:
    """The readability index of a text that is heavy to read; None where it is not."""
    value = index(text, lang) if len(words(text)) >= FROM_WORDS else None
    return None if value is None or value >= READABLE[lang] else value


def _long(name: str, text: str) -> str:
    most = most_of(name)
    if most is None or len(text) <= most:
        return ""
    return f"the text has {len(text)} characters, which is long for a phone; try {most} or fewer"


def _fits(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _heavy(text: str, lang: str) -> str:
    value = heaviness(text, lang)
    if value is None:
        return ""
    return (
        f"the text is {grade(value, lang)} to read (index {value:.0f}, {len(words(text))} words); "
        f"shorter sentences or words bring it to {READABLE[lang]}"
    )
