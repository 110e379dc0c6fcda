"""Many reports from the command line: refusals, an interrupt and what follows it, exit codes."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.cli import evaluate
from lidera_nb.cli.batchpackages import fresh_packages
from lidera_nb.cli.options import journal_of, settings
from lidera_nb.cli.people import append
from lidera_nb.errors import LideraError, SettingsError
from tests.report.batch.conftest import packages
from tests.report.conftest import package

__all__ = ["package", "packages"]

ROOT = Path(__file__).resolve().parents[2]


def ask(**more):
    given = {"package": None, "notebook": None, "every": False, "batch": None, "cohort": ""}
    evaluate.report(Path("out"), **{**given, **more})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "give one of these: a cohort's id, --all for every cohort, or --batch"),
        ({"cohort": "sur", "every": True}, "give one of these"),
        ({"cohort": "sur", "kind": "portfolio"}, "is about many cohorts; make it with --all, or"),
        ({"every": True, "package": Path("p")}, "--package and --notebook are for one cohort"),
        ({"every": True, "scheduler": "host"}, "'host' is no scheduler's address; write it as"),
        ({"every": True, "scheduler": "tls://h:1"}, "belong together; give all or none"),
        ({"every": True, "tls_ca": Path("ca")}, "belong together; give all"),
        ({"every": True, "packages": Path("nowhere")}, "there is no folder nowhere; name the"),
    ],
)
def test_words_that_do_not_belong_together_are_refused(given, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LideraError, match=said):
        ask(**given)
    assert not list(tmp_path.iterdir())


def test_files_for_a_cluster_that_are_not_there_are_named():
    tls = {"tls_ca": Path("ca"), "tls_cert": Path("cert"), "tls_key": Path("key")}
    with pytest.raises(SettingsError, match="there is no file ca; mend the --tls options"):
        ask(every=True, scheduler="tls://host:8786", **tls)


def test_packages_are_exported_again_only_if_something_happened(tmp_path):
    house = settings(var=tmp_path / "var")
    exported = []

    def export(_, cohort, out):
        exported.append(cohort)
        out.mkdir(parents=True, exist_ok=True)

    def create(cohort):
        with journal_of(house, create=True) as (journal, _):
            made = enrolment.create_cohort(registry.read(journal), cohort, cohort)
            append(journal, f"cohort:{cohort}", made)

    create("sur")
    assert fresh_packages(house, tmp_path / "out", export) == tmp_path / "out" / "packages"
    fresh_packages(house, tmp_path / "out", export)
    assert exported == ["sur"]
    create("norte")
    fresh_packages(house, tmp_path / "out", export)
    assert exported == ["sur", "norte", "sur"]


def test_an_interrupted_batch_goes_on_where_it_was(packages, tmp_path, lidera):
    out = tmp_path / "out"
    words = ["report", "--all", "--packages", str(packages), "--out", str(out), "--workers", "1",
             "--kind", "cohort"]  # fmt: skip
    command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        first = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        told = " ".join(process.stderr.read().split())
    assert first.startswith("[1/3] centro · cohort · es: made in")
    assert process.returncode == 130
    assert "run the same command to go on" in told
    assert not (out / ".making").exists()
    assert json.loads((out / "summary.json").read_text("utf-8"))["waiting"] == 2
    kept = {path: path.read_bytes() for path in (out / "centro").rglob("*") if path.is_file()}
    ran = lidera(*words, "--json")
    assert (ran.code, ran.json["made"], ran.json["kept"]) == (0, 2, 1)
    assert all(path.read_bytes() == content for path, content in kept.items())
