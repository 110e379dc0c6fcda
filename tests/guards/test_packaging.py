"""What is installed is what is here: every package and every data file is in the build."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def test_every_package_is_listed():
    found = set()
    for folder, name in (("lidera_nb", "lidera_nb"), ("widgets", "lidera_widgets")):
        for path in (ROOT / folder).rglob("__init__.py"):
            inner = path.parent.relative_to(ROOT / folder).parts
            found.add(".".join([name, *inner]))
    assert set(TOOL["packages"]) == found


def test_every_kind_of_data_file_is_shipped():
    kinds = {pattern.removeprefix("**/*") for pattern in TOOL["package-data"]["*"]}
    for folder in ("lidera_nb", "widgets"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".py":
                assert any(path.name.endswith(kind) for kind in kinds), path
