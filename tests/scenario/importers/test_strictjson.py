import pytest

from lidera_nb.scenario.importers.strictjson import strict_json


def test_what_is_json_is_read():
    assert strict_json('{"a": [1, -2.5, "ñ", null, true]}') == {"a": [1, -2.5, "ñ", None, True]}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is not valid JSON (line 1); export it again"),
        ('{"a":\n1,}', "is not valid JSON (line 2); export it again"),
        ('{"a": 1, "a": 2}', "names a key twice in one place; export it again"),
        ("[" * 100_000, "is nested too deeply to be a story; export it again"),
        ('{"a":' * 100_000, "is nested too deeply to be a story; export it again"),
        ("1" * 5_000, "holds a number of more than 15 digits; mend it"),
        ("-1e999", "holds a number that is too large; mend it"),
        ("[NaN]", "holds NaN, which is no number of JSON; mend it"),
        ("-Infinity", "holds -Infinity, which is no number of JSON; mend it"),
    ],
)
def test_what_is_not_is_refused_in_a_sentence(text: str, sentence: str):
    with pytest.raises(ValueError, match=r"[;]") as caught:
        strict_json(text)
    assert str(caught.value) == sentence
