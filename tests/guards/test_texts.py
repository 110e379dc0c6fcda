"""Everything the system says exists in both languages, with the same values to fill in."""

import re
from pathlib import Path
from string import Formatter

import pytest
from lidera_widgets import WIDGETS

from lidera_nb import texts

ROOT = Path(__file__).resolve().parents[2]
ES, EN = texts.catalogue("es"), texts.catalogue("en")


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_ids():
    assert set(ES) == set(EN)


def test_no_text_is_empty_and_both_languages_take_the_same_values():
    for text_id in ES:
        assert ES[text_id].strip(), text_id
        assert EN[text_id].strip(), text_id
        assert values(ES[text_id]) == values(EN[text_id]), text_id


def used_ids() -> set[str]:
    """Literal text ids in Python and in the server's templates."""
    pattern = re.compile(r"""(?:say\([^,()]+,|\bt\(|Refusal\()\s*["']([a-z]+(?:\.[a-z_]+)+)["']""")
    files = [*(ROOT / "lidera_nb").rglob("*.py"), *(ROOT / "lidera_nb").rglob("*.html")]
    return {i for path in files for i in pattern.findall(path.read_text(encoding="utf-8"))}


def test_every_id_that_the_code_names_is_in_the_catalogue():
    assert used_ids() - set(ES) == set()


@pytest.mark.parametrize("name", sorted(WIDGETS))
def test_every_label_that_a_widget_asks_for_is_in_the_catalogue(name: str):
    assert WIDGETS[name].labels_needed
    assert set(WIDGETS[name].labels_needed) - set(ES) == set()


def test_the_languages_are_not_copies_of_each_other():
    same = [i for i in ES if ES[i] == EN[i] and len(ES[i]) > 12 and "{" not in ES[i]]
    assert same == []
