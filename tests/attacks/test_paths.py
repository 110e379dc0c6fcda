"""Paths that try to leave their place, on the server and on the live pages' process."""

from __future__ import annotations

import http.client

import pytest

from tests.attacks.hands import PAGE, newcomer
from tests.running import Client, Running
from tests.twocohorts import MODULE, REPORT, ticket_for

UPS = ["..", "%2e%2e", ".%2e", "%252e%252e", "..%2f..", "..%5c..", "....//", "..;", "%c0%ae%c0%ae"]
PLACES = ["/assets/{}/keys/keys.db", "/reports/test/{}/keys/keys.db", "/reports/{}/keys/keys.db",
          "/m/{}/etc/passwd", "/staff/{}/etc/passwd", "/{}/{}/{}/etc/passwd"]  # fmt: skip
SECRETS = ("root:", "SQLite format", "Traceback", "site-packages", "/work/", "BEGIN ")


def verbatim(base: str, path: str, cookie: str = "") -> tuple[int, str]:
    """Ask for a path exactly as it is written: no client tidies it up first."""
    host = base.split("/")[2]
    line = http.client.HTTPConnection(host, timeout=20)
    line.putrequest("GET", path, skip_accept_encoding=True)
    line.putheader("Cookie", cookie)
    line.endheaders()
    answer = line.getresponse()
    text = answer.read().decode(errors="replace")
    line.close()
    return answer.status, text


def cookie_of(client: Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


@pytest.mark.parametrize("place", PLACES)
def test_no_path_of_the_server_leads_out_of_its_place(server: Running, place: str) -> None:
    cookie = cookie_of(server.login(newcomer(server, role="admin")))
    for up in UPS:
        for deep in (up, "/".join([up] * 6)):
            path = place.format(*[deep] * 3)
            status, text = verbatim(server.address, path, cookie)
            assert status in (400, 404), path
            assert not any(secret in text for secret in SECRETS), path


@pytest.mark.parametrize(
    "path",
    [
        f"/reports/test/{REPORT}%00.html",
        f"/reports/test/./{REPORT}",
        f"/reports//test/{REPORT}",
        f"/reports/test%2f{REPORT}",
        f"/reports/TEST/{REPORT}",
        f"/reports/test-2/{REPORT}",
        "/reports/test/.",
        "/reports/test/..",
        "/reports/test/*.html",
        "/reports/test/-rf",
        f"/reports/./{REPORT}",
        "/assets/0123456789abcdef.js.map",
        "/assets/0123456789abcdef.JS",
        "/assets/..js",
        f"/m/{MODULE}/",
        f"/m//{MODULE}",
        f"/m/{MODULE}%00",
        f"/m/{MODULE}%0a",
        f"/m/{MODULE}.ipynb",
        f"/M/{MODULE}",
        "/m/" + "a" * 81,
        "/staff/review%2f",
        "/login/",
        "/my-data/copy_json",
        "/my-data/copyXjson",
        "//login",
        "/.git/config",
        "/.env",
        "/var/journal.db",
        "/health/..",
        "/ws/",
        "*",
        "http://evil.example/",
    ],
)
def test_what_only_looks_like_an_address_is_none(server: Running, path: str) -> None:
    status, text = verbatim(
        server.address, path, cookie_of(server.login(newcomer(server, role="admin")))
    )
    assert status in (400, 403, 404), status
    assert not any(secret in text for secret in SECRETS)


def test_a_report_is_found_in_its_folder_and_not_through_a_link(server: Running) -> None:
    """A cohort whose name begins alike is another cohort, and a folder beside is nobody's."""
    beside = server.house.settings.reports / "test-beside"
    beside.mkdir(exist_ok=True)
    (beside / "x.html").write_text("beside")
    client = server.login(newcomer(server, role="admin"))
    for path in ("/reports/test-beside/x.html", "/reports/test/../test-beside/x.html"):
        assert verbatim(server.address, path, cookie_of(client))[0] == 404


def test_an_address_is_written_into_the_page_as_text(server: Running) -> None:
    for path in ("/<script>alert(1)</script>", "/%3Cscript%3Ealert(1)%3C/script%3E", '/"onload="x'):
        status, text = verbatim(server.address, path.replace(" ", "%20"))
        assert status in (400, 404)
        assert "<script>alert" not in text
        assert '"onload="' not in text


def test_no_path_of_the_live_pages_leads_out_of_its_place(server: Running) -> None:
    person = newcomer(server)
    client = server.login(person)
    way = ticket_for(server, client, person, MODULE)
    origin = way.partition("/enter")[0]
    client.get(way)
    places = ["/voila/static/{}/etc/passwd", "/voila/static/{}/voila.js/{}/conf.json",
              "/voila/labextensions/anywidget/{}/etc/passwd",
              "/voila/labextensions/anywidget/{}/jupyterlab-manager/package.json",
              "/voila/labextensions/{}/anywidget/package.json",
              PAGE + "/{}/module.ipynb"]  # fmt: skip
    for place in places:
        for up in [*UPS, "%00", "/", "//"]:
            for deep in (up, "/".join([up] * 8)):
                status, text = verbatim(origin, place.format(deep, deep), cookie_of(client))
                assert status in (302, 400, 403, 404, 500), (place, up)
                assert not any(secret in text for secret in SECRETS), (place, up)
                assert status != 500, (place, up)


@pytest.mark.parametrize("absolute", ["//etc/passwd", "/etc/passwd", "%2fetc%2fpasswd"])
def test_an_absolute_path_is_not_static(server: Running, absolute: str) -> None:
    person = newcomer(server)
    client = server.login(person)
    origin = ticket_for(server, client, person, MODULE).partition("/enter")[0]
    status, text = verbatim(origin, f"/voila/static/{absolute}")
    assert status in (403, 404)
    assert "root:" not in text
