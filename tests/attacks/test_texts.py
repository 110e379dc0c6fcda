"""What people write: kept and shown exactly as the one rule for texts says, or refused in words."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from lidera_nb.clock import utc_now
from lidera_nb.demo.wire import Wire
from lidera_nb.plaintext import TextFault, examine
from lidera_nb.serve.login.logins import fingerprint
from lidera_nb.serve.login.passes import issued, sealed
from tests.attacks import hands
from tests.attacks.test_records import copy_of
from tests.running import Client, Running
from tests.twocohorts import MODULE, login_cookie

TEXTS = {
    "accents": "Ñandú, pingüino, ¿por qué?",
    "decomposed accents": "nin\u0303o y pingu\u0308ino",
    "emoji": "👩‍🏫🏳️‍🌈👍🏽 sí, 🇨🇱",
    "beyond the first plane": "𝔄𝕃𐍈 𠜎",
    "another script": "مدرسة 学校 स्कूल",
    "a bidirectional override": "abc\u202edcba\u202c fin",
    "isolates": "\u2066uno\u2069 dos",
    "a joiner": "a\u200db\u200c c\u2060",
    "an endless accent": "e" + "\u0301" * 200,
    "a line separator": "uno\u2028dos\u2029tres",
    "line ends": "uno\r\ndos\rtres\n\n\ncuatro",
    "tabs": "\tuno\tdos\t",
    "a byte order mark": "\ufeffuno",
    "a noncharacter": "a\ufffeb\uffffc\ufdd0",
    "a private character": "a\ue000b",
    "a null": "a\x00b",
    "an escape": "a\x1b[31mb",
    "a delete": "a\x7fb",
    "a lone surrogate": "a\ud800b",
    "surrogates the wrong way": "a\udc00\ud800b",
    "a formula": "=HYPERLINK(\"http://evil.example\";\"x\")",
    "a formula after a tab": "\t=1+1",
    "a template": "{{ 7*7 }} {% raw x %} ${7*7} #{7*7} %(a)s {0}",
    "a statement": "'; DROP TABLE events; --",
    "a script": "</script><script>window.__xss=1</script>",
    "a format": "%s%n%x {person.__class__}",
    "quotes": "\"'`\\\\ \\u0041 \\n &amp;",
}  # fmt: skip
FILL = " Esto alcanza para una razón de verdad."


RATINGS = dict.fromkeys(
    ("sought_information", "weighed_losers", "revised_view", "noticed_emotion"), 3
)


def kept(text: str) -> str | TextFault:
    return examine(text, 2000)


def test_a_reason_is_kept_shown_and_copied_exactly_or_refused(server: Running) -> None:
    async def story() -> list[tuple[str, str]]:
        wire, wrong = await _begins(server), []
        for name, text in TEXTS.items():
            if wire.views["case"]["status"] != "open":
                wire = await _begins(server)
            wanted = kept(text + FILL)
            heard = await wire.act("case", {**await hands.to_decision(wire), "reason": text + FILL})
            if isinstance(wanted, TextFault):
                refused = heard["status"] == "refused" and heard["reason"].endswith(".")
                wrong += [] if refused else [(name, str(heard))]
            elif (shown := wire.views["case"]["trail"][-1]["reason"]) != wanted:
                wrong.append((name, shown))
            await hands.go_on(wire)
        return wrong

    assert hands.within(60, story()) == []


async def _begins(server: Running) -> Wire:
    """Somebody new, at the beginning of the case."""
    return await hands.at_case(server, await asyncio.to_thread(hands.newcomer, server))


def test_every_text_of_a_reflection_comes_back_exactly_everywhere(server: Running) -> None:
    """On the page itself, after a reload, at the desk, in the journal and in the copy."""
    person, reader = hands.newcomer(server), hands.newcomer(server, role="instructor")
    good = {name: text for name, text in TEXTS.items() if isinstance(kept(text + FILL), str)}

    async def story() -> tuple[list[str], list[str]]:
        wire = await hands.at_reflection(server, person)
        desk, wrong, refused = await hands.wire_of(server, reader, hands.DESK), [], []
        await desk.act("review", {"do": "open", "cohort": "test", "person": person})
        for name, text in TEXTS.items():
            wanted = kept(text + FILL)
            values = {"turning_point": text + FILL, "who_lost": text + FILL, **RATINGS}
            heard = await wire.act("reflection", hands.submit(wire, "reflection", values))
            if name not in good:
                refused.append(heard["status"])
                continue
            places = [
                await _own(server, person),
                await _at_desk(server, reader),
                _journal(server, person),
            ]
            wrong += [name] if set(places) != {wanted} else []
        return wrong, refused

    wrong, refused = hands.within(120, story())
    assert wrong == []
    assert set(refused) == {"refused"}
    copied = json.dumps(copy_of(server, server.login(person)), ensure_ascii=False)
    for name, text in good.items():
        assert json.dumps(kept(text + FILL), ensure_ascii=False)[1:-1] in copied, name


async def _own(server: Running, person: str) -> str:
    wire = await hands.wire_of(server, person)
    fields = wire.views["reflection"]["fields"]
    wire.close()
    return str(next(each["value"] for each in fields if each["id"] == "turning_point"))


async def _at_desk(server: Running, reader: str) -> str:
    desk = await hands.wire_of(server, reader, hands.DESK)
    desk.close()
    return str(desk.views["review"]["record"]["plays"][0]["reflection"][0]["value"])


def _journal(server: Running, person: str) -> str:
    return str(hands.told(server, person)[-1].payload.answers["turning_point"])


def test_a_lone_surrogate_in_any_part_of_an_act_is_refused(server: Running) -> None:
    person = hands.newcomer(server)

    async def story() -> set[str]:
        wire, answers = await hands.wire_of(server, person), set()
        body = hands.submit(wire, "consent", {"learning": True})
        forged: list[Any] = [{**body, "\ud800": 1}, {**body, "form": "\ud800"},
                             {**body, "values": {"\udfff": True}}, {"do": "\ud800"}]  # fmt: skip
        for each in forged:
            answers.add((await wire.send(hands.message(wire, "consent", each)))["status"])
        return answers

    assert hands.within(30, story()) == {"refused"}
    assert hands.told(server, person) == []


@pytest.mark.parametrize("name", ["a lone surrogate", "a null", "emoji", "decomposed accents"])
def test_a_kernel_gets_the_same_answer_for_a_text_as_a_browser(server: Running, name: str) -> None:
    """The way in from live pages is another; the rule is the same."""
    person = hands.newcomer(server)

    async def before() -> dict[str, Any]:
        wire = await hands.at_case(server, person)
        return {**await hands.to_decision(wire), "reason": TEXTS[name] + FILL}

    body = hands.within(30, before())
    client = server.login(person)
    login = fingerprint(client.cookies[login_cookie(client)])
    token = sealed(
        issued(person, MODULE, "es", login, utc_now()), server.house.keys.secret("live-token")
    )
    act = {"id": "0f8fad5b-d9cb", "n": len(hands.told(server, person)), "body": body}
    asked = json.dumps({"module": MODULE, "key": "case", "message": act}).encode()
    headers = {"Authorization": f"Bearer {token}"}
    answer = json.loads(Client().ask("POST", server.house.live.api + "/act", asked, headers).text)
    wanted = kept(TEXTS[name] + FILL)
    assert answer["status"] == ("saved" if isinstance(wanted, str) else "refused")
    if isinstance(wanted, str):
        assert hands.told(server, person)[-1].payload.reason == wanted


@pytest.mark.parametrize("text", ["<b>x</b>", "{{7*7}}", '"><img src=x onerror=alert(1)>', "‮abc"])
def test_a_name_is_text_on_every_page_that_shows_it(server: Running, text: str) -> None:
    person = hands.newcomer(server, name=text)
    page = server.login(person).get(server.at("/")).text
    assert text not in page or "<" not in text
    assert "<b>x</b>" not in page
    assert "<img src=x" not in page
    assert "49" not in page.partition("<h1>")[2].partition("</h1>")[0]
