"""The kernelspec of forked kernels, found without installing anything into anybody's home.

`write_spec` puts it into a folder of the caller's: name that folder in ``JUPYTER_PATH`` for
another program, or look there with `specs_in` in this one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.provisioning import KernelProvisionerFactory

from lidera_nb.kernels.shown import LAUNCH

SPEC = "lidera"
PROVISIONER = "lidera-fork"
_CLASS = "lidera_nb.kernels.provisioner:ForkProvisioner"


def kernel_json(warm: Sequence[str], **config: Any) -> dict[str, Any]:
    """The content of ``kernel.json``.

    Parameters
    ----------
    warm
        Names of the modules that kernels find imported.
    **config
        Other traits of the provisioner (`provisioner`), such as ``limits={"CPU": 600}``.
    """
    told = {"warm": list(warm), **config}
    return {
        # Also what starts a kernel where processes cannot be forked.
        "argv": [*LAUNCH, "-f", "{connection_file}"],
        "display_name": "LIDERA",
        "language": "python",
        "interrupt_mode": "signal",
        "metadata": {
            "debugger": False,
            "supported_encryption": ["curve"],
            "kernel_provisioner": {"provisioner_name": PROVISIONER, "config": told},
        },
    }


def write_spec(folder: Path, warm: Sequence[str], **config: Any) -> Path:
    """Write the kernelspec into ``folder/kernels/lidera``; returns the file."""
    file = folder / "kernels" / SPEC / "kernel.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kernel_json(warm, **config), indent=1) + "\n", encoding="utf-8")
    return file


def specs_in(folder: Path) -> KernelSpecManager:
    """A finder of the kernelspecs that `write_spec` wrote there, and of no others."""
    register()
    return KernelSpecManager(kernel_dirs=[str(folder / "kernels")], ensure_native_kernel=False)


def register() -> None:
    """Make the provisioner known in this process, also to an installation older than it."""
    entry = EntryPoint(PROVISIONER, _CLASS, KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.provisioners.setdefault(PROVISIONER, entry)
