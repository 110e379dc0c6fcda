"""What is written comes back as it was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lidera_nb.scenario.importers.yamltext import nested, yaml_of
from lidera_nb.yamlfile import read_yaml

TRICKY = ["null", "true", "no", "1", "1e3", ".5", "0x1F", "~", "- a", "a: b", "# a", "*a*", "&a",
          "!a", "|", ">", "'", '"', "\\", "a\nb", "a\n\n  b", "\na", " a", "a\n", "---",
          "a\n---\nb", "\u2028", "a\nb\u2029", "\ufeff", "\ufffe", "a\tb\nc", "", "…", "#a\nb",
          "a \nb", "a\n ", "\x85"]  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(TRICKY),
    st.text(
        st.characters(exclude_categories=["Cs"], min_codepoint=32) | st.just("\n"), max_size=60
    ),
)


def back(folder: Path, data: dict[str, object]) -> dict[str, object]:
    path = folder / "f.yaml"
    path.write_text(yaml_of(data), "utf-8", newline="")
    return read_yaml(path).data


@pytest.mark.parametrize("text", TRICKY)
def test_a_tricky_text_comes_back_as_key_and_value(tmp_path: Path, text: str):
    data = {"a": text, "b": {text: [text], "c": {"d": text}}}
    assert back(tmp_path, data) == data


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100
)
@given(texts=st.lists(TEXT, max_size=5))
def test_every_text_comes_back(tmp_path: Path, texts: list[str]):
    data = {"a": {f"t{i}": text for i, text in enumerate(texts)}, "z": 1}
    assert back(tmp_path, data) == data


def test_a_note_stands_behind_its_key():
    assert yaml_of({"a": {"psel": [1], "b": "x"}}, notes={"psel": "mend"}) == (
        "a:\n  psel: [1]  # mend\n  b: x\n"
    )


def test_dotted_ids_become_nested_mappings():
    assert nested({"scene.a.b1": "x", "scene.a.when": "y"}) == {
        "scene": {"a": {"b1": "x", "when": "y"}}
    }
