"""The served protocol, spoken by a second client against a real server."""

import json
import signal
import uuid

from lidera_nb.demo.wire import Wire
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.model import Scenario

CONSENT = {"learning": True, "evaluation": True}
PROFILE = {"territory": "araucania", "level": "primary", "size": "under_150",
           "dependence": "municipal", "vulnerability": "high", "rurality": "rural"}  # fmt: skip
REASON = "Porque protege a quien menos puede hablar."


async def to_case(wire: Wire) -> None:
    for key, values in (("consent", CONSENT), ("profile", PROFILE)):
        if wire.views[key]["status"] == "open":
            await wire.act(key, submitted(wire.views[key], values))
    if "briefing" in wire.views["case"]:
        await wire.act("case", {"do": "start"})


def submitted(view: dict, values: dict) -> dict:
    return {"do": "submit", "form": view["form"], "values": values}


def decision(view: dict) -> dict:
    scene = view["scene"]
    if scene["advance"]:
        return {"do": "advance", "scene": scene["id"]}
    body = {"do": "decide", "scene": scene["id"], "reason": REASON,
            "choice": scene["decision"]["choices"][0]["id"]}  # fmt: skip
    return {**body, "confidence": 75} if "prediction" in scene["decision"] else body


def test_a_whole_play_is_acknowledged_and_lands_in_the_journal(server, run):
    async def story():
        wire = await server.enter("ana")
        await to_case(wire)
        while wire.views["case"]["status"] == "open":
            answer = await wire.act("case", decision(wire.views["case"]))
            assert answer["status"] == "saved"
        return wire.views["case"]["n"]

    head = run(story())
    kinds = [event.kind for event in server.journal().read("person:ana")]
    assert len(kinds) == head
    assert kinds.count("case.decided") >= 6
    assert kinds[-1] == "case.ended"


def test_no_byte_of_a_scene_not_reached_crosses_the_wire(server, run, course):
    case = course.modules["01-los-que-faltan"].step("case").definition.current
    texts, wires = case.texts["es"], []

    class Listening(Wire):
        async def hear(self):
            heard = await super().hear()
            wires.append(json.dumps(heard, ensure_ascii=False))
            return heard

    async def story():
        wire = Listening(server.address)
        await wire.log_in(server.codes["omar"])
        page = await wire.ask_page("/m/01-los-que-faltan")
        wires.append(page.body.decode())
        await wire.open("/m/01-los-que-faltan")
        await to_case(wire)
        reached, played = {wire.views["case"]["scene"]["id"]}, 0
        while played < 2:
            played += "decision" in wire.views["case"]["scene"]
            await wire.act("case", decision(wire.views["case"]))
            reached.add(wire.views["case"]["scene"]["id"])
        return reached

    reached = run(story())
    sent = "".join(wires)
    hidden = [text_id for text_id in texts if not may_be_sent(text_id, case.scenario, reached)]
    assert {text_id.split(".")[0] for text_id in hidden} >= {
        "scene", "decision", "choice", "document", "later", "chance"
    }  # fmt: skip
    for text_id in hidden:
        if len(texts[text_id]) > 25:
            start = json.dumps(texts[text_id][:60], ensure_ascii=False)[1:-1]
            assert start not in sent, text_id


def may_be_sent(text_id: str, scenario: Scenario, reached: set[str]) -> bool:
    """Whether a text belongs to what was reached by always taking the first choice, unread."""
    kind, name, *rest = [*text_id.split("."), ""]
    if kind == "document":
        return rest[0] == "title"
    if kind in ("scene", "decision"):
        return name in reached
    if kind == "choice":
        first = name in reached and scenario.scenes[name].decision.choices[0].id
        return name in reached and (rest[1] == "label" or rest[0] == first)
    if kind in ("later", "chance"):
        points = [scenario.scenes[scene].decision for scene in reached]
        return any(name in brought_by(point.choices[0]) for point in points if point)
    return True


def brought_by(choice: Choice) -> set[str]:
    chance = {choice.chance.id} if choice.chance else set()
    return chance | {later.id for later in choice.later}


def test_the_same_message_again_is_answered_with_what_it_did(server, run):
    async def story():
        wire = await server.enter("eva")
        message = {"type": "act", "key": "consent", "id": str(uuid.uuid4()),
                   "n": wire.views["consent"]["n"],
                   "body": submitted(wire.views["consent"], CONSENT)}  # fmt: skip
        first = await wire.send(message)
        second = await wire.send(message)
        other = await wire.send({**message, "body": {"do": "start"}})
        stale = await wire.send({**message, "id": str(uuid.uuid4())})
        return first, second, other, stale

    first, second, other, stale = run(story())
    assert (first["status"], second["status"]) == ("saved", "saved")
    assert first["n"] == second["n"]
    assert other["status"] == "refused"
    assert "contenidos distintos" in other["reason"]
    assert stale["status"] == "refused"
    assert "otra pestaña" in stale["reason"]


def test_nonsense_is_refused_in_a_sentence_and_the_server_lives_on(server, run):
    async def story():
        wire = await server.enter("eva")
        for raw in ("", "[]", "{", '{"type":"act"}', "null", '{"type":"act","key":5}', "x" * 9000):
            await wire.send_raw(raw)
        return await wire.send({"type": "act", "key": "nope", "id": "12345678", "n": 0,
                                  "body": {}})  # fmt: skip

    assert "No pudimos entender" in run(story())["reason"]


def test_a_killed_server_has_everything_it_acknowledged(fresh_server, run):
    fresh_server.start()

    async def before():
        wire = await fresh_server.enter("ana")
        await to_case(wire)
        await wire.act("case", decision(wire.views["case"]))
        return wire.views["case"]

    seen = run(before())
    fresh_server.stop(signal.SIGKILL)
    fresh_server.start()

    async def after():
        return (await fresh_server.enter("ana")).views["case"]

    assert run(after()) == seen


def test_the_server_stops_cleanly_when_asked(fresh_server):
    assert fresh_server.start().stop() == 0
