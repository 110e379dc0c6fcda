"""What a forked kernel costs: ``python benchmarks/kernels.py [kernels]``.

Against kernels that are started, as they are (stock) and without an import that costs seconds
(untaxed, ``lidera_nb/fastimport.py``), on this Python. The last line is one JSON object:
``fork_cpu_s`` to the first answers, ``fork_uss_mib`` with the data stack; ``zombies`` and
``left`` count what kernels left behind.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from _forked import KERNELS, forked, started
from _process import tree

MOST_CPU, MOST_MIB = 0.06, 16.0


def main(kernels: int) -> int:
    """Measure, print, and say whether the bounds are kept."""
    found = forked(kernels=kernels)
    print(f"forked: {found}", flush=True)
    sides = {**started("untaxed"), **started("stock")}
    left = len(tree(os.getpid())) - 1
    result = {**found, **sides, "kernels": kernels, "left": left,
              "python": platform.python_version()}  # fmt: skip
    print(json.dumps(result))
    kept = found["fork_cpu_s"] <= MOST_CPU and found["fork_uss_mib"] <= MOST_MIB
    return 0 if kept and not left else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KERNELS))
