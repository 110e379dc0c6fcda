def test_the_debrief_opens_after_case_and_reflection(player):
    player.play()
    assert player.view("debrief")["status"] == "locked"
    player.reflect()
    assert player.view("debrief")["status"] == "open"


def test_the_debrief_shows_path_reasons_indicators_and_predictions(player):
    player.play()
    player.reflect()
    view = player.view("debrief")
    assert len(view["steps"]) >= 6
    assert all(step["reason"] for step in view["steps"])
    assert all(len(line["values"]) == len(view["steps"]) + 1 for line in view["indicators"])
    settled = [s["prediction"]["outcome"] for s in view["steps"] if "prediction" in s]
    assert len(settled) >= 3
    assert view["ending"]["title"]


def test_the_debrief_maps_every_decision_and_says_how_many_predictions_are_lacking(player):
    player.play()
    player.reflect()
    view = player.view("debrief")
    assert [row["choice"] for row in view["map"]["rows"]] == [s["choice"] for s in view["steps"]]
    assert view["map"]["ending"] == view["ending"]["title"]
    assert not any("others" in step for step in view["steps"])
    assert view["calibration"] == {"count": 0, "fewest": 8}  # this look has no other plays at hand


def test_reading_the_debrief_finishes_the_module(player):
    player.play()
    player.reflect()
    player.act("debrief", do="seen")
    assert player.view("debrief")["status"] == "done"
    assert player.act("debrief", do="seen") == ()


def test_a_debrief_in_english_says_the_same_path(player):
    player.play()
    player.reflect()
    spanish, english = player.view("debrief", "es"), player.view("debrief", "en")
    assert len(spanish["steps"]) == len(english["steps"])
    assert spanish["steps"][0]["choice"] != english["steps"][0]["choice"]
