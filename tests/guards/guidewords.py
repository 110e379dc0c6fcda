"""The words that the guides may quote: what the pages, the forms and the command really say."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from lidera_nb import texts
from lidera_nb.textids import flatten
from lidera_nb.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parents[2]
QUOTED = {
    "es": re.compile(r"«((?:[^«»]|«[^«»]*»)*)»"),
    "en": re.compile(r"“((?:[^“”]|“[^“”]*”)*)”"),
}
"""Quotation marks belong to the product alone; a quote may hold one level of quotes itself."""
WORDY = 5
"""Letters that a text must have beside its values; "{n} of {points}" could be anything."""
OTHER = {"es": "English", "en": "Español"}
"""The button that leads to the other language is in that language."""


def quotes(lang: str, text: str) -> list[str]:
    """What a guide quotes, code aside."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", " ", text, flags=re.S)
    return [" ".join(quote.split()) for quote in QUOTED[lang].findall(prose) if quote.strip()]


@cache
def said(lang: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What is said in a language: the texts as they are, and those with values as a pattern."""
    every = [*texts.catalogue(lang).values(), *_content(lang), OTHER[lang]]
    plain = [" ".join(text.split()) for text in every]
    filled = [_pattern(text) for text in plain if _has_words(text)]
    return frozenset(plain), re.compile("|".join(filled))


def is_said(lang: str, quote: str) -> bool:
    """Whether the product says so, word by word."""
    plain, filled = said(lang)
    return quote in plain or filled.fullmatch(quote) is not None


def _has_words(text: str) -> bool:
    """Whether a text has values, and enough words around them to be known by."""
    bare = re.sub(r"\{\w+\}", "", text)
    return bare != text and len(re.findall(r"\w", bare)) >= WORDY


def _pattern(text: str) -> str:
    """A text with values, each of them a short something."""
    return r".{1,80}?".join(re.escape(part) for part in re.split(r"\{\w+\}", text))


def _content(lang: str) -> list[str]:
    """The texts of modules, of the staff's pages, and of forms."""
    course = ROOT / "course"
    files = [*course.glob(f"modules/*/{lang}.yaml"), *course.glob(f"staff/**/{lang}.yaml")]
    found = [text for path in files for text in flatten(read_yaml(path).data).values()]
    for path in (course / "instruments").glob("*.yaml"):
        found += flatten(read_yaml(path).data["texts"][lang]).values()
    return found


@cache
def sentences() -> tuple[str, ...]:
    """Every text in the library's code, with a gap for each value that is put into it."""
    found = []
    for path in (ROOT / "lidera_nb").rglob("*.py"):
        found += [_literal(node) for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    return tuple(" ".join(text.replace("`", "").split()) for text in found if text)


def _literal(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w+\}", "…", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) if isinstance(part, ast.Constant) else "…"
                       for part in node.values)  # fmt: skip
    return ""


def is_printed(sentence: str) -> bool:
    """Whether the program has this sentence, each gap of it (…) standing for any value."""
    gaps = sentence.split("…")
    pattern = re.compile(".*?".join(re.escape(part) for part in gaps))
    return any(pattern.search(text) for text in sentences())


def guide(lang: str, name: str) -> Path:
    """Where a guide lies."""
    return ROOT / "docs" / lang / name
