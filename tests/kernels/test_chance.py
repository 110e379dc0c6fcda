"""Forks of one parent do not share chance, names or identities."""

import json

from tests.kernels.running import said_by

CELL = """
import json, os, random, secrets, tempfile, uuid, numpy
from ipykernel.kernelapp import IPKernelApp
app = IPKernelApp.instance()
print(json.dumps({
    "random": random.random(), "legacy": numpy.random.rand(),
    "generator": numpy.random.default_rng().random(), "uuid4": str(uuid.uuid4()),
    "uuid1": str(uuid.uuid1()), "secret": secrets.token_hex(8), "ident": app.kernel.ident,
    "name": os.path.basename(tempfile.mktemp()), "session": app.session.session,
}))
"""


def test_two_kernels_draw_differently_and_are_nobody_else(kernels):
    one, other = (json.loads(said_by(kernels, CELL)[0]) for _ in range(2))
    assert [name for name in one if one[name] == other[name]] == []


def test_a_seed_gives_what_it_always_gives(kernels):
    seed = "import random, numpy; random.seed(1); numpy.random.seed(1)"
    assert said_by(kernels, f"{seed}; print(random.random(), numpy.random.rand())") == [
        "0.13436424411240122 0.417022004702574"
    ]


def test_temporary_files_go_where_the_kernel_is_told(kernels):
    cell = "import os, tempfile; print(tempfile.gettempdir() == os.environ['TMPDIR'])"
    assert said_by(kernels, cell) == ["True"]
