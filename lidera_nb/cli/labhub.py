"""``lidera lab --hub``: the same JupyterLab, started by JupyterHub for one of its people.

JupyterHub says in the environment where to listen and whom to let in; what is LIDERA's (the
folder of links, the warm kernel, the settings above anybody's own) is as on one's own computer.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

from lidera_nb.errors import SettingsError

START = """\
from lidera_nb.fastimport import skip_slow_grammar
skip_slow_grammar()
from jupyterhub.singleuser import main
main()
"""
TOLD = "JUPYTERHUB_SERVICE_URL"
"""The variable in which JupyterHub says where to listen."""


def look_for_hub(environment: Mapping[str, str]) -> None:
    """See that JupyterHub is there and that it is what started this process.

    Raises
    ------
    SettingsError
        It is not; the sentence says what to do instead.
    """
    if importlib.util.find_spec("jupyterhub") is None:
        raise SettingsError(
            "JupyterHub is in the packages of a hub: install them with pip install 'lidera[hub]' "
            "where its people's servers run"
        )
    if not environment.get(TOLD):
        raise SettingsError(
            f"{TOLD} is not set: --hub is for JupyterHub, which starts it; on your own computer "
            "run 'lidera lab' without it"
        )


def hub_command(root: Path) -> list[str]:
    """The command line of one person's server; address, token and cookies are JupyterHub's."""
    options = {
        "ServerApp.root_dir": root,
        "ServerApp.log_level": "WARN",
        "LabApp.log_level": "WARN",
    }
    return [sys.executable, "-c", START, *(f"--{name}={value}" for name, value in options.items())]
