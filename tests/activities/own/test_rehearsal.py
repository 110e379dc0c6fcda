from tests.owncase import DESK


def trial(world, lang="es"):
    return world.view("ines", DESK, "rehearsal", lang)


def moves(world, **body):
    return world.act("ines", DESK, "rehearsal", **body)


def test_nothing_is_tried_while_no_case_is_open(offered):
    assert trial(offered)["status"] == "locked"
    assert moves(offered, do="start") == "refused.own_withdrawn"


def test_a_case_is_played_without_any_record(offered):
    offered.desk(do="open", case=offered.case())
    before = offered.journal.last()
    moves(offered, do="start")
    for choice in ("b", "c"):
        scene = trial(offered)["scene"]
        moves(
            offered, do="decide", scene=scene["id"], choice=choice, reason="Para ver cómo se lee."
        )
    view = trial(offered)
    assert view["status"] == "done"
    assert view["trail"][0]["choice"] == "Propone que bailen con el uniforme"
    assert offered.journal.last() == before


def test_a_missing_line_is_told_in_the_language_that_misses_it(offered):
    offered.desk(do="open", case=offered.case())
    title = trial(offered, "en")["title"]
    assert title == "[Missing in English] El acto del viernes"


def test_saving_a_line_begins_anew(offered):
    offered.desk(do="open", case=offered.case())
    moves(offered, do="start")
    offered.desk(do="save", case=offered.case(), lines=[{"lang": "en", "id": "title", "text": "T"}])
    assert "briefing" in trial(offered)


def test_a_reason_too_short_is_refused_as_in_any_play(offered):
    offered.desk(do="open", case=offered.case())
    moves(offered, do="start")
    refused = moves(offered, do="decide", scene="m1", choice="a", reason="no")
    assert refused == "refused.reason_short"
