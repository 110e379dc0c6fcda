"""Acts that the page would not have offered: refused where they are decided, in the domain."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.attacks.hands import (
    REASON,
    at_case,
    at_reflection,
    go_on,
    message,
    newcomer,
    submit,
    to_decision,
    told,
    wire_of,
    within,
)
from tests.running import Running
from tests.twocohorts import MODULE

Forge = Callable[[dict[str, Any]], Any]


def with_(**changed: Any) -> Forge:
    return lambda body: {**body, **changed}


def without(name: str) -> Forge:
    return lambda body: {key: value for key, value in body.items() if key != name}


FORGED: dict[str, Forge] = {
    **{f"a confidence of {value!r}": with_(confidence=value)
       for value in (-1, 1, 50.0, 74, 101, 10**30, True, False, "75", None, [75], float("nan"))},
    "no confidence": without("confidence"),
    "a choice that does not exist": with_(choice="nada"),
    "a choice of another scene": with_(choice="furgon"),
    "a choice that is a list": with_(choice=["cerca"]),
    "a scene that does not exist": with_(scene="nada"),
    "a scene that was not reached": with_(scene="casa"),
    "an ending": lambda body: {"do": "advance", "scene": "fin"},
    "going on past a decision": lambda body: {"do": "advance", "scene": body["scene"]},
    "no reason": without("reason"),
    "a reason of spaces": with_(reason=" \n\t" * 40),
    "a reason of marks that vanish": with_(reason="\u202e\u2066" * 40),
    "a reason that is a number": with_(reason=10**40),
    "a reason of 2001 characters": with_(reason="a" * 2001),
    "a person": with_(person="p-eva"),
    "a role": with_(role="admin"),
    "roles": with_(roles=["admin"]),
    "indicators": with_(indicators={"confianza": 100}),
    "a seed": with_(seed=1),
    "a ctx": with_(ctx={"module": MODULE}),
    "a prototype": with_(__proto__={"role": "admin"}),
    "an unknown deed": with_(do="undo"),
    "a private deed": with_(do="__class__"),
    "no deed": without("do"),
    "the document of another scene": lambda body: {"do": "consult", "document": "ficha_maite"},
    "a document that does not exist": lambda body: {"do": "consult", "document": "../../etc"},
    "a form": lambda body: {"do": "submit", "form": "", "values": {}},
    "a review": lambda body: {"do": "open", "cohort": "test", "person": "p-eva"},
    "a debrief": lambda body: {"do": "seen"},
}  # fmt: skip


def test_no_forged_decision_is_taken_and_the_honest_one_still_is(server: Running) -> None:
    person = newcomer(server)

    async def story() -> tuple[dict[str, str], list[int], str]:
        wire = await at_case(server, person)
        honest = await to_decision(wire)
        answers, heads = {}, []
        for name, forge in FORGED.items():
            heard = await wire.send(message(wire, "case", forge(honest)))
            answers[name] = f"{heard['status']}: {heard['reason']}"
            heads.append(heard["n"])
        return answers, heads, (await wire.act("case", honest))["status"]

    answers, heads, last = within(60, story())
    taken = {name: answer for name, answer in answers.items() if answer[:9] != "refused: "}
    assert taken == {}
    assert all(answer.endswith((".", "?")) for answer in answers.values()), answers
    assert len(set(heads)) == 1
    assert last == "saved"
    assert told(server, person)[-1].payload.choice == "cerca"


def test_a_choice_whose_condition_is_not_met_cannot_be_taken(server: Running) -> None:
    """At each decision, every choice that the page does not offer is tried."""
    person = newcomer(server)
    step = server.house.course.modules[MODULE].step("case")
    assert step
    scenes = step.definition.current.scenario.scenes

    async def story() -> list[str]:
        wire, tried = await at_case(server, person), []
        while wire.views["case"]["status"] == "open":
            body = await to_decision(wire)
            offered = {each["id"] for each in wire.views["case"]["scene"]["decision"]["choices"]}
            hidden = {each.id for each in scenes[body["scene"]].decision.choices} - offered
            for choice in sorted(hidden):
                heard = await wire.send(message(wire, "case", {**body, "choice": choice}))
                tried.append(heard["status"])
            await wire.act("case", body)
            await go_on(wire)
        return tried

    tried = within(60, story())
    assert tried
    assert set(tried) == {"refused"}


def test_a_decision_that_was_taken_cannot_be_taken_again(server: Running) -> None:
    """Not by a second press, not with another choice, and not from the page before (back)."""
    person = newcomer(server)

    async def story() -> tuple[list[str], str]:
        wire = await at_case(server, person)
        body = await to_decision(wire)
        stale = wire.views["case"]["n"]
        first = message(wire, "case", body)
        taken = [(await wire.send(first))["status"], (await wire.send(first))["status"]]
        for n in (stale, stale + 1):
            for choice in ("cerca", "lejos"):
                again = message(wire, "case", {**body, "choice": choice}, n=n)
                taken.append((await wire.send(again))["status"])
        return taken, wire.views["case"]["trail"][0]["reason"]

    taken, reason = within(30, story())
    assert taken == ["saved", "saved", *["refused"] * 4]
    assert reason == REASON
    assert [event.kind for event in told(server, person)].count("case.decided") == 1


@pytest.mark.parametrize("key", ["profile", "case", "reflection", "debrief"])
def test_a_step_that_is_not_open_yet_takes_nothing(server: Running, key: str) -> None:
    person = newcomer(server)
    step = server.house.course.modules[MODULE].step(key)
    form = getattr(step.definition, "hash", "") if step else ""

    async def story() -> set[str]:
        wire = await wire_of(server, person)
        assert wire.views[key]["status"] == "locked"
        bodies = [{"do": "submit", "form": form, "values": {}}, {"do": "start"}, {"do": "seen"}]
        return {(await wire.send(message(wire, key, body)))["status"] for body in bodies}

    assert within(30, story()) == {"refused"}
    assert told(server, person) == []


def test_without_the_consent_that_is_needed_nothing_else_opens(server: Running) -> None:
    person = newcomer(server)

    async def story() -> tuple[str, str]:
        wire = await wire_of(server, person)
        values = {"learning": False, "evaluation": True}
        refused = await wire.send(message(wire, "consent", submit(wire, "consent", values)))
        return refused["status"], wire.views["profile"]["status"]

    assert within(30, story()) == ("refused", "locked")


def test_a_form_of_another_version_or_step_is_not_taken(server: Running) -> None:
    person = newcomer(server)

    async def story() -> set[str]:
        wire = await wire_of(server, person)
        await wire.act("consent", submit(wire, "consent", {"learning": True}))
        own = submit(wire, "profile", {"territory": "maule"})
        other = {**own, "form": wire.views["consent"]["form"]}
        extra = {**own, "values": {**own["values"], "learning": True}}
        bodies = [other, extra, {**own, "form": "0" * 64}, {**own, "role": "admin"}]
        return {(await wire.send(message(wire, "profile", body)))["status"] for body in bodies}

    assert within(30, story()) == {"refused"}
    assert len(told(server, person)) == 1


def test_what_a_form_does_not_need_may_be_left_out_or_open(server: Running) -> None:
    """Also by a client that sends less, or `null`, for the scales of a reflection."""
    person = newcomer(server)

    async def story() -> list[str]:
        wire, answers = await at_reflection(server, person), []
        needed = {"turning_point": REASON, "who_lost": REASON}
        for more in ({}, {"revised_view": None}, {"revised_view": 2, "my_school": ""}):
            body = submit(wire, "reflection", {**needed, **more})
            answers.append((await wire.act("reflection", body))["status"])
        return answers

    assert within(60, story()) == ["saved"] * 3


def test_a_message_cannot_speak_for_somebody_else(server: Running) -> None:
    person, other = newcomer(server), newcomer(server)

    async def story() -> str:
        wire = await wire_of(server, person)
        body = submit(wire, "consent", {"learning": True})
        forged = {"person": other, "who": other, "actor": other, "roles": ["admin"],
                  "stream": f"person:{other}", "module": "review"}  # fmt: skip
        return str((await wire.send(message(wire, "consent", body, **forged)))["status"])

    assert within(30, story()) == "saved"
    assert told(server, other) == []
    (event,) = told(server, person)
    assert event.actor == person


def test_a_message_id_of_another_person_is_worth_nothing(server: Running) -> None:
    """The ids of messages are each person's own: neither an answer nor a conflict leaks."""
    first, second = newcomer(server), newcomer(server)

    async def story() -> list[str]:
        one, two = await wire_of(server, first), await wire_of(server, second)
        sent = message(one, "consent", submit(one, "consent", {"learning": True}))
        return [(await wire.send(sent))["status"] for wire in (one, two)]

    assert within(30, story()) == ["saved", "saved"]
    assert len(told(server, first)) == len(told(server, second)) == 1


def test_two_pages_that_decide_at_once_take_one_decision(server: Running) -> None:
    person = newcomer(server)

    async def story() -> list[str]:
        one = await at_case(server, person)
        body = await to_decision(one)
        two = await wire_of(server, person)
        sent = [message(one, "case", body), message(two, "case", {**body, "choice": "lejos"})]
        pairs = zip((one, two), sent, strict=True)
        heard = await asyncio.gather(*(wire.send(act) for wire, act in pairs))
        return sorted(each["status"] for each in heard)

    assert within(30, story()) == ["refused", "saved"]
    assert [event.kind for event in told(server, person)].count("case.decided") == 1


def test_a_page_for_staff_cannot_be_greeted_by_a_participant(server: Running) -> None:
    """The version of the review page is no secret; knowing it opens nothing."""
    person = newcomer(server)
    review = server.house.course.modules["review"]
    version = server.do(server.house.pages.get(review, "es")).version

    async def story() -> list[dict[str, Any]]:
        wire = await wire_of(server, person)
        await wire.send_raw(f'{{"type":"hello","page":"{version}","lang":"es"}}')
        heard = [await wire.hear()]
        while heard[-1]["type"] != "reload":
            heard.append(await wire.hear())
        answer = await wire.send(
            {"type": "act", "key": "review", "id": "12345678", "n": 0,
             "body": {"do": "open", "cohort": "test", "person": "p-eva"}}
        )  # fmt: skip
        return [*heard, answer]

    heard = within(30, story())
    assert not any(each.get("key") == "review" and each["type"] == "view" for each in heard)
    assert heard[-1]["status"] == "refused"
