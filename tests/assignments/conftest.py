from pathlib import Path

import pytest

from lidera_nb.assignments.notebook import LoadedAssignment, load_assignment
from tests.toyassignment import write_assignment


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_assignment(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def loaded(folder: Path) -> LoadedAssignment:
    return load_assignment(folder)
