"""Logins in the journal and in the browser: how they begin, go on, end, and survive a restart."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb import texts
from lidera_nb.events import catalogue, kinds
from lidera_nb.events.journal import Event, NewEvent
from lidera_nb.events.upcast import upcast
from lidera_nb.people.codes import digest, new_code
from lidera_nb.serve.caps.lockout import PAIR
from lidera_nb.serve.login.logins import Logins, fingerprint
from tests.running import Client, form, running

NINE = datetime(2026, 8, 3, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


class Turned:
    """A clock that a test turns."""

    def __init__(self):
        self.now = datetime.now(UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock(server):
    before = server.house.clock
    turned = Turned()
    server.house.clock = server.house.sessions.clock = turned
    yield turned
    server.house.clock = server.house.sessions.clock = before


def seen_of(server, person):
    server.do(_breath())
    events = server.house.sessions.journal.read(f"access:{person}")
    return [event for event in events if event.kind == "login.seen"]


async def _breath():
    """Let what the server does meanwhile be done."""
    await asyncio.sleep(0.3)


def event(n, payload, **later):
    at = NINE + timedelta(**later)
    return Event(n, "access:ana", n, f"m{n}", 0, catalogue.kind_of(payload), 1, payload, "ana", at)


class Nothing:
    def streams(self, prefix):
        return []


# --- the fold -------------------------------------------------------------------------------


def test_activity_that_was_written_down_is_known_after_a_restart():
    logins = Logins(Nothing())
    logins.follow([event(1, kinds.LoginOpened(login="x")),
                   event(2, kinds.LoginSeen(login="x"), minutes=50)])  # fmt: skip
    assert logins.known("x", NINE + timedelta(minutes=109)).person == "ana"
    assert logins.known("x", NINE + timedelta(minutes=110)) is None


def test_hearing_of_the_same_event_again_changes_nothing():
    logins, begun = Logins(Nothing()), event(1, kinds.LoginOpened(login="x"))
    logins.follow([begun])
    logins.see("x", NINE + timedelta(minutes=30))
    logins.follow([begun])
    assert logins.known("x", NINE + timedelta(minutes=80))


def test_activity_is_written_down_no_more_often_than_agreed():
    logins = Logins(Nothing())
    logins.follow([event(1, kinds.LoginOpened(login="x"))])
    noted = [m for m in range(0, 60) if logins.see("x", NINE + timedelta(minutes=m))]
    assert noted == [6, 12, 18, 24, 30, 36, 42, 48, 54]


def test_what_is_over_stays_over_when_the_clock_goes_back():
    logins = Logins(Nothing())
    logins.follow([event(1, kinds.LoginOpened(login="x"))])
    logins.forget(NINE + timedelta(days=1), logins.all())
    assert logins.known("x", NINE) is None
    assert not logins.see("x", NINE)


def test_a_login_is_calm_until_its_end_is_near_and_when_it_is_gone_it_is_not():
    logins = Logins(Nothing())
    logins.follow([event(1, kinds.LoginOpened(login="x"))])
    at = {minute: (NINE + timedelta(minutes=minute)).timestamp() for minute in (54, 55, 60)}
    assert [logins.calm("x", now) for now in at.values()] == [True, False, False]
    logins.see("x", NINE + timedelta(minutes=54))
    assert [logins.calm("x", now) for now in at.values()] == [True, True, True]
    logins.follow([event(2, kinds.LoginClosed(login="x"))])
    assert not logins.calm("x", at[54])


def test_only_the_logins_that_were_named_are_let_go():
    logins = Logins(Nothing())
    logins.follow([event(n, kinds.LoginOpened(login=name)) for n, name in enumerate("xyz", 1)])
    logins.forget(NINE + timedelta(hours=1), ["x", "z", "never was"])
    assert logins.all() == ["y"]


def test_a_login_from_before_devices_were_told_apart_is_on_a_shared_computer():
    old = upcast("login.opened", 1, {"login": "x"})
    assert catalogue.parse("login.opened", old) == kinds.LoginOpened(login="x", own=False)


# --- the door -------------------------------------------------------------------------------


@pytest.fixture
def code(server):
    """A working access code of ana's."""
    made = new_code()
    mac = digest(made, server.house.keys.secret("codes"))
    issued = NewEvent(kinds.CodeIssued(person="p-ana", handle=made.handle, mac=mac))
    server.do(server.house.sessions.note("cohort:test", (issued,), "system"))
    return str(made)


def cookie_of(answer):
    return next(c for c in answer.headers.get_all("Set-Cookie") if c.startswith("lidera="))


def test_on_a_shared_computer_the_login_ends_with_the_browser(server, code):
    cookie = cookie_of(form(Client(), server.at("/login"), code=code))
    assert not {"max-age", "expires"} & {part.split("=")[0].strip().lower()
                                         for part in cookie.split(";")}  # fmt: skip
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_on_a_device_of_ones_own_the_login_lasts_a_month_at_most(server, code):
    client = Client()
    cookie = cookie_of(form(client, server.at("/login"), code=code, own="yes"))
    assert f"Max-Age={30 * 24 * 3600}" in cookie
    assert server.house.logins.find(client.cookies["lidera"], server.house.clock()).own


def test_logging_in_closes_the_login_that_was_there_and_brings_a_fresh_secret(server, code):
    client = server.login("p-eva")
    before = client.cookies["lidera"]
    assert form(client, server.at("/login"), code=code).status == 303
    assert client.cookies["lidera"] != before
    assert Client({"lidera": before}).get(server.at("/")).status == 302
    assert client.get(server.at("/")).status == 200


def test_a_secret_that_was_planted_is_never_taken_over(server, code):
    client = Client({"lidera": "planted"})
    form(client, server.at("/login"), code=code)
    assert client.cookies["lidera"] != "planted"
    assert Client({"lidera": "planted"}).get(server.at("/")).status == 302


def test_leaving_takes_everything_along_even_when_the_login_is_over(server):
    for client in (server.login("p-ana"), Client({"lidera": "long-gone"})):
        answer = form(client, server.at("/logout"))
        assert (answer.status, answer.headers["Location"]) == (303, "/login")
        assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
        assert client.cookies["lidera"] in ("", '""')


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_door_asks_whose_device_it_is_and_takes_shared_for_granted(server, lang):
    page = Client({"lidera_lang": lang}).get(server.at("/login?own=yes")).text
    assert texts.say(lang, "login.own") in page
    assert "checked" not in page
    wrong = form(Client({"lidera_lang": lang}), server.at("/login"), code="x", own="yes")
    assert "checked" in wrong.text


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_guesser_is_told_how_long_to_wait_and_a_right_code_fares_no_better(server, code, lang):
    client = Client({"lidera_lang": lang})
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    for _ in range(PAIR.free):
        assert form(client, server.at("/login"), code=wrong).status == 403
    answers = [form(client, server.at("/login"), code=each) for each in (wrong, code)]
    for answer in answers:
        assert answer.status == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        assert texts.say(lang, "login.wait", minutes=1) in answer.text
    assert answers[0].text == answers[1].text


def test_an_unknown_handle_is_locked_like_a_known_one(server):
    statuses = [form(Client(), server.at("/login"), code="ZZZZZ-" + "0" * 14).status
                for _ in range(PAIR.free + 1)]  # fmt: skip
    assert statuses == [403] * PAIR.free + [429]


# --- going on and ending --------------------------------------------------------------------


def test_being_active_is_written_down_now_and_then(server, clock):
    client = server.login("p-vera")
    noted = []
    for minutes in (0, 3, 3, 3, 3):
        clock.now += timedelta(minutes=minutes)
        assert client.get(server.at("/my-data")).status == 200
        noted.append(len(seen_of(server, "p-vera")))
    assert noted == [0, 0, 1, 1, 2]
    again = Logins(server.house.sessions.journal)
    digest = fingerprint(client.cookies["lidera"])
    assert again.known(digest, clock.now + timedelta(minutes=59))


def test_what_a_browser_asks_for_by_itself_is_no_activity(server, clock):
    client = server.login("p-ivo")
    clock.now += timedelta(minutes=30)
    for path in ("/health", "/sw.js", "/nowhere", "/assets/0123456789abcdef.js"):
        client.get(server.at(path))
    assert seen_of(server, "p-ivo") == []


def test_a_login_that_was_idle_too_long_leads_to_the_door(server, clock):
    client = server.login("p-ana")
    clock.now += timedelta(minutes=61)
    answer = client.get(server.at("/"))
    assert (answer.status, answer.headers["Location"]) == (302, "/login")


def test_a_server_behind_tls_marks_its_cookies_and_asks_for_tls(tmp_path):
    with running(tmp_path, secure=True) as server:
        client = server.login("p-ana")
        home = client.get(server.at("/"))
        left = form(client, server.at("/logout"))
    assert list(client.cookies) == ["__Host-lidera"]
    assert home.status == 200
    assert home.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookie = left.headers["Set-Cookie"]
    assert cookie.startswith("__Host-lidera=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "domain" not in cookie.lower()


@pytest.mark.parametrize("path", ["/m/room", "/staff/review"])
def test_whoever_has_to_log_in_first_is_brought_where_they_were_going(server, code, path):
    client = Client()
    door = client.get(server.at(path)).headers["Location"]
    assert door == f"/login?next={path}"
    assert form(client, server.at(door), code="x").status == 403
    assert form(client, server.at(door), code=code).headers["Location"] == path
    assert client.get(server.at(door)).headers["Location"] == path


@pytest.mark.parametrize("aim", ["//evil.example", "https://evil.example", "/%5Cevil", "%0d%0aX:1"])
def test_a_link_to_the_door_never_leads_out_of_the_house(server, code, aim):
    client = Client()
    entered = form(client, server.at(f"/login?next={aim}"), code=code)
    assert entered.headers["Location"] == "/"
    assert client.get(server.at(f"/login?next={aim}")).headers["Location"] == "/"


def test_choosing_a_language_at_the_door_forgets_nothing(server):
    page = Client().get(server.at("/login?next=/m/room")).text
    assert 'name="next" value="/login?next=/m/room"' in page
    # Without an action a browser sends the form to the address as it stands, fragment and all.
    assert '<form method="post" class="stack">' in page
