"""One warm parent for all tests of kernels: what it is told to keep warm is numpy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lidera_nb.fastimport import skip_slow_grammar
from lidera_nb.kernels import WarmKernels, warm_parent

skip_slow_grammar()


@pytest.fixture(scope="session")
def kernels() -> Iterator[WarmKernels]:
    with warm_parent(["numpy"]) as kernels:
        yield kernels
