"""The guides say the same in both languages, in the product's own words, and lead somewhere.

What stands in quotation marks (« » in Spanish, “ ” in English) is a text of the product, word by
word; what a table calls a sentence of the program is one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from lidera_nb.cli.main import app
from lidera_nb.serve.live.app import HEADERS
from tests.guards.guidewords import ROOT, guide, is_printed, is_said, quotes

LANGUAGES = ("es", "en")
PAGES = ("README.md", "participant.md", "instructor.md", "evaluator.md", "author.md",
         "operator.md", "backups.md", "curator.md", "troubleshooting.md")  # fmt: skip
GUIDES = [(lang, page) for lang in LANGUAGES for page in PAGES]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
IMAGES = ROOT / "docs" / "images"
ROOM = 1_500_000
"""Bytes that all pictures together may take: they are cloned by everyone."""
PROGRAM = typer.main.get_command(app).commands


def text_of(lang: str, page: str) -> str:
    return guide(lang, page).read_text("utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.S)


def headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", without_code(text), re.M)]


def pictures(text: str) -> list[tuple[str, str]]:
    """Alternative text and name of each picture."""
    return re.findall(r"!\[([^\]]*)\]\(\.\./images/([^)]+)\)", text)


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_both_languages_have_the_same_pages():
    for lang in LANGUAGES:
        assert {path.name for path in (ROOT / "docs" / lang).iterdir()} == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_guide_has_the_same_order_in_both_languages(page: str):
    spanish, english = text_of("es", page), text_of("en", page)
    assert headings(spanish) == headings(english)
    assert spanish.count("\n|") == english.count("\n|")
    shown = [[name.split("/")[1] for _, name in pictures(t)] for t in (spanish, english)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("lang", "page"), GUIDES)
def test_a_guide_quotes_the_product_word_by_word(lang: str, page: str):
    assert [q for q in quotes(lang, text_of(lang, page)) if not is_said(lang, q)] == []


def test_a_word_that_no_page_says_would_be_noticed():
    found = quotes("es", "Pulse «Fijar», o «Ver «esto» otra vez»; «no» es `«código»`.")
    assert found == ["Fijar", "Ver «esto» otra vez", "no"]
    assert is_said("en", "Saved 10:42 AM")
    assert not is_said("en", "Lock it in")
    assert is_printed("there is no journal at …; name the server's folder with --var")
    assert not is_printed("there is no diary at …")


def test_every_picture_is_shown_and_described():
    shown = set()
    for lang, page in GUIDES:
        for alt, name in pictures(text_of(lang, page)):
            assert len(alt) > 20, (page, name)
            assert name.startswith(f"{lang}/"), (page, name)
            shown.add(name)
    assert shown == {path.relative_to(IMAGES).as_posix() for path in IMAGES.rglob("*.png")}


def test_the_pictures_stay_small():
    assert sum(path.stat().st_size for path in IMAGES.rglob("*")) < ROOM


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_or_a_heading_leads_there(path: Path):
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(path.read_text("utf-8"))):
        if ":" in target:
            continue
        name, _, wanted = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if wanted:
            found = re.findall(r"^#+ (.+)$", without_code(there.read_text("utf-8")), re.M)
            assert wanted in {anchor(heading) for heading in found}, target


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_of_the_program_in_the_tables_is_one_that_it_prints(lang: str):
    parts = text_of(lang, "troubleshooting.md").split("`lidera:`", 1)[1]
    said = re.findall(r"^\| `([^`]+)` \|", parts, re.M)
    assert len(said) > 15
    assert [sentence for sentence in said if not is_printed(sentence)] == []


def commands(text: str) -> list[list[str]]:
    """Every command line of `lidera` in code, as words."""
    blocks = "\n".join(re.findall(r"```(?:console)?\n(.*?)```", text, re.S))
    lines = re.findall(r"^\$ (?:\.venv/bin/)?lidera (.*)$", blocks, re.M)
    spans = re.findall(r"`(?:\.venv/bin/)?lidera ([^`]+)`", without_code(text))
    return [re.sub(r'"[^"]*"|#.*', "", line).split() for line in (*lines, *spans)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_that_is_shown_exists(path: Path):
    for words in commands(path.read_text("utf-8")):
        command = PROGRAM[words[0]]
        if hasattr(command, "commands") and len(words) > 1:
            command = command.commands[words[1]]
        known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
        assert {w for w in words if w.startswith("--")} <= known | {"--help"}, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_setting_of_the_server_is_explained_and_no_other(lang: str):
    known = set(re.findall(r"LIDERA_[A-Z_]+", (ROOT / "lidera_nb/settings.py").read_text("utf-8")))
    explained = re.findall(r"^\| `(LIDERA_[A-Z_]+)`", text_of(lang, "operator.md"), re.M)
    assert set(explained) == known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_policy_of_live_pages_is_stated_as_it_is_sent(lang: str):
    stated = " ".join(text_of(lang, "operator.md").split())
    assert HEADERS["Content-Security-Policy"] in stated
