"""Commands beside a running server: what they settle holds there, too, within moments."""

import asyncio
import sqlite3
import subprocess
import sys

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from lidera_nb.demo.wire import Wire

REASON = "Estas palabras deben desaparecer del todo."
PROFILE = {"territory": "maule", "level": "primary", "size": "under_150",
           "dependence": "slep", "vulnerability": "high", "rurality": "rural"}  # fmt: skip


def lidera(server, *words):
    command = [sys.executable, "-c", "from lidera_nb.cli.main import main; main()", *words]
    done = subprocess.run(
        [*command, "--var", str(server.var)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


async def writes(wire):
    """Consent, profile, and one decision with words of one's own."""
    for key, values in (("consent", {"learning": True}), ("profile", PROFILE)):
        form = wire.views[key]["form"]
        await wire.act(key, {"do": "submit", "form": form, "values": values})
    await wire.act("case", {"do": "start"})
    scene = wire.views["case"]["scene"]
    choice = scene["decision"]["choices"][0]["id"]
    body = {"do": "decide", "scene": scene["id"], "choice": choice, "reason": REASON}
    if "prediction" in scene["decision"]:
        body["confidence"] = 50
    assert (await wire.act("case", body))["status"] == "saved"


def test_an_erased_person_is_gone_from_the_running_server(fresh_server, run):
    fresh_server.start()

    async def story():
        ana = await fresh_server.enter("ana")
        await writes(ana)
        desk = await fresh_server.enter("ines", "/staff/review")
        await desk.act("review", {"do": "open", "cohort": "valle", "person": "ana"})
        before = str(desk.views["review"])
        await asyncio.to_thread(lidera, fresh_server, "people", "erase", "ana", "--yes")
        await asyncio.sleep(2.5)
        again = await fresh_server.enter("ines", "/staff/review")
        page = (await ana.ask_page("/my-data")).code
        return before, str(again.views["review"]), page

    before, after, page = run(story())
    assert REASON in before
    assert REASON not in after
    assert "'Ana'" not in after
    assert page == 302


def test_a_new_code_ends_the_old_one_and_the_open_login(fresh_server, run):
    fresh_server.start()

    async def story():
        wire = Wire(fresh_server.address)
        await wire.log_in(fresh_server.codes["eva"])
        new = await asyncio.to_thread(lidera, fresh_server, "people", "code", "eva")
        await asyncio.sleep(2.5)
        old = await wire.ask("/login", {"code": fresh_server.codes["eva"]})
        fresh = Wire(fresh_server.address)
        await fresh.log_in(new.strip())
        return (await wire.ask_page("/")).code, old.code, (await fresh.ask_page("/")).code

    assert run(story()) == (302, 403, 200)


def test_a_socket_hears_nothing_after_its_login_ended(fresh_server, run):
    fresh_server.start()

    async def story():
        first = await fresh_server.enter("ana")
        second = await fresh_server.enter("ana")
        await first.ask("/logout", {})
        form = second.views["consent"]["form"]
        body = {"do": "submit", "form": form, "values": {"learning": True}}
        await second.act("consent", body)
        heard = [await asyncio.wait_for(first.hear(), 10)]
        while heard[-1]["type"] == "head":
            heard.append(await asyncio.wait_for(first.hear(), 10))
        return heard

    heard = run(story())
    assert heard[-1]["type"] == "signed_out"
    assert {message["n"] for message in heard[:-1]} <= {0}


def test_an_event_that_this_version_does_not_know_stops_nobody(fresh_server, run):
    fresh_server.start()

    async def story():
        with sqlite3.connect(fresh_server.var / "journal.db") as raw:
            row = raw.execute("SELECT * FROM events ORDER BY seq DESC LIMIT 1").fetchone()
            names = [d[1] for d in raw.execute("PRAGMA table_info(events)")]
            new = {**dict(zip(names, row, strict=True)), "seq": row[0] + 1, "stream": "later",
                   "n": 1, "kind": "future.happened"}  # fmt: skip
            marks = ", ".join("?" * len(new))
            raw.execute(f"INSERT INTO events ({', '.join(new)}) VALUES ({marks})", [*new.values()])
        await asyncio.sleep(2.5)
        wire = Wire(fresh_server.address)
        health, ready = await wire.ask_page("/health"), await wire.ask_page("/ready")
        entered = await fresh_server.enter("ana")
        return health.code, ready.code, entered.views["consent"]["status"]

    assert run(story()) == (200, 503, "open")
    assert fresh_server.stop() == 0


def test_hostile_headers_and_ids_are_refused_without_a_trace(server, run):
    async def story():
        wire = await server.enter("omar")
        await wire.send_raw('{"type":"act","key":"x","id":"\\ud800\\ud800\\ud800\\ud800a","n":0}')
        deep = "[" * 20_000 + "]" * 20_000
        await wire.send_raw(f'{{"type":"act","key":"consent","id":"12345678","n":0,"body":{deep}}}')
        alive = await wire.send({"type": "act", "key": "x", "id": "abcdefgh", "n": 0, "body": {}})
        request = HTTPRequest(
            server.address + "login", method="POST", body="code=a", headers={"Origin": "http://["}
        )
        odd = await AsyncHTTPClient().fetch(request, raise_error=False)
        return alive["status"], odd.code

    assert run(story()) == ("refused", 403)
