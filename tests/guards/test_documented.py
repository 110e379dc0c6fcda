"""Commands have help, examples and exit codes; event kinds and public names say what they are."""

import importlib
import pkgutil

import pytest
import typer

import lidera_nb
from lidera_nb.cli.main import app
from lidera_nb.events import kinds

TOP = typer.main.get_command(app).commands
GROUPS = {name: group.commands for name, group in TOP.items() if hasattr(group, "commands")}
GROUPED = {f"{top} {name}": group[name] for top, group in GROUPS.items() for name in group}
SPEAKING = {"scenario schema"}
"""What it prints is for a machine already."""
COMMANDS = {name: command for name, command in TOP.items() if name not in GROUPS} | GROUPED


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_an_example_and_exit_codes(name: str):
    text = COMMANDS[name].help or ""
    assert "Example" in text
    assert f"lidera {name}" in text
    assert "Exit codes" in text
    assert all(p.help for p in COMMANDS[name].params)


@pytest.mark.parametrize("name", sorted(GROUPED.keys() - SPEAKING))
def test_a_command_of_a_group_can_speak_to_a_machine(name: str):
    assert "--json" in {option for param in GROUPED[name].params for option in param.opts}


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_an_event_kind_is_past_tense_and_says_what_happened(kind: str):
    assert kinds.KINDS[kind].__doc__
    assert kind.count(".") == 1


def test_every_module_says_why_it_exists():
    for found in pkgutil.walk_packages(lidera_nb.__path__, "lidera_nb."):
        if not found.name.endswith("__main__"):
            assert importlib.import_module(found.name).__doc__, found.name
