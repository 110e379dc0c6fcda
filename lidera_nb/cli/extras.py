"""Whether the packages of an extra are there, found without importing them."""

from __future__ import annotations

from importlib.util import find_spec

from lidera_nb.errors import SettingsError


def evaluation_or_sentence() -> None:
    """Say how to install the evaluation packages where they are not there.

    Raises
    ------
    SettingsError
        They are not installed.
    """
    if find_spec("papermill") is None:
        raise SettingsError(
            "reports need the evaluation packages: install them with "
            "pip install 'lidera[evaluation]' and run the command again"
        )
