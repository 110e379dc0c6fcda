"""Levels of a rubric in words, with what they look like."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.reflection.rubric import LoadedRubric


def level_word(loaded: LoadedRubric, level: float, lang: str) -> str:
    """A level by its name; a half lies between two."""
    words, low = loaded.texts[lang], int(level)
    if level == low:
        return words[f"level.{low}"]
    low_word, high_word = words[f"level.{low}"], words[f"level.{low + 1}"]
    return texts.say(lang, "returned.between", low=low_word, high=high_word)


def scale(loaded: LoadedRubric, lang: str) -> dict[str, Any]:
    """A rubric as a page shows it: its criteria with the descriptor of each level."""
    words, levels = loaded.texts[lang], range(1, loaded.rubric.levels + 1)
    return {
        "title": words["title"],
        "source": words["source"],
        "levels": [words[f"level.{level}"] for level in levels],
        "criteria": {
            name: {
                "title": words[f"criterion.{name}.title"],
                "looks": [words[f"criterion.{name}.level.{level}"] for level in levels],
            }
            for name in loaded.rubric.criteria
        },
    }
