"""``lidera scenario import`` as a person runs it."""

from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "scenario" / "importers" / "samples" / "published.html"


def test_a_story_becomes_a_folder_and_the_author_is_told_what_is_left(lidera, tmp_path):
    ran = lidera("scenario", "import", SAMPLE, "--out", tmp_path / "mi-caso")
    assert ran.code == 0
    assert ran.out == (
        f"Imported 2 scenes in 'es' into {tmp_path / 'mi-caso'}.\n"
        "Things left out: 1. Faults to mend: 0. Read IMPORT.md there.\n"
    )
    assert {path.name for path in (tmp_path / "mi-caso").iterdir()} == {
        "scenario.yaml", "es.yaml", "en.yaml", "IMPORT.md",
    }  # fmt: skip


def test_a_machine_reads_the_outcome_as_json(lidera, tmp_path):
    words = ("--lang", "en", "--story", "El quiosco & la fila", "--json")
    ran = lidera("scenario", "import", SAMPLE, "--out", tmp_path / "mi-caso", *words)
    assert ran.json == {"lang": "en", "scenes": 2, "lost": 1, "findings": []}


def test_a_refusal_is_one_sentence_and_leaves_nothing(process, tmp_path):
    file = tmp_path / "a.h5p"
    file.write_bytes(b"PK")
    ran = process("scenario", "import", file, "--out", tmp_path / "mi-caso")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == (
        f"lidera: {file}: this is no zip file, or not the whole of it; download it again from "
        "where it was made"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.h5p"]


def test_an_unknown_language_is_refused(lidera, tmp_path):
    ran = lidera("scenario", "import", SAMPLE, "--out", tmp_path / "mi-caso", "--lang", "fr")
    assert ran.code == 2
    assert "'fr' is not one of 'es', 'en'" in ran.err
