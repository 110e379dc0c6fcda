"""JupyterHub's configuration for staff, and what each of its people is started with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from traitlets.config import Config

from lidera_nb.cli import labhub
from lidera_nb.errors import SettingsError

FILE = Path(__file__).resolve().parents[2] / "deploy" / "jupyterhub" / "jupyterhub_config.py"


def read(**environment: str) -> Config:
    """The configuration as JupyterHub reads it."""
    made = Config()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        code = compile(FILE.read_text("utf-8"), str(FILE), "exec")
        exec(code, {"get_config": lambda: made, "__file__": str(FILE)})
    return made


def test_those_in_the_file_come_in_and_nobody_else(tmp_path: Path) -> None:
    staff = tmp_path / "staff"
    staff.write_text("# quienes trabajan aquí\nmaestra\n\njefa admin\n", "utf-8")
    found = read(LIDERA_STAFF=str(staff))
    assert found.Authenticator.allowed_users == {"maestra", "jefa"}
    assert found.Authenticator.admin_users == {"jefa"}
    assert found.Authenticator.allow_all is False
    nobody = read(LIDERA_STAFF=str(tmp_path / "none"))
    assert nobody.Authenticator.allowed_users == set()


def test_each_is_started_with_the_lab_and_told_no_secret() -> None:
    found = read(LIDERA_STORE="postgresql://secret@db/lidera")
    assert found.Spawner.cmd[1:] == ["lab", "--hub", "--var", "~/lidera"]
    assert set(found.Spawner.environment) == {"LIDERA_COURSE"}
    assert "LIDERA_STORE" not in found.Spawner.get("env_keep", [])


def test_single_sign_on_is_a_matter_of_four_variables() -> None:
    told = {"OIDC_ISSUER": "https://id.example/", "OIDC_CLIENT_ID": "lidera",
            "OIDC_CLIENT_SECRET": "s", "OIDC_CALLBACK": "https://hub.example/back"}  # fmt: skip
    found = read(**told)
    assert found.JupyterHub.authenticator_class == "generic-oauth"
    assert found.GenericOAuthenticator.token_url == "https://id.example/token"
    assert read().JupyterHub.authenticator_class == "pam"


def test_without_jupyterhub_it_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labhub.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=r"pip install 'lidera\[hub\]'"):
        labhub.look_for_hub({})
    monkeypatch.setattr(labhub.importlib.util, "find_spec", lambda _: object())
    with pytest.raises(SettingsError, match="on your own computer run 'lidera lab' without it"):
        labhub.look_for_hub({})
    labhub.look_for_hub({labhub.TOLD: "http://127.0.0.1:8888/user/x/"})


def test_address_and_token_are_the_hubs(tmp_path: Path) -> None:
    words = " ".join(labhub.hub_command(tmp_path))
    assert f"--ServerApp.root_dir={tmp_path}" in words
    assert not re.search(r"ServerApp\.(ip|port|token|allow_remote)", words)
