"""oTree 6 beside us: three pages with a radio and a text each, its production server, 50 people.

oTree is installed into an environment of its own under `var/bench`, at run time; nothing of it is
part of this project. Its default database (SQLite) is used: with PostgreSQL it was no faster.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

from _process import cpu_seconds, program, pss_mib, tree, until
from _sides import free_port, listens
from _summary import percentile
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPResponse

PAGES, ROUNDS = 3, 2
PACKAGE = "otree>=6,<7"
REASON = "La apoderada espera una respuesta hoy, y el equipo todavía no se ha puesto de acuerdo."
LINKED = re.compile(r'<(?:script|link)[^>]*\s(?:src|href)="([^"]+)"')

SETTINGS = """
SESSION_CONFIGS = [dict(name="pages", app_sequence=["pages"], num_demo_participants=1)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.0, participation_fee=0.0)
LANGUAGE_CODE, REAL_WORLD_CURRENCY_CODE = "es", "USD"
ADMIN_USERNAME, ADMIN_PASSWORD, SECRET_KEY = "admin", "", "bench"
"""
HEAD = """
from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models, widgets

class C(BaseConstants):
    NAME_IN_URL, PLAYERS_PER_GROUP, NUM_ROUNDS = "pages", None, 1

class Subsession(BaseSubsession):
    pass

class Group(BaseGroup):
    pass

class Player(BasePlayer):
"""
FIELDS = """
    choice_{n} = models.StringField(choices=["a", "b", "c"], widget=widgets.RadioSelect)
    reason_{n} = models.LongStringField()
"""
PAGE = """
class Decision{n}(Page):
    form_model, form_fields = "player", ["choice_{n}", "reason_{n}"]
"""
TEMPLATE = """{{ block title }}Decision{{ endblock }}
{{ block content }}{{ formfields }}{{ next_button }}{{ endblock }}
"""


def installed(cache: Path) -> Path:
    """The folder of oTree's commands, in an environment of its own that is made if needed."""
    place = cache / "otree"
    if not (place / "bin" / "otree").exists():
        print("installing oTree into an environment of its own…", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "-q", PACKAGE]
        subprocess.run(pip, check=True)
    return place / "bin"


def written(folder: Path) -> None:
    """Write the app: what a person is asked on each of its pages is a choice and a reason."""
    app = folder / "pages"
    for place in (app, folder / "_static", folder / "_templates" / "global"):
        place.mkdir(parents=True)
    (folder / "settings.py").write_text(SETTINGS)
    numbers = range(1, PAGES + 1)
    parts = [HEAD, *(FIELDS.format(n=n) for n in numbers), *(PAGE.format(n=n) for n in numbers)]
    order = ", ".join(f"Decision{n}" for n in numbers)
    (app / "__init__.py").write_text("".join(parts) + f"\npage_sequence = [{order}]\n")
    for n in numbers:
        (app / f"Decision{n}.html").write_text(TEMPLATE)


@contextmanager
def _served(folder: Path, commands: Path) -> Iterator[tuple[int, str]]:
    """Its production server; yields its process and address."""
    port = free_port()
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"  # its server starts `otree` by name
    told = {"OTREE_PRODUCTION": "1", "PATH": path}
    written(folder)
    with program([str(commands / "otree"), "resetdb", "--noinput"], told, folder) as process:
        process.wait(120)
    with program([str(commands / "otree"), "prodserver", str(port)], told, folder) as process:
        until(lambda: listens(port), "oTree was not ready", 120)
        yield process.pid, f"http://127.0.0.1:{port}"


@dataclass
class Visitor:
    """One client; `waits` are seconds from a posted page until the next one is there."""

    home: str
    waits: list[float]

    async def get(self, path: str, body: str | None = None) -> HTTPResponse:
        """Ask for a page, and follow where it leads by hand."""
        method = "GET" if body is None else "POST"
        while True:
            asked = AsyncHTTPClient().fetch(
                urljoin(self.home, path), method=method, body=body, raise_error=False,
                follow_redirects=False, request_timeout=120, connect_timeout=120,
            )  # fmt: skip
            answer = await asked
            if answer.code not in (301, 302, 303, 307):
                return answer
            path, method, body = answer.headers["Location"], "GET", None
            self.at = path

    async def plays(self, first: str) -> None:
        """Answer the pages of one participant."""
        at = first
        for n in range(1, PAGES + 1):
            begun = time.perf_counter()
            answer = await self.get(at, urlencode({f"choice_{n}": "a", f"reason_{n}": REASON}))
            if answer.code >= 400 and n < PAGES:
                raise RuntimeError(f"oTree answered {answer.code} at {at}")
            self.waits.append(time.perf_counter() - begun)
            at = self.at


async def _measured(
    pid: int, home: str, clients: int, say: Callable[[str], None]
) -> dict[str, Any]:
    AsyncHTTPClient.configure(None, max_clients=2 * clients)
    waits: list[float] = []
    body = {"session_config_name": "pages", "num_participants": clients * ROUNDS}
    made = await AsyncHTTPClient().fetch(
        f"{home}/api/sessions", method="POST", body=json.dumps(body), request_timeout=120,
        headers={"Content-Type": "application/json"},
    )  # fmt: skip
    join = json.loads(made.body)["session_wide_url"]
    visitors = [Visitor(home, waits) for _ in range(clients)]
    starts: list[list[str]] = []
    for visitor in visitors:
        places = []
        for _ in range(ROUNDS):
            await visitor.get(join)
            places.append(visitor.at)
        starts.append(places)
    size, requests = await _first_load(visitors[0], starts[0][0])
    cpu, begun = cpu_seconds(tree(pid)), time.perf_counter()

    async def goes(visitor: Visitor, places: list[str]) -> None:
        for place in places:
            await visitor.plays(place)

    await asyncio.gather(*map(goes, visitors, starts))
    took, used = time.perf_counter() - begun, cpu_seconds(tree(pid)) - cpu
    found = {
        "clients": clients, "pages": len(waits), "pages_per_s": round(len(waits) / took, 1),
        "cpu_ms_per_page": round(used / len(waits) * 1e3, 2),
        "p50_ms": percentile(waits, 0.5), "p95_ms": percentile(waits, 0.95),
        "p99_ms": percentile(waits, 0.99), "pss_mib": round(pss_mib(tree(pid)), 1),
        "first_load_bytes": size, "first_load_requests": requests,
    }  # fmt: skip
    say(f"oTree: {found}")
    return found


async def _first_load(visitor: Visitor, path: str) -> tuple[int, int]:
    """Bytes of bodies, and requests, of a page and what it loads."""
    page = await visitor.get(path)
    sizes = [len(page.body)]
    for name in LINKED.findall(page.body.decode()):
        with suppress(HTTPClientError):
            sizes.append(len((await visitor.get(name)).body))
    return sum(sizes), len(sizes)


def measure(cache: Path, folder: Path, clients: int, say: Callable[[str], None]) -> dict[str, Any]:
    """What oTree takes for the task."""
    commands = installed(cache)
    with _served(folder, commands) as (pid, home):
        return asyncio.run(_measured(pid, home, clients, say))
