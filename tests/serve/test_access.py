"""What guards every page: origins, headers, cookies, and the cohort that one belongs to.

Who reaches which address is in ``test_matrix.py``.
"""

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from lidera_nb.demo.wire import Wire


def test_a_form_from_another_site_is_refused(server, run):
    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["ana"])
        codes = []
        for origin in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
            request = HTTPRequest(server.address + "my-data", method="POST", body="action=block",
                                  headers={"Cookie": wire.cookie, **origin})  # fmt: skip
            codes.append((await AsyncHTTPClient().fetch(request, raise_error=False)).code)
        return codes

    assert run(story()) == [403, 403, 403]


def test_a_websocket_from_another_site_or_from_nobody_is_refused(server, run):
    async def refused(headers):
        url = server.address.replace("http", "ws") + "ws"
        try:
            await websocket_connect(HTTPRequest(url, headers=headers))
        except Exception as error:
            return error.code
        return 101

    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["ana"])
        mine = server.address.rstrip("/")
        return [
            await refused({"Origin": mine}),
            await refused({"Origin": "https://evil.example", "Cookie": wire.cookie}),
        ]

    assert run(story()) == [403, 403]


def test_logging_out_ends_the_login_for_good(server, run):
    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["vera"])
        before = (await wire.ask_page("/")).code
        await wire.ask("/logout", {})
        return before, (await wire.ask_page("/")).code

    assert run(story()) == (200, 302)


def test_a_wrong_code_is_refused_in_plain_words(server, run):
    async def story():
        wire = Wire(server.address)
        right = server.codes["ana"]
        wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
        return await wire.ask("/login", {"code": wrong})

    answer = run(story())
    assert answer.code == 403
    assert "Ese código no corresponde a nadie" in answer.body.decode()


def test_an_instructor_never_sees_another_cohort(server, run):
    async def story():
        wire = await server.enter("igor", "/staff/review")
        refused = await wire.act("review", {"do": "open", "cohort": "valle", "person": "ana"})
        return wire.views["review"]["cohorts"], refused

    cohorts, refused = run(story())
    assert [cohort["id"] for cohort in cohorts] == ["norte"]
    assert refused["status"] == "refused"


def test_every_page_closes_what_a_browser_would_leave_open(server, run):
    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["ana"])
        return [await wire.ask_page(path) for path in ("/", "/m/01-los-que-faltan", "/nowhere")]

    for answer in run(story()):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Server" not in answer.headers
        assert b"canary-7f3a91" not in answer.body
        assert b"Traceback" not in answer.body


def test_the_cookie_is_closed_to_scripts_and_other_sites(server, run):
    async def story():
        wire = Wire(server.address)
        return await wire.ask("/login", {"code": server.codes["eva"]})

    cookie = run(story()).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
