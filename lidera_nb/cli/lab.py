"""``lidera lab``: JupyterLab for authors and evaluators, with everything in its place.

JupyterLab takes the place of this process, so that it ends as it always ends. Its root is a
folder of links: course, evaluation and assignments are in it, journal and keys are not.
"""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from lidera_nb.cli.console import note, say, surroundings
from lidera_nb.cli.labhub import hub_command, look_for_hub
from lidera_nb.cli.options import CourseOption, VarOption, settings
from lidera_nb.errors import GradingError, SettingsError
from lidera_nb.settings import PROJECT, Settings

WARM = ("numpy", "pandas", "altair", "networkx", "scipy.stats", "ipywidgets", "anywidget")
"""What the kernels find imported: the data stack of the evaluation's notebooks, and widgets."""

START = """\
from lidera_nb.fastimport import skip_slow_grammar
skip_slow_grammar()
import warnings
import voila  # asks for what the next line hides: nobody here can act on it
warnings.filterwarnings("ignore", category=DeprecationWarning, module="traitlets")
from jupyterlab.labapp import main
main()
"""
LOOPBACK, PORT = "127.0.0.1", 8888
NBGRADER = """\
# Written by 'lidera lab'. The settings are the working course's own, seen from JupyterLab's root.
c = get_config()
load_subconfig("nbgrader_config.py", path={working!r})
c.CourseDirectory.root = {root!r}
# What nbgrader executes here, it executes in a kernel like every other one of this JupyterLab.
c.Execute.kernel_name = {kernel!r}
"""
PAGE = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
"""What the browser is told: nobody is asked whether they want news."""
CONFIG: dict[str, Any] = {
    # Nothing is asked of the network: no news, no updates, no list of extensions.
    "LabApp": {
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "extension_manager": "readonly",
    },
    "MappingKernelManager": {"default_kernel_name": "lidera"},
    # Ports are open to the whole machine; what goes through them is not.
    "KernelManager": {"transport_encryption": "auto"},
}


def lab(
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = PORT,
    browser: Annotated[bool, typer.Option("--open", help="Open the browser, too.")] = False,
    hub: Annotated[bool, typer.Option("--hub", help="As JupyterHub starts it.")] = False,
    course: CourseOption = None,
    var: VarOption = None,
) -> None:
    """Start JupyterLab with the course, the evaluation's notebooks and the assignments.

    It listens on this computer alone and lets in whoever has the address that is printed. New
    notebooks get the kernel LIDERA, which starts at once: it has the data stack imported.

    With --hub it is started by JupyterHub (deploy/jupyterhub), which says where it listens.

    Examples: `lidera lab` · `lidera lab --open` · `lidera lab --port 0 --var /srv/lidera`

    Exit codes: 0 stopped as asked, 2 could not start.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise SettingsError(
            "JupyterLab is in the staff packages: install them with pip install 'lidera[staff]' "
            "and run the command again"
        )
    found = settings(course, var.expanduser() if var else None)
    if hub:
        look_for_hub(surroundings())
    root = arranged(found)
    if hub:
        _become(hub_command(root), told_to(root, "", found))
    free, token = free_port(port), secrets.token_urlsafe(24)
    say(f"JupyterLab at http://{LOOPBACK}:{free}/lab?token={token}")
    note("It answers within seconds; Ctrl-C ends it.")
    note("Whoever has this address works as you: keep it to yourself.")
    sys.stdout.flush()
    _become(command(root, free, browser), told_to(root, token, found))


def _become(words: list[str], told: Mapping[str, str]) -> NoReturn:
    os.execve(sys.executable, words, {**surroundings(), **told})  # noqa: S606 - this very Python, no shell


def arranged(found: Settings) -> Path:
    """The folder that JupyterLab shows, made or brought up to date.

    Raises
    ------
    SettingsError
        There is no course, or something of its own stands where a link belongs.
    """
    if not found.course.is_dir():
        raise SettingsError(f"there is no course at {found.course}; name its folder with --course")
    root = found.var.resolve() / "lab"
    inner = root / ".jupyter"
    inner.mkdir(parents=True, exist_ok=True)
    _link(root / "course", found.course.resolve())
    if (PROJECT / "evaluation").is_dir():
        _link(root / "evaluation", PROJECT / "evaluation")
    from lidera_nb.kernels.spec import write_spec

    write_spec(inner, WARM)
    (inner / "labconfig").mkdir(exist_ok=True)
    (inner / "labconfig" / "page_config.json").write_text(json.dumps(PAGE), "utf-8")
    (inner / "jupyter_server_config.json").write_text(json.dumps(CONFIG, indent=1), "utf-8")
    _assignments(found, root)
    return root


def _assignments(found: Settings, root: Path) -> None:
    """The working course of nbgrader, where the course has assignments."""
    from lidera_nb.grading.working import prepare
    from lidera_nb.kernels.spec import SPEC

    try:
        working = prepare(found.course, found.var)
    except GradingError as error:
        note(f"Without assignments: {error}")
        return
    _link(root / "assignments", working.root)
    # nbgrader wants its course below JupyterLab's root, by name.
    config = NBGRADER.format(working=str(working.root), root=str(root / "assignments"), kernel=SPEC)
    (root / ".jupyter" / "nbgrader_config.py").write_text(config, encoding="utf-8")


def _link(link: Path, target: Path) -> None:
    if link.is_symlink():
        link.unlink()
    if link.exists():
        raise SettingsError(
            f"{link} should be a link to {target}, but something else is there; move it away and "
            "run the command again"
        )
    link.symlink_to(target, target_is_directory=True)


def free_port(port: int) -> int:
    """The port itself if nobody listens there; any free one for 0.

    Raises
    ------
    SettingsError
        Somebody does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            raise SettingsError(
                f"port {port} is taken or not allowed; give another with --port, or --port 0"
            ) from None
        return int(probe.getsockname()[1])


def command(root: Path, port: int, browser: bool) -> list[str]:
    """JupyterLab's command line; what keeps others out stands here, above anybody's settings."""
    options = {
        "ServerApp.ip": LOOPBACK,
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": root,
        "ServerApp.open_browser": browser,
        "ServerApp.answer_yes": True,
        "ServerApp.allow_remote_access": False,
        "ServerApp.allow_root": True,  # as containers have it; it is one's own machine
        "ServerApp.log_level": "WARN",
        "LabApp.log_level": "WARN",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-c", START, *words]


def told_to(root: Path, token: str, found: Settings) -> Mapping[str, str]:
    """The variables that JupyterLab is told more: ours come before the person's own settings.

    Without a token, whoever starts JupyterLab says who comes in.
    """
    inner, outer = str(root / ".jupyter"), surroundings()
    before = {
        name: os.pathsep.join(filter(None, (inner, outer.get(name))))
        for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH")
    }
    # nbgrader calls programs of this environment, which need not be activated.
    path = os.pathsep.join((str(Path(sys.executable).parent), outer.get("PATH", os.defpath)))
    course = str(found.course.resolve())
    secret = {"JUPYTER_TOKEN": token} if token else {}
    return {**before, **secret, "PATH": path, "LIDERA_COURSE": course}
