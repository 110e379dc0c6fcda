"""Cases that participants write, reached for by those whom they are not for, and hostile ones."""

from __future__ import annotations

import json

import pytest

from lidera_nb.demo.wire import Wire
from lidera_nb.events import kinds
from tests.attacks.hands import alive, message, newcomer, submit, told, wire_of, within
from tests.attacks.test_records import copy_of
from tests.owncase import MODULE, OFFER, PARTS, english
from tests.running import Running, form

WRITE, DESK = f"/m/{MODULE}", "/staff/cases"
HOSTILE = "<img src=x onerror=window.__xss=1>"


async def writes(wire: Wire, **situation: str) -> None:
    await wire.act("consent", submit(wire, "consent", {"learning": True}))
    for key, values in PARTS.items():
        more = situation if key == "situation" else {}
        answered = await wire.act(key, submit(wire, key, {**values, **more}))
        assert answered["status"] == "saved", (key, answered)


async def offers(wire: Wire, **changed: object) -> None:
    answered = await wire.act("offer", submit(wire, "offer", {**OFFER, **changed}))
    assert answered["status"] == "saved", answered


async def publishes(desk: Wire, case: str) -> None:
    await desk.act("cases", {"do": "open", "case": case})
    lines = [{"lang": "en", "id": one["id"], "text": english(one["original"])}
             for one in desk.views["cases"]["open"]["lines"]]  # fmt: skip
    await desk.act("cases", {"do": "save", "case": case, "lines": lines, "effects": {}})
    version = desk.views["cases"]["open"]["version"]
    done = await desk.act("cases", {"do": "publish", "case": case, "version": version})
    assert done["status"] == "saved", done


@pytest.fixture
def author(server: Running) -> str:
    """Somebody of the first cohort who offered a case."""
    person = newcomer(server, "Rosalba")

    async def story() -> None:
        wire = await wire_of(server, person, WRITE)
        await writes(wire)
        await offers(wire)

    within(60, story())
    return person


@pytest.fixture
def case(server: Running, author: str) -> str:
    return case_of(server, author)


@pytest.fixture
def published(server: Running, case: str) -> str:
    """The case, given to the first cohort."""

    async def story() -> None:
        await publishes(await wire_of(server, "p-ivo", DESK), case)

    within(60, story())
    return case


def case_of(server: Running, author: str) -> str:
    made = [event.payload for event in told(server, author)]
    return next(one.case for one in made if isinstance(one, kinds.OwnCaseOffered))


def test_a_case_is_seen_and_touched_by_the_instructors_of_its_cohort_only(
    server: Running, case: str
) -> None:
    other = newcomer(server, role="instructor", cohort="norte")
    acts = [
        {"do": "open", "case": case},
        {"do": "save", "case": case, "lines": [{"lang": "en", "id": "title", "text": "x"}]},
        {"do": "return", "case": case, "comment": "x"},
        {"do": "publish", "case": case, "version": "x"},
        {"do": "retire", "case": case},
    ]

    async def story(person: str) -> tuple[bool, list[str]]:
        desk = await wire_of(server, person, DESK)
        seen = case in json.dumps(desk.views)
        heard = [await desk.send(message(desk, "cases", body)) for body in acts]
        return seen, [one["status"] for one in heard]

    for person in (other, "p-alma"):
        assert within(30, story(person)) == (False, ["refused"] * 5)
        assert not any(e.kind.startswith("own_case") for e in told(server, person))
    assert within(30, story("p-ivo"))[0] is True


def test_a_trial_of_somebody_elses_case_does_not_begin(server: Running, case: str) -> None:
    async def story() -> tuple[str, str]:
        desk = await wire_of(server, "p-igor", DESK)
        heard = await desk.send(message(desk, "rehearsal", {"do": "start", "case": case}))
        again = await desk.send(message(desk, "rehearsal", {"do": "start"}))
        return heard["status"], again["status"]

    assert within(30, story()) == ("refused", "refused")


def test_a_participant_does_not_reach_the_desk(server: Running) -> None:
    answer = server.login("p-eva").get(server.at(DESK))
    assert answer.status == 403


def test_a_published_case_has_a_page_for_its_cohort_only(server: Running, published: str) -> None:
    page = server.at(f"/m/{published}")
    answers = {who: server.login(who).get(page).status
               for who in ("p-eva", "p-omar", "p-igor", "p-ivo", "p-vera")}  # fmt: skip
    assert answers == {"p-eva": 200, "p-omar": 404, "p-igor": 404, "p-ivo": 404, "p-vera": 404}
    home = server.login("p-omar").get(server.at("/")).text
    assert published not in home
    assert published in server.login("p-eva").get(server.at("/")).text


def test_another_cohort_cannot_greet_or_act_upon_its_page(server: Running, published: str) -> None:
    async def story() -> tuple[str, str]:
        mine = await wire_of(server, "p-eva", f"/m/{published}")
        other = await wire_of(server, "p-omar")
        await other.send_raw(json.dumps({"type": "hello", "page": page_version(server, published)}))
        answered = await other.hear()
        while answered["type"] not in ("reload", "view"):
            answered = await other.hear()
        sent = message(mine, "case", {"do": "start"})
        refused = await mine.send(sent)
        return answered["type"], refused["status"]

    assert within(30, story()) == ("reload", "refused")  # nobody starts before consent


def page_version(server: Running, case: str) -> str:
    module = server.house.sessions.course_of("p-eva").modules[case]
    page = server.do(server.house.pages.get(module, "es"))
    return str(page.version)


def test_text_of_the_author_is_never_markup(server: Running) -> None:
    person = newcomer(server, HOSTILE)

    async def story() -> str:
        wire = await wire_of(server, person, WRITE)
        await writes(wire, heading=HOSTILE, situation=HOSTILE)
        await offers(wire)
        case = case_of(server, person)
        await publishes(await wire_of(server, "p-ivo", DESK), case)
        return case

    case = within(60, story())
    client = server.login("p-eva")
    for path in (f"/m/{case}", "/"):
        text = client.get(server.at(path)).text
        assert HOSTILE not in text
        assert "&lt;img" in text


@pytest.mark.parametrize("body", [
    {"do": "publish"}, {"do": "publish", "case": ["x"]}, {"do": "save", "case": "x", "lines": {}},
    {"do": "open", "case": "../../etc/passwd"}, {"do": "open", "case": "x", "person": "p-ana"},
    {"do": "save", "case": "x", "lines": [{"lang": "es", "id": "../x", "text": "x", "html": "x"}]},
    {"do": "publish", "case": "x", "version": "x", "cohort": "norte", "content": {"a": 1}}, [],
])  # fmt: skip
def test_whatever_else_is_sent_to_the_desk_is_refused(server: Running, body: object) -> None:
    async def story() -> tuple[str, bool]:
        desk = await wire_of(server, "p-ivo", DESK)
        heard = await desk.send(message(desk, "cases", body))
        return heard["status"], await alive(desk)

    assert within(30, story()) == ("refused", True)


def test_a_case_that_is_taken_back_is_gone_from_open_pages_too(
    server: Running, author: str, published: str
) -> None:
    async def story() -> list[str]:
        reader = await wire_of(server, "p-eva", f"/m/{published}")
        wire = await wire_of(server, author, WRITE)
        await offers(wire, use="no")
        heard = [(await reader.hear())["type"]]
        while heard[-1] != "reload":
            heard.append((await reader.hear())["type"])
        return heard

    assert within(30, story())[-1] == "reload"
    assert server.login("p-eva").get(server.at(f"/m/{published}")).status == 404


def test_erasure_takes_what_nobody_played_and_leaves_what_was_played(server: Running) -> None:
    async def story(played: bool) -> tuple[str, str]:
        person = newcomer(server)
        wire = await wire_of(server, person, WRITE)
        await writes(wire)
        await offers(wire)
        case = case_of(server, person)
        await publishes(await wire_of(server, "p-ivo", DESK), case)
        reader = newcomer(server)
        colleague = await wire_of(server, reader, f"/m/{case}")
        await colleague.act("consent", submit(colleague, "consent", {"learning": True}))
        if played:
            await colleague.act("case", {"do": "start"})
        return person, case

    for played in (False, True):
        person, case = within(60, story(played))
        form(server.login(person), server.at("/my-data"), action="withdraw_erase", sure="yes")
        acts = [e for e in told(server, "p-ivo") if getattr(e.payload, "case", "") == case]
        content = next(e for e in acts if isinstance(e.payload, kinds.OwnCasePublished))
        edited = next(e for e in acts if isinstance(e.payload, kinds.OwnCaseEdited))
        assert content.erased is not played
        assert edited.erased
        assert (case in server.house.sessions.own.commons.given) is played


def test_an_instructors_copy_of_their_data_holds_no_authors_words(
    server: Running, published: str
) -> None:
    copied = json.dumps(copy_of(server, server.login("p-ivo")), ensure_ascii=False)
    assert "own_case.published" in copied
    assert "El acto del viernes" not in copied
