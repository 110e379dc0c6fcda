"""The live pages' process, asked by people, by other people and by nobody in particular."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lidera_nb import texts
from lidera_nb.cleankernel import HARMLESS
from lidera_nb.errors import SettingsError
from lidera_nb.serve.base import COOKIE
from lidera_nb.serve.live.config import LiveConfig
from lidera_nb.serve.live.visits import Visit, Visits
from lidera_nb.settings import PROJECT
from tests.running import Client, Running, running
from tests.serve.visiting import (
    PAGE,
    Opened,
    entered,
    environments,
    eventually,
    kernel_status,
    left,
    opened,
    talk,
)
from tests.toycourse import MODULE as TOY
from tests.toycourse import write_course

CANARY = "canary-4c1d"
LIMITS = {"sweep_seconds": 0.3, "kernels_each": 2, "unclaimed_seconds": 600}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_PASSWORD", CANARY)
        patch.setattr("lidera_nb.serve.livedoor.LiveConfig", partial(LiveConfig, **LIMITS))
        with running(tmp_path_factory.mktemp("var"), pages="live") as server:
            yield server


@pytest.fixture
def mine(server: Running) -> Iterator[Opened]:
    mine = opened(server, "p-ana")
    yield mine
    left(mine)


@pytest.fixture(scope="module")
def still(server: Running) -> Iterator[Opened]:
    """A page that stays as it is: for tests that only look, or are refused."""
    still = opened(server, "p-ana")
    yield still
    left(still)


@pytest.fixture(scope="module")
def visitor(server: Running) -> tuple[Client, str]:
    return entered(server, "p-ana")


# --- pages ----------------------------------------------------------------------------------


def test_a_page_is_whole_html_in_the_visits_language(still: Opened) -> None:
    assert still.page.status == 200
    assert '<html lang="es-CL">' in still.page.text
    assert "<title>Los que faltan · LIDERA</title>" in still.page.text
    assert still.page.text.count("vnd.jupyter.widget-view+json") == 5


def test_a_page_asks_nothing_of_anyone_else_and_runs_no_inline_script(
    still: Opened, server: Running
) -> None:
    hosts = set(re.findall(r"(?:src|href)=\"https?://([^/\"]+)", still.page.text))
    assert hosts == {server.address.split("/")[2]}
    assert "https://" not in still.page.text
    policy = still.page.headers["Content-Security-Policy"]
    assert "script-src 'self' blob:;" in policy
    assert "default-src 'none'" in policy
    scripts = re.findall(r"<script(?![^>]*(?:src=|type=\"application))[^>]*>", still.page.text)
    assert scripts == []


def test_a_template_asked_for_by_address_is_ignored(mine: Opened) -> None:
    left(mine)
    again = mine.client.get(f"{mine.origin}{PAGE}?template=nope&theme=nope")
    mine.kernel = re.findall(r'"kernelId": "([^"]+)"', again.text)[0]
    assert again.status == 200
    assert '"jupyterLabTheme": "light"' in again.text


def test_too_many_pages_of_one_person_are_refused_in_a_sentence(server: Running) -> None:
    pages = [opened(server, "p-eva") for _ in range(2)]
    third = opened(server, "p-eva")
    assert third.page.status == 429
    assert texts.say("es", "live.full_person") in html.unescape(third.page.text)
    for each in pages:
        assert left(each).status == 204


# --- the door -------------------------------------------------------------------------------


def test_a_ticket_works_once(server: Running) -> None:
    client = server.login("p-ana")
    way = client.get(server.at(PAGE)).headers["Location"]
    assert COOKIE + "_live" in Client().get(way).cookies
    again = Client().get(way)
    assert (again.headers["Location"], again.cookies) == (server.at("/"), {})


def test_a_ticket_that_a_foreign_site_sends_is_not_taken(server: Running) -> None:
    way = server.login("p-ana").get(server.at(PAGE)).headers["Location"]
    foreign = Client().ask("GET", way, b"", {"Sec-Fetch-Site": "cross-site"})
    assert (foreign.headers["Location"], foreign.cookies) == (server.at("/"), {})


def test_without_a_visit_a_page_leads_to_the_main_server_and_so_to_the_login(
    server: Running,
) -> None:
    _, origin = entered(server, "p-ana")
    way = Client().get(origin + PAGE).headers
    assert way["Location"] == server.at(PAGE)
    assert "Clear-Site-Data" not in way
    assert Client().get(server.at(PAGE)).headers["Location"].endswith(f"/login?next={PAGE}")


def test_a_visit_opens_its_own_page_only(server: Running) -> None:
    client, origin = entered(server, "p-ana")
    assert client.get(origin + "/staff/review").headers["Location"] == server.at("/staff/review")


def test_the_cookie_is_kept_from_scripts_and_other_sites(server: Running) -> None:
    way = server.login("p-ana").get(server.at(PAGE)).headers["Location"]
    cookie = Client().get(way).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_behind_tls_the_cookie_is_bound_to_this_very_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = {"kernels_most": 1}
    monkeypatch.setattr("lidera_nb.serve.livedoor.LiveConfig", partial(LiveConfig, **limits))
    with running(tmp_path, pages="live", secure=True) as server:
        mine = opened(server, "p-ana")
        way = server.login("p-eva").get(server.at(PAGE)).headers["Location"]
        cookie = Client().get(way).headers["Set-Cookie"]
        assert cookie.startswith("__Host-lidera_live=")
        assert {"Secure", "Path=/", "HttpOnly"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        # One kernel is all that this server has.
        full = opened(server, "p-eva").page
        assert full.status == 503
        assert texts.say("es", "live.full") in html.unescape(full.text)
        assert left(mine).status == 204


def test_logging_out_ends_the_page_and_its_kernel(server: Running) -> None:
    mine = opened(server, "p-ana")
    assert kernel_status(mine) == 200
    server.do(server.house.close_login("p-ana", mine.client.cookies[COOKIE]))
    assert eventually(lambda: not environments(mine))
    assert standing(mine) == "ended"


def test_the_first_answer_after_the_login_ended_clears_what_the_browser_kept(
    server: Running,
) -> None:
    mine = opened(server, "p-ana")
    asked = f"{mine.origin}/standing/{mine.kernel}"
    assert "Clear-Site-Data" not in mine.client.get(asked).headers
    server.do(server.house.close_login("p-ana", mine.client.cookies[COOKIE]))
    for address in (mine.origin + PAGE, asked):
        assert mine.client.get(address).headers["Clear-Site-Data"] == '"storage"'
    assert eventually(lambda: not environments(mine))
    assert mine.client.get(asked).headers["Clear-Site-Data"] == '"storage"'


@pytest.mark.parametrize(("seconds", "over"), [(60, True), (-1, False)])
def test_a_visit_that_merely_expired_did_not_end_with_its_login(seconds: int, over: bool) -> None:
    visits = Visits()
    visit = Visit("p-ana", "ab", PAGE, "module.ipynb", "", "es", "t", time.time() + seconds)
    key = visits.begin(visit)
    visits.end(visit)
    assert visits.find(key) is None
    assert visits.over(key) is over


def standing(mine: Opened, client: Client | None = None) -> str:
    """What a page is told of its kernel and its login."""
    at = f"{mine.origin}/standing/{mine.kernel}"
    told: str = json.loads((client or mine.client).get(at).text)["standing"]
    return told


def test_a_page_learns_that_its_kernel_is_gone(mine: Opened, server: Running) -> None:
    assert standing(mine) == "open"
    assert standing(mine, entered(server, "p-eva")[0]) == "gone"
    assert standing(mine, Client()) == "ended"
    left(mine)
    assert standing(mine) == "gone"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/login",
        "/api/kernels",
        "/api/contents/",
        "/api/sessions",
        "/api/terminals",
        "/voila/files/module.ipynb",
        "/voila/tree",
        "/voila/render/modules/01-los-que-faltan/module.ipynb",
        "/voila/api/contents/",
        "/voila/api/themes/x.css",
        "/voila/templates/lab/static/index.css",
        "/voila/static/../../../../../etc/passwd",
        "/voila/static/%2e%2e/%2e%2e/%2e%2e/conf.json",
        "/voila/labextensions/@jupyter/nbgrader/package.json",
        "/voila/labextensions/anywidget/../../../../../../etc/passwd",
    ],
)
def test_nothing_else_is_there(visitor: tuple[Client, str], path: str) -> None:
    client, origin = visitor
    answer = client.get(origin + path)
    assert answer.status in (403, 404)
    assert "Traceback" not in answer.text


# --- kernels --------------------------------------------------------------------------------


def test_the_kernel_of_another_person_cannot_be_reached(still: Opened, server: Running) -> None:
    other, _ = entered(server, "p-eva")
    at = f"{still.origin}/api/kernels/{still.kernel}"
    other.cookies["_xsrf"] = xsrf = still.client.cookies["_xsrf"]
    assert kernel_status(still, other) == 403
    assert other.ask("DELETE", at, b"", {"X-XSRFToken": xsrf}).status == 403
    assert left(Opened(other, still.origin, still.page, still.kernel)).status == 403
    assert talk(still, other, "kernel_info_request") == 403
    assert kernel_status(still) == 200


def test_a_kernel_cannot_be_reached_without_a_visit(still: Opened) -> None:
    assert kernel_status(still, Client()) == 403
    assert talk(still, Client(), "kernel_info_request") == 403


@pytest.mark.parametrize("origin", ["http://evil.example", ""])
def test_the_connection_of_a_foreign_page_is_refused(still: Opened, origin: str) -> None:
    assert talk(still, still.client, "kernel_info_request", origin=origin) == 403


def test_a_kernel_hears_no_code(still: Opened, tmp_path: Path) -> None:
    made = tmp_path / "made"
    code = {"code": f"open({str(made)!r}, 'w')", "silent": False}
    answers = talk(still, still.client, "execute_request", content=code)
    assert isinstance(answers, set)
    assert "kernel_info_reply" in answers
    assert not answers & {"execute_reply", "execute_input", "error"}
    assert not made.exists()


def test_a_page_is_never_told_of_a_trace(still: Opened) -> None:
    models = re.findall(r'"model_id": "([0-9a-f]+)"', still.page.text)
    wrong = {"comm_id": models[0], "data": {"method": "update", "state": {"view": 7}}}
    answers = talk(still, still.client, "comm_msg", content=wrong)
    assert isinstance(answers, set)
    assert "kernel_info_reply" in answers
    assert not answers & {"error", "stream"}


def test_a_kernel_leaves_nothing_beside_its_notebook(still: Opened) -> None:
    assert kernel_status(still) == 200
    beside = {path.name for path in (PROJECT / "course" / "modules" / PAGE[3:]).iterdir()}
    assert {name for name in beside if "ipc" in name or name.startswith(".")} == set()


def test_a_kernel_knows_its_way_back_and_nothing_of_the_server(
    still: Opened, server: Running
) -> None:
    (environment,) = environments(still)
    assert CANARY not in "".join(environment.values())
    named = {name for name in environment if name.startswith("LIDERA_")}
    assert named == {f"LIDERA_{name}" for name in ("API", "TOKEN", "LANG", "COURSE", "WHO")}
    assert environment["LIDERA_WHO"] == server.house.who("p-ana")
    jupyters = {"JPY_PARENT_PID", "JPY_SESSION_NAME", "PYDEVD_USE_FRAME_EVAL", "FORCE_COLOR",
                "CLICOLOR", "CLICOLOR_FORCE", "GIT_PAGER", "PAGER", "MPLBACKEND",
                "TERM"}  # fmt: skip
    assert set(environment) - named - set(HARMLESS) - jupyters == set()


# --- a course that fails, and the end -------------------------------------------------------


def test_a_page_that_fails_says_one_sentence_and_its_kernel_ends_unclaimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = write_course(tmp_path / "course")
    cells = ["print('secret of the author')", "1 / 0", "print('never')"]
    notebook = course / "modules" / TOY / "module.ipynb"
    notebook.write_text(json.dumps(_notebook(cells)))
    limits = {"sweep_seconds": 0.3, "unclaimed_seconds": 1}
    monkeypatch.setattr("lidera_nb.serve.livedoor.LiveConfig", partial(LiveConfig, **limits))
    with running(tmp_path / "var", pages="live", course=course) as server:
        mine = opened(server, "p-ana", f"/m/{TOY}")
        told = html.unescape(mine.page.text)
        assert told.count(texts.say("es", "live.failed")) == 1
        assert not re.search(r"Traceback|ZeroDivision|secret|never|site-packages", told)
        assert eventually(lambda: not environments(mine))


def _notebook(sources: list[str]) -> dict[str, Any]:
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": source, "outputs": [],
         "execution_count": None}
        for i, source in enumerate(sources)
    ]  # fmt: skip
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def test_the_process_ends_when_its_parent_does() -> None:
    live = LiveConfig(course=".", api="http://127.0.0.1:9", secret="s", home="http://127.0.0.1:9")
    process = subprocess.Popen(
        [sys.executable, "-m", "lidera_nb.serve.live"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=dict(os.environ),
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(live.to_line())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"ready ")
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path: Path, server: Running) -> None:
    taken = int(server.address.rstrip("/").rpartition(":")[2])
    told = f"could not be started on port {taken} of 127.0.0.1"
    with pytest.raises(SettingsError, match=told), running(tmp_path, pages="live", live_port=taken):
        pass
