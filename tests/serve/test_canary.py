"""Secrets stay where they are: nothing of them in an answer, in the log, or in a page's kernel.

A real server is started with secrets in its environment and made to fail in every way we know.
"""

from __future__ import annotations

import base64
import re
import sqlite3
from pathlib import Path

from lidera_nb.demo.wire import Wire
from tests.running import Answer, Client, form
from tests.serve.visiting import PAGE, Opened, environments

CANARIES = {"PGPASSWORD": "canary-pg-51", "AWS_SECRET_ACCESS_KEY": "canary-aws-52",
            "LIDERA_CANARY": "canary-own-53", "DATABASE_URL": "canary-url-54"}  # fmt: skip
TYPED = "Palabras mías que nadie debe leer en un registro."
PATHS = ("/", "/login", "/my-data", PAGE, "/staff/review", "/nowhere", "/health", "/sw.js",
         "/ws", "/reports/valle/boom.html", "/m/%ff", "/assets/..%2fkeys.db",
         "/my-data/copy.json")  # fmt: skip


def keys_of(var: Path) -> list[bytes]:
    """Every key and secret in the key file."""
    with sqlite3.connect(var / "keys" / "keys.db") as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE sql LIKE "
                                                  "'CREATE TABLE%'")]  # fmt: skip
        rows = [row for table in tables for row in raw.execute(f"SELECT * FROM {table}")]
    return [cell for row in rows for cell in row if isinstance(cell, bytes) and len(cell) >= 16]


def written(key: bytes) -> set[str]:
    """The ways in which a key could stand in a text."""
    plain, safe = base64.b64encode(key).decode(), base64.urlsafe_b64encode(key).decode()
    return {key.hex(), plain.rstrip("="), safe.rstrip("="), repr(key)[2:-1]}


def said(answers: list[Answer]) -> str:
    """All that came back, but for the cookies that were set."""
    heads = ((k, v) for a in answers for k, v in a.headers.items() if k != "Set-Cookie")
    return "\n".join([*(a.text for a in answers), *(f"{k}: {v}" for k, v in heads)])


def visited(address: str, client: Client) -> list[Answer]:
    answers = [client.get(address.rstrip("/") + path) for path in PATHS]
    for path in ("/my-data", "/my-data/copy.json", "/login", "/language", "/nowhere"):
        answers.append(form(client, address.rstrip("/") + path, action=TYPED, code=TYPED))
    return answers


def test_no_secret_of_the_server_reaches_a_browser_or_the_log(
    fresh_server, monkeypatch, capfd, run
):
    for name, value in CANARIES.items():
        monkeypatch.setenv(name, value)
    (fresh_server.var / "reports" / "valle" / "boom.html").mkdir(parents=True)
    fresh_server.start()
    answers, secrets = [], []
    for code in fresh_server.codes.values():
        client = Client()
        answers.append(form(client, fresh_server.address + "login", code=code))
        secrets += [client.cookies["lidera"], code, code.replace("-", "")]
        answers += visited(fresh_server.address, client)

    async def nonsense():
        wire = await fresh_server.enter("ana")
        for body in (TYPED, {"do": "decide", "reason": TYPED}, [TYPED], {"values": {"x": TYPED}}):
            message = {"type": "act", "key": "case", "id": "12345678-x", "n": 0, "body": body}
            answers.append(Answer(0, {}, {}, str(await wire.send(message))))
        await Wire(fresh_server.address).ask_page("/%00")

    run(nonsense())
    assert 500 in {answer.status for answer in answers}
    fresh_server.stop()
    log = capfd.readouterr()
    told, everything = said(answers), said(answers) + log.err + log.out
    secrets += [form for key in keys_of(fresh_server.var) for form in written(key)]
    assert len(secrets) > 20
    assert [one for one in [*CANARIES.values(), *secrets] if one in everything] == []
    assert not re.search(r"Traceback|\.py\b|site-packages|/work/|/tmp/", told)
    assert "IsADirectoryError" in log.err
    assert TYPED not in log.err + log.out


def test_no_secret_of_the_server_reaches_a_live_page_or_its_kernel(
    fresh_server, monkeypatch, capfd
):
    for name, value in CANARIES.items():
        monkeypatch.setenv(name, value)
    fresh_server.options = ("--pages", "live")
    fresh_server.start()
    client = Client()
    form(client, fresh_server.address + "login", code=fresh_server.codes["ana"])
    way = client.get(fresh_server.address.rstrip("/") + PAGE).headers["Location"]
    entered, origin = client.get(way), way.partition("/enter")[0]
    page = client.get(origin + PAGE)
    kernel = re.search(r'"kernelId": "([^"]+)"', page.text)[1]
    (environment,) = environments(Opened(client, origin, page, kernel))
    odd = [client.get(origin + path) for path in ("/api/kernels/nope", "/nowhere", "/enter")]
    odd.append(client.get(way))
    secrets = [client.cookies["lidera"], client.cookies["lidera_live"], *CANARIES.values()]
    secrets += [form for key in keys_of(fresh_server.var) for form in written(key)]
    fresh_server.stop()
    log = capfd.readouterr()
    everything = said([entered, page, *odd]) + str(environment) + log.err + log.out
    assert [one for one in secrets if one in everything] == []
    assert not set(CANARIES) & set(environment)


def test_a_restart_keeps_people_logged_in(fresh_server, run):
    fresh_server.start()

    async def cookie():
        wire = Wire(fresh_server.address)
        await wire.log_in(fresh_server.codes["ana"])
        return wire.cookie

    held = run(cookie())
    fresh_server.stop()
    fresh_server.start()
    assert run(Wire(fresh_server.address, held).ask_page("/my-data")).code == 200
