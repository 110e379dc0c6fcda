"""Texts are drawn by chance, and nobody learns what others found while they are read."""

import json

from lidera_nb.activities.activity import Refusal
from tests.activities.agreeing.agreed import OF, WRITERS
from tests.activities.reviewing.reviewed import MODULE, STEP


def test_at_least_ten_texts_are_drawn_with_a_seed_that_is_kept(page):
    (drawn,) = page.draw(number=3)
    assert len(drawn.payload.texts) == len({*drawn.payload.texts}) == 10
    assert drawn.payload.share == 10 / 12
    assert (drawn.payload.module, drawn.payload.step) == (MODULE, STEP)
    assert drawn.payload.reviewers == ("ines", "ivan")


def test_the_same_seed_draws_the_same_texts():
    from lidera_nb.activities.agreeing.drawing import draw

    free = [(person, 1) for person in WRITERS]
    assert draw(free, 5, 9) == draw(free[::-1], 5, 9)
    assert draw(free, 5, 9) != draw(free, 5, 10)


def test_what_is_signed_or_in_another_sample_is_not_drawn(page):
    page.save("p00", levels={"depth": 2})
    page.publish("p00")
    page.draw(number=10)
    assert "p00" not in dict(page.sample.texts)
    (source,) = page.seen()["sources"]
    assert (source["of"], source["free"], source["texts"]) == (OF, 1, 12)
    assert page.draw() == Refusal("refused.sample_few", {"fewest": 2})


def test_two_people_who_lead_the_cohort_must_read(page):
    for readers in (["ines"], ["ines", "ines"], ["ines", "p00"], ["ines", "nobody"]):
        assert page.draw(readers=readers) == Refusal("refused.sample_readers")


def test_another_rubric_than_on_the_screen_is_refused(page):
    assert page.draw(hash="older") == Refusal("refused.sample_rubric")
    assert page.draw(of="00/none") == Refusal("refused.sample_few", {"fewest": 2})


def test_of_an_open_sample_only_progress_is_told(page):
    page.draw(number=12)
    page.reads("ivan", [3.5] * 4)
    sample = page.seen()["sample"]
    assert (sample["readers"], sample["of"]) == ([["Inés Rojas", 0], ["Iván Paz", 4]], 12)
    assert "rows" not in sample
    assert "3.5" not in json.dumps(page.seen()) + json.dumps(page.seen("ivan"))
    token = "00" * 8
    for do, body in {
        "agreed": {}, "inspect": {"text": token}, "sign": {"text": token},
        "settle": {"text": token, "levels": {}, "overall": "", "together": []},
    }.items():  # fmt: skip
        assert page.acts(do=do, sample=page.sample.id, **body) == Refusal("refused.sample_open")


def test_a_cohort_that_somebody_does_not_lead_does_not_exist_for_them(page):
    page.draw()
    for who in ("p00", "lea"):
        refused = page.acts(who, do="close", sample=page.sample.id)
        assert refused == Refusal("refused.survey_cohort")
    assert page.acts(cohort="norte", do="look") == Refusal("refused.survey_cohort")
    assert page.seen("p00")["groups"] == []


def test_a_closed_sample_stays_closed_and_an_unknown_one_is_refused(page):
    page.draw()
    assert len(page.acts(do="close", sample=page.sample.id)) == 1
    assert page.acts(do="close", sample=page.sample.id) == ()
    assert page.acts(do="close", sample="none") == Refusal("refused.sample_gone")


def test_what_a_browser_makes_up_is_refused(page):
    malformed = Refusal("refused.malformed")
    assert page.draw(number=0) == malformed
    assert page.draw(seed=1) == malformed
    assert page.acts(do="draw") == malformed
    assert page.acts(do="open") == malformed
