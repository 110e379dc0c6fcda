"""Several workers share the tests file by file, or each would start a file's servers anew."""

import pytest


def test_a_file_stays_with_one_worker(request: pytest.FixtureRequest) -> None:
    grouped = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@tests/guards/test_workers.py-plain") == bool(grouped)
