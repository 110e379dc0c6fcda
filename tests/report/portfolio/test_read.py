"""A folder of packages, read and measured; refused where it is not one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from lidera_nb.dataset.read import read_package
from lidera_nb.errors import PackageError
from lidera_nb.report.kinds import NOTEBOOKS
from lidera_nb.report.parameters import PortfolioParameters
from lidera_nb.report.portfolio.found.measured import Mean, Share, measured
from lidera_nb.report.portfolio.read import read_portfolio
from lidera_nb.report.portfolio.whole import SECTIONS


@pytest.fixture
def folder(package: Path, network_package: Path, tmp_path: Path) -> Path:
    shutil.copytree(package, tmp_path / "many" / "toy")
    shutil.copytree(network_package, tmp_path / "many" / "red")
    (tmp_path / "many" / "notes").mkdir()
    return tmp_path / "many"


def test_every_package_of_the_folder_is_read_once(folder: Path) -> None:
    found = read_portfolio(folder)
    assert [cohort.id for cohort in found.cohorts] == ["red", "toy"]
    toy, red = found.cohorts[1].measured, found.cohorts[0].measured
    assert toy.shares["finished"] == Share(30, 30)
    assert red.shares["answered"].n >= red.shares["answered"].hits > 0
    assert "finished" not in red.shares


def test_predictions_are_scored_by_person(package: Path) -> None:
    tables = read_package(package).tables
    rows = tables["decisions"].dropna(subset=["confidence", "predicted_outcome"])
    missed = (rows["confidence"] / 100 - rows["predicted_outcome"].astype(int)) ** 2
    people = missed.astype(float).groupby(rows["study_id"]).mean()
    found = measured(read_package(package)).means.get("brier")
    if people.var() == 0:
        assert found is None
    else:
        assert found == Mean(people.mean(), people.var() / len(people), len(people))


def test_change_is_from_the_first_wave_to_the_last_with_reversed_items_turned() -> None:
    rows = [("a", 1, 2, False), ("a", 1, 4, True), ("a", 2, 4, False), ("a", 2, 2, True),
            ("b", 1, 3, False), ("b", 2, 4, False), ("c", 1, 5, False)]  # fmt: skip
    scales = pd.DataFrame(
        [{"study_id": who, "instrument": "s", "wave": wave, "rating": rating, "points": 5,
          "reversed": turned} for who, wave, rating, turned in rows]
    )  # fmt: skip
    people = pd.DataFrame({"status": ["completed", "started", "consented"]})
    decisions = pd.DataFrame({name: [] for name in ("counts", "confidence", "predicted_outcome",
                                                    "study_id")})  # fmt: skip
    package = type("P", (), {"tables": {"participants": people, "decisions": decisions,
                                        "scales": scales}})  # fmt: skip
    # a: (2 + 2) / 2 = 2 to (4 + 4) / 2 = 4, so 2; b: 1; c has one wave. Mean 1.5, variance .25.
    assert measured(package).means["practices"] == Mean(1.5, 0.25, 2)  # type: ignore[arg-type]
    assert measured(package).shares["finished"] == Share(1, 2)  # type: ignore[arg-type]


def test_a_folder_without_packages_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="holds 0 data packages; a portfolio needs two or more"):
        read_portfolio(tmp_path)
    with pytest.raises(PackageError, match=r"there is no folder .*none; name the folder of"):
        read_portfolio(tmp_path / "none")


def test_two_packages_of_one_cohort_are_refused(folder: Path) -> None:
    shutil.copytree(folder / "toy", folder / "again")
    with pytest.raises(PackageError, match="holds two packages of the cohort 'toy'; keep one"):
        read_portfolio(folder)


def test_the_notebook_has_these_parameters_and_shows_every_section_once() -> None:
    cells = json.loads((NOTEBOOKS / "portfolio.ipynb").read_text("utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    names = [line.split(" = ")[0] for line in tagged[0]["source"]]
    shown = "".join("".join(cell["source"]) for cell in cells)
    assert names == list(PortfolioParameters.model_fields)
    assert [shown.count(f'show("{name}")') for name in SECTIONS] == [1] * len(SECTIONS)
