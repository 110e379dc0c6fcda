"""A whole import: a folder that `check` can read, or one sentence and nothing left behind."""

from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.check import check
from lidera_nb.scenario.importers import run
from lidera_nb.scenario.load import load
from tests.scenario.importers.packages import SMALL, package

SAMPLES = Path(__file__).parent / "samples"


def test_harlowe_in_twee(imported):
    made = imported(SAMPLES / "harlowe.twee")
    assert made.es["title"] == "La sala 12"
    assert made.structure["start"] == "lunes_7_52"
    assert made.choices("lunes_7_52") == {
        "llamar_a_la_mama": "llamada", "citar_al_curso": "curso", "esperar": "esperar",
    }  # fmt: skip
    assert made.es["scene.lunes_7_52.b1"] == (
        "*El inspector* no se sienta.\nLe pasa el **teléfono**.Espera."
    )
    assert made.es["scene.curso.b1"] == "Nadie dice (casi) nada [todavía]."
    assert "`Curso`: `the macro (link-goto:)`" in made.report
    assert [finding.message for finding in check(made.folder)] == [
        "no way leads to the scene 'isla'; add an exit to it or remove it"
    ]


def test_sugarcube_in_twee(imported):
    made = imported(SAMPLES / "sugarcube.twee")
    assert made.choices("patio") == {"entrar": "sala", "quedarse": "fin"}
    assert made.es["scene.patio.b1"] == "Hay tiempo.No hay. Quedan $tiempo horas y $5."
    assert "alert" not in made.report + str(made.es)


def test_a_published_page_of_twine(imported):
    made = imported(SAMPLES / "published.html")
    assert made.structure["start"] == "la_fila"
    assert made.choices("la_fila") == {"atender": "fin", "cerrar": "fin"}
    assert made.es["scene.la_fila.b1"] == "Hay **tres** personas."
    assert check(made.folder) == []
    assert load(made.folder).scenario.id == "caso"


def test_what_the_story_cannot_know_is_a_placeholder_that_the_report_lists(imported):
    made = imported(SAMPLES / "published.html", lang="en")
    decision = made.scenes["la_fila"]["decision"]
    assert (decision["mbdle"], decision["psel"]) == (["a"], [1])
    assert made.structure["indicators"] == {"clima": {"start": 50}}
    assert "`mbdle: [a]` and `psel: [1]` are placeholders in: `la_fila`" in made.report
    blanks = [text for text in made.es.values() if text.startswith("[Complete:")]
    assert f"{len(blanks)} texts of each language are placeholders" in made.report
    assert sum(text.startswith("[Write:") for text in made.en.values()) == len(blanks)


def test_the_other_language_has_the_same_words_and_awaits_translation(imported):
    made = imported(SAMPLES / "published.html")
    assert set(made.es) == set(made.en)
    assert made.en["scene.la_fila.b1"] == made.es["scene.la_fila.b1"]
    assert "`en.yaml` holds the words of `es.yaml` in 7 texts" in made.report


def test_words_of_the_source_mean_nothing_in_the_report(imported):
    made = imported(":: Start\n[[a` <b>|`<x>(javascript:y)]]\n<i onclick=z><blink>\n")
    told = [line for line in made.report.splitlines() if "javascript" in line]
    assert told == ["- `Start`: `the link 'a'': there is no passage ''<x>(javascript:y)'`"]


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("a.docx", b"x", "this cannot be imported; give a file that ends in .twee, .html or .h5p"),
        ("a.twee", b":: A\n\xff", "the file is not UTF-8 (line 2); save it as UTF-8 and try again"),
        ("a.html", b" " * 10_000_001, "the file is larger than 10 MB; shorten it"),
        ("a.twee", b"".join(b"\n:: a%d\n" % i + b"x" * 19_000 for i in range(25)),
         "the story would make a file of more than 400 KB; import a part"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_imported_is_refused(refused, name: str, raw: bytes, sentence: str):
    assert refused(raw, name) == sentence


def test_a_file_that_is_not_there_or_a_folder_is_refused(refused, tmp_path: Path):
    assert refused(tmp_path / "none.twee") == "there is no such file to import; mend its name"


@pytest.mark.parametrize("name", ["Mi caso", "a_b", "-a", "á", "a--b", ".."])
def test_the_folder_must_be_called_as_a_case_may_be(tmp_path: Path, name: str):
    with pytest.raises(ContentError, match="the folder's name becomes the id of the case"):
        run.import_scenario(SAMPLES / "harlowe.twee", tmp_path / name, "2026-08")


def test_a_folder_that_is_there_is_never_touched(tmp_path: Path):
    (tmp_path / "caso").mkdir()
    with pytest.raises(ContentError, match="this is there already"):
        run.import_scenario(SAMPLES / "harlowe.twee", tmp_path / "caso", "2026-08")
    assert list((tmp_path / "caso").iterdir()) == []


def test_whatever_goes_wrong_leaves_nothing_behind(tmp_path: Path, monkeypatch):
    file = tmp_path / "a.h5p"
    file.write_bytes(package(SMALL))
    for fault in (OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("bug")):

        def fail(*_: object, fault: BaseException = fault) -> str:
            raise fault

        monkeypatch.setattr(run, "report_of", fail)
        expected = ContentError if isinstance(fault, OSError) else type(fault)
        with pytest.raises(expected):
            run.import_scenario(file, tmp_path / "caso", "2026-08")
        assert [path.name for path in tmp_path.iterdir()] == ["a.h5p"]


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(run, "check", lambda folder: (folder / "none" / "x").write_text(""))
    with pytest.raises(ContentError, match="the folder cannot be written: No such file"):
        run.import_scenario(SAMPLES / "harlowe.twee", tmp_path / "caso", "2026-08")
