"""One's own data: a copy to take away, and leaving."""

import json
from typing import Any, cast

from lidera_nb.clock import utc_now
from lidera_nb.demo.wire import Wire
from lidera_nb.serve.cohorts import Cohorts
from tests.activities.exchange.labbing import Labbing
from tests.ourcourse import our_course


def test_a_copy_of_my_data_is_mine_alone(server, run):
    async def story():
        wire = Wire(server.address)
        await wire.log_in(server.codes["eva"])
        return await wire.ask("/my-data/copy.json", {})

    answer = run(story())
    copy = json.loads(answer.body)
    assert copy["person"] == "eva"
    assert all(event["kind"] for event in copy["events"])
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_copy_holds_what_i_did_in_labs_and_what_nobody_else_did():
    group = Labbing(our_course())
    lab = group.opens()
    for person in ("ana", "eva"):
        group.does(person, do="join", lab=lab)
    group.does("eva", do="note", lab=lab, when="before", value="5")
    nothing = cast("Any", None)
    cohorts = Cohorts(group.journal, nothing, utc_now, lambda: group.registry, print, print)
    kinds = [event.kind for event in cohorts.events_of("eva")]
    assert kinds == ["lab.joined", "lab.measured"]


def test_withdrawing_with_erasure_makes_words_unreadable(fresh_server, run):
    fresh_server.start()
    values = {"territory": "maule", "level": "primary", "size": "under_150",
              "dependence": "slep", "vulnerability": "high", "rurality": "rural"}  # fmt: skip

    async def story():
        wire = await fresh_server.enter("ana")
        for key, answers in (("consent", {"learning": True}), ("profile", values)):
            form = wire.views[key]["form"]
            await wire.act(key, {"do": "submit", "form": form, "values": answers})
        return await wire.ask("/my-data", {"action": "withdraw_erase", "sure": "yes"})

    assert run(story()).code == 303
    events = fresh_server.journal().read("person:ana")
    profile = next(event for event in events if event.kind == "profile.saved")
    assert profile.erased
    assert profile.payload.answers == {}
