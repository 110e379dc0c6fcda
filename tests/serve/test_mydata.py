"""One's own data: a copy to take away, and leaving."""

import json

from lidera_nb.demo.wire import Wire


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
