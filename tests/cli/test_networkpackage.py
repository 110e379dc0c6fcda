"""A synthetic study as a package, and the report that the command line makes of it."""

import json

from lidera_nb.dataset.read import read_package
from lidera_nb.network.folder import write_study
from lidera_nb.network.study import Study
from tests.toystudy import crowd


def test_a_synthetic_study_becomes_a_package_and_a_report(tmp_path, lidera):
    write_study(crowd(24), tmp_path / "study")
    ran = lidera("network", "package", tmp_path / "study", "--out", tmp_path / "p", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["people"] == 24
    package = read_package(tmp_path / "p")
    assert package.meta.synthetic
    assert package.meta.hashes["datapackage.json"] == ran.json["sha256"]
    ran = lidera("report", "rel", "--package", tmp_path / "p", "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert list(ran.json["reports"]) == ["network"]
    assert (tmp_path / "out" / "rel-network.es.html").exists()


def test_a_study_of_real_people_is_refused(tmp_path, process):
    made = crowd(24)
    write_study(Study(made.people, made.responses, made.ties), tmp_path / "study")
    ran = process("network", "package", tmp_path / "study", "--out", tmp_path / "p")
    assert ran.code == 2
    assert "a folder does not say who agreed to the evaluation; export the cohort" in ran.err
    assert not (tmp_path / "p").exists()


def test_a_network_report_of_a_package_without_one_says_so(tmp_path, lidera):
    write_study(crowd(24), tmp_path / "study")
    lidera("network", "package", tmp_path / "study", "--out", tmp_path / "p")
    described = json.loads((tmp_path / "p" / "datapackage.json").read_text())
    described["resources"] = [
        one for one in described["resources"] if not one["path"].startswith("network_")
    ]
    (tmp_path / "p" / "datapackage.json").write_text(json.dumps(described))
    ran = lidera("report", "rel", "--package", tmp_path / "p", "--out", tmp_path / "out",
                 "--kind", "network")  # fmt: skip
    assert ran.code == 2
    assert "the package of 'rel' holds no network" in ran.err
    assert "Traceback" not in ran.err
