"""Each room imports only what lies below it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

GROUND = ("errors", "settings", "clock", "texts", "value", "yamlfile", "textids", "content",
          "plaintext", "fastimport", "cleankernel", "identifiers", "schoolwords", "pgaddress",
          "pgconnection")  # fmt: skip
BELOW: dict[str, tuple[str, ...]] = {
    "kernels": GROUND,
    "forms": GROUND,
    "cards": GROUND,
    "scenario": GROUND,
    "people": GROUND,
    "events": GROUND,
    "analysis": GROUND,
    "assignments": GROUND,
    "network": GROUND,
    "exchange": GROUND,
    "reflection": GROUND,
    "activities": (*GROUND, "cards", "forms", "scenario", "people", "events", "analysis", "network",
                   "reflection", "assignments", "exchange"),
    "dataset": (*GROUND, "cards", "exchange", "forms", "scenario", "people", "events", "network",
                "reflection", "activities", "assignments"),
    "grading": (*GROUND, "activities", "assignments", "events", "reflection"),
    "report": (*GROUND, "analysis", "dataset", "kernels", "network", "reflection"),
    "sharing": (*GROUND, "activities", "cards", "events", "report"),
    "pages": (*GROUND, "activities", "analysis", "events", "network", "scenario"),
    "serve": (*GROUND, "activities", "assignments", "cards", "events", "kernels", "people"),
    "safekeeping": (*GROUND, "activities", "events", "serve"),
    "demo": (*GROUND, "activities", "cards", "events", "forms", "people", "scenario", "serve"),
    "cli": (*GROUND, "activities", "analysis", "cards", "dataset", "demo", "events", "grading",
            "kernels", "network", "people", "report", "safekeeping", "scenario", "serve",
            "sharing"),
}  # fmt: skip
"""What each room may import; errors, settings and the like are the ground floor."""


def imported(path: Path) -> set[str]:
    """Rooms of the library that a file imports, wherever in the file it does so."""
    parts = [name.split(".") for name in _names(path) if name.startswith("lidera_nb.")]
    return {part[1] for part in parts if not part[1].startswith("__")}


def _names(path: Path) -> set[str]:
    """Every module, and every name in one, that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("room", sorted(BELOW))
def test_a_room_imports_only_what_lies_below_it(room: str):
    for path in (ROOT / "lidera_nb" / room).rglob("*.py"):
        above = imported(path) - {room} - set(BELOW[room])
        assert not above, f"{path.relative_to(ROOT)} imports {', '.join(sorted(above))}"


@pytest.mark.parametrize("inner", ["caps", "login", "render"])
def test_an_inner_room_of_the_server_knows_nothing_of_the_rest_of_it(inner: str):
    for path in (ROOT / "lidera_nb" / "serve" / inner).rglob("*.py"):
        others = {name for name in _names(path) if name.startswith("lidera_nb.serve")}
        known = {name for name in others if name.startswith(f"lidera_nb.serve.{inner}.")}
        assert others - known <= {f"lidera_nb.serve.{inner}"}, path


def test_every_room_is_in_the_table():
    folders = {path.parent.name for path in (ROOT / "lidera_nb").glob("*/__init__.py")}
    assert folders - set(GROUND) == set(BELOW)


def test_the_ground_floor_imports_nothing_above_it():
    files = [ROOT / "lidera_nb" / f"{name}.py" for name in GROUND]
    for path in [*filter(Path.exists, files), ROOT / "lidera_nb" / "texts" / "__init__.py"]:
        assert not imported(path) & set(BELOW), path


def test_widgets_know_nothing_of_the_library():
    for path in (ROOT / "widgets").rglob("*.py"):
        if not path.name.startswith(("test_", "conftest")):
            assert "lidera_nb" not in path.read_text(encoding="utf-8").split('"""')[-1], path


def test_only_the_edges_read_the_environment():
    edges = {"cli/console.py", "pages/place.py", "cleankernel.py", "serve/livedoor.py"}
    for path in (ROOT / "lidera_nb").rglob("*.py"):
        name = str(path.relative_to(ROOT / "lidera_nb"))
        if name not in edges and not name.startswith(("serve/live", "report/", "kernels/")):
            assert "os.environ" not in path.read_text(encoding="utf-8"), name


def test_papermill_is_imported_in_one_place():
    users = [p for p in (ROOT / "lidera_nb").rglob("*.py") if "papermill" in _modules(p)]
    names = {path.relative_to(ROOT / "lidera_nb").as_posix() for path in users}
    assert names <= {"report/execute.py"}


def _modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
