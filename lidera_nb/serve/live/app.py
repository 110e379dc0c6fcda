"""The application: Voila, standalone, with a closed list of addresses and nothing left open.

Standalone Voila alone filters which messages a browser may send to a kernel; as an extension of
a Jupyter server it would not, so it must stay an application of its own. No configuration file
of the machine or the user is read.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_path
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from traitlets import Any as AnyTrait
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_static_paths, collect_template_paths
from voila.utils import get_page_config

from lidera_nb import texts
from lidera_nb.kernels.shared import shared_parent
from lidera_nb.serve.live import handlers
from lidera_nb.serve.live.api import MainServer
from lidera_nb.serve.live.config import LiveConfig
from lidera_nb.serve.live.kernels import WARM, OwnedKernels
from lidera_nb.serve.live.visits import OwnerOnly, Visit, VisitorIdentity, Visits
from lidera_nb.serve.render.style import page_style

TEMPLATE, TEMPLATES = "lidera", Path(__file__).parent / "template"
STATIC = TEMPLATES / "voila" / "templates" / TEMPLATE / "static"
OWN_EXTENSIONS = TEMPLATES / "extensions"
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)
"""The only browser extensions that a live page loads, whatever else is installed."""

OURS, PLUGIN = "lidera", "lastlook.js"
"""Our own extension: a script that holds a plugin and needs no building."""

HEADERS = {
    # blob: is where anywidget puts a widget's module; Lumino and the widgets set styles inline.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline' blob:; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
PAGE_TEXTS = ("page.skip", "page.home", "page.nav", "page.noscript", "live.failed", "live.waiting")
STANDING_TEXTS = (
    "live.gone", "live.partly", "live.resume", "live.ended", "live.enter", "live.offline",
)  # fmt: skip
SCRIPTS = ("standing.js", "controls.js")
BODY_MOST = 64 * 1024
SOCKET_MOST = 1024 * 1024
PING_MS = 30_000
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


def configured(live: LiveConfig) -> Config:
    """Every choice that differs from Voila's and Jupyter's defaults."""
    return Config(
        {
            "Voila": {
                "open_browser": False,
                "root_dir": live.course,
                "log_level": logging.ERROR,
                "identity_provider_class": VisitorIdentity,
                "authorizer_class": OwnerOnly,
            },
            "VoilaConfiguration": {
                "template": TEMPLATE,
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "multi_kernel_manager_class": OwnedKernels,
                "extension_allowlist": list(EXTENSIONS),
                "extension_denylist": [],
            },
            "VoilaExecutor": {"timeout": 120},
            "OwnedKernels": {
                "cull_idle_timeout": live.idle_seconds,
                "cull_interval": max(1, min(60, live.idle_seconds // 2)),
                "cull_connected": True,
            },
            # A kernel that dies would come back empty under the same id, without a word.
            "KernelManager": {"autorestart": False},
        }
    )


class LiveApp(Voila):  # type: ignore[misc]
    """Voila for the live pages of one course."""

    live: LiveConfig = AnyTrait()
    ready: Callable[[int], None] = AnyTrait()
    kernel_name = "python3"

    def initialize(self, argv: list[str] | None = None) -> None:  # noqa: ARG002 - Voila's signature
        """Set up without arguments, and without the configuration files of anyone."""
        self.visits, self.main = Visits(), MainServer(self.live)
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.setup_template_dirs()

    def setup_template_dirs(self) -> None:
        """Find our template in the package, and what it builds on where Jupyter keeps it."""
        roots = [str(TEMPLATES), *jupyter_path()]
        names = ["voila", "nbconvert"]
        self.template_paths = collect_template_paths(names, TEMPLATE, prune=True, root_dirs=roots)
        self.static_paths = collect_static_paths(names, TEMPLATE, root_dirs=roots)

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings with our headers and limits."""
        ours: dict[str, Any] = {
            "headers": _headers(self.live.home),
            "compress_response": True,
            "websocket_max_message_size": SOCKET_MOST,
            "xsrf_cookie_kwargs": {"samesite": "Lax", "secure": self.live.secure},
            "ws_ping_interval": PING_MS,
            "ws_ping_timeout": PING_MS,
            "login_url": f"{self.live.home}/login",
            "log_function": lambda _: None,
            "default_handler_class": handlers.Missing,
        }
        settings: dict[str, Any] = super().init_settings()
        return settings | ours

    def init_handlers(self) -> list[Any]:
        """Every address there is. Voila's own list is not used: it has files, trees and more."""
        extensions = "|".join((*EXTENSIONS, OURS))
        extension_folders = {"paths": [*self.labextensions_path, str(OWN_EXTENSIONS)]}
        return [
            (r"/enter", handlers.Enter),
            (r"/(?:m|staff)/[a-z0-9-]{1,80}", handlers.LivePage),
            (rf"/api/kernels/{_KERNEL}", handlers.OwnKernel),
            (rf"/api/kernels/{_KERNEL}/channels", handlers.KernelSocket),
            (rf"/standing/{_KERNEL}", handlers.Standing),
            (r"/clips/[0-9a-f]{32}", handlers.Clip),
            (rf"/voila/api/shutdown/{_KERNEL}", handlers.Shutdown),
            (r"/voila/static/(.*)", handlers.Static, {"paths": self.static_paths}),
            (rf"/voila/labextensions/((?:{extensions})/.*)", handlers.Static, extension_folders),
        ]

    def listen(self) -> None:
        """Listen on the very port that was asked for, and serve until told to end."""
        try:
            sockets = bind_sockets(self.live.port, self.live.host)
        except OSError:
            self.stop()
            raise
        server = HTTPServer(self.app, max_body_size=BODY_MOST)
        server.add_sockets(sockets)
        self.port = sockets[0].getsockname()[1]
        self.ioloop = IOLoop.current()
        sweeping = PeriodicCallback(self.sweep, self.live.sweep_seconds * 1000)
        sweeping.start()
        # Warm before the first visitor's kernel is asked for; where it fails, kernels are started.
        self.ioloop.run_in_executor(None, shared_parent, WARM)
        self.ready(self.port)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            sweeping.stop()
            server.stop()
            self.stop()

    async def sweep(self) -> None:
        """End the kernels that nobody needs, and those of people who logged out."""
        await self.kernel_manager.sweep()
        visits = self.kernel_manager.visits()
        holding = await self.main.holding(visits)
        if holding is None:
            return
        gone = [visit for visit, holds in zip(visits, holding, strict=True) if not holds]
        for visit in gone:
            self.visits.end(visit)
        await self.kernel_manager.end_of(gone)

    async def written(self, visit: Visit, kernel_id: str) -> AsyncIterator[str]:
        """The page of a visit, in parts, as its notebook is executed."""
        renderer = self._renderer(visit)
        await renderer.initialize()
        kernel = self.kernel_manager.get_kernel(kernel_id)
        async for part, _ in renderer.generate_content_generator(kernel_id, kernel):
            yield part

    def message(self, text_id: str, lang: str) -> str:
        """A page that says one sentence and shows the way home."""
        template = self.app.settings["voila_jinja2_env"].get_template("message.html")
        page = self._page(lang, texts.say(lang, text_id), "")
        return str(template.render(page=page))

    def _renderer(self, visit: Visit) -> NotebookRenderer:
        config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        page = self._page(visit.lang, visit.title, visit.path, visit.who)
        load = f"{PLUGIN}?{_digest(OWN_EXTENSIONS / OURS / PLUGIN)}"
        plugin = {"name": OURS, "load": load, "extension": "./extension"}
        extensions = [*config["federated_extensions"], plugin]
        return NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=visit.notebook,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=config | {"federated_extensions": extensions, "lidera": page},
        )

    def _page(self, lang: str, title: str, path: str, who: str = "") -> dict[str, Any]:
        """What our template writes around a notebook."""
        standing = {
            "lang": lang,
            "way": self.live.home + path,
            "keep": f"lidera:{who}:",
            "every": self.live.poll_seconds * 1000,
            "texts": {text_id: texts.say(lang, text_id) for text_id in STANDING_TEXTS},
        }
        return {
            "lang": "en" if lang == "en" else "es-CL",
            "title": title,
            "home": f"{self.live.home}/",
            "path": path,
            "style": page_style(),
            "frame": _frame(),
            "texts": {text_id: texts.say(lang, text_id) for text_id in PAGE_TEXTS},
            "standing": standing,
            "scripts": [f"{name}?{_digest(STATIC / name)}" for name in SCRIPTS],
        }


def _headers(home: str) -> dict[str, str]:
    """The headers of every answer; clips are fetched from the main server, by way of this one."""
    policy = f"{HEADERS['Content-Security-Policy']}; media-src 'self' {home}"
    return {**HEADERS, "Content-Security-Policy": policy}


@cache
def _frame() -> str:
    """The styles of live pages: what stock ipywidgets need to look and work like ours."""
    return (TEMPLATES / "voila" / "templates" / TEMPLATE / "live.css").read_text(encoding="utf-8")


@cache
def _digest(script: Path) -> str:
    """What a script is asked for by, so that a browser never runs yesterday's."""
    return hashlib.sha256(script.read_bytes()).hexdigest()[:12]
