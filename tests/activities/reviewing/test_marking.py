"""The review desk: what a reviewer sees of a queue and of a text, and what each act means."""

import json

import pytest

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.reviewing.queue import call_sign
from lidera_nb.activities.rights import decide as ask
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.activities.conftest import Person
from tests.activities.reviewing.reviewed import MODULE, NAMES, STAFF, STEP, TEXT


def rows(desk, who="ines"):
    return {row[0]: row for row in desk.view(who)["rows"]}


def span(start, end, field="turning_point", **more):
    return {"field": field, "start": start, "end": end, **more}


def said(view):
    return json.dumps(view, ensure_ascii=False)


def test_a_queue_holds_no_text_no_name_and_no_id_of_a_person(desk):
    told = said(desk.view())
    assert len(rows(desk)) == 2
    assert "Llamé" not in told
    assert not any(f'"{word}"' in told for word in (*NAMES, *NAMES.values()))


def test_names_are_shown_to_whoever_asks_and_to_nobody_else(desk):
    desk.does(do="names", shown=True)
    assert sorted(row[1] for row in rows(desk).values()) == ["Ana Quenaya", "Eva Ñancupil"]
    assert desk.does(do="names", shown=True) == ()
    assert {row[1] for row in rows(desk, "ivan").values()} == {
        call_sign("valle", "ana"), call_sign("valle", "eva")}  # fmt: skip
    desk.does(do="names", shown=False)
    assert "Ana Quenaya" not in said(desk.view())


def test_opening_a_text_is_an_event_once_and_shows_its_words_without_names(desk):
    (opened,) = desk.does(do="open", text=desk.token("ana"))
    assert (opened.payload.person, opened.payload.purpose) == ("ana", "review")
    assert desk.does(do="open", text=desk.token("ana")) == ()
    (answer,) = desk.view()["open"]["answers"]
    assert len(answer["text"]) == len(TEXT)
    assert "Ana" not in answer["text"]
    assert [TEXT[a:b].strip() for a, b in answer["sentences"]] == [
        "Llamé a todas las casas.", "Ana Quenaya no contestó.", "Haría otra cosa hoy."]  # fmt: skip


def test_with_names_what_gives_somebody_away_is_marked_and_can_be_masked_for_all(desk):
    desk.does(do="names", shown=True)
    (answer,) = desk.opens("ana")["answers"]
    (start, end, kind) = answer["found"][0]
    assert (TEXT[start:end], kind, answer["hidden"]) == ("Ana Quenaya", "name", [])
    desk.does(do="mask", text=desk.token("ana"), number=1, spans=[span(start, end)])
    assert "Ana Quenaya" not in said(desk.view()["open"]["answers"])
    assert "Ana" not in said(desk.opens("ana", "ivan")["answers"])
    desk.does(do="mask", text=desk.token("ana"), number=1, spans=[])
    assert desk.view()["open"]["answers"][0]["text"] == TEXT


def test_a_reading_is_saved_signed_changed_signed_again_and_taken_back(desk):
    desk.opens("ana")
    found = {"evidence": [span(0, 5, criterion="depth")], "remarks": [span(6, 9, text=" ¿Quién? ")]}
    (saved,) = desk.save("ana", levels={"depth": 2.5}, overall="Siga.", **found)
    assert saved.payload.remarks[0].text == "¿Quién?"
    assert desk.save("ana", levels={"depth": 2.5}, overall="Siga.", **found) == ()
    desk.publish("ana")
    assert desk.publish("ana") == ()
    assert rows(desk)[desk.token("ana")][4:] == ["published", [0]]
    desk.save("ana", levels={"depth": 3})
    assert desk.view()["open"]["published"] == {
        "by": "Inés Rojas", "mine": True, "at": "4 ago 2026, 08:42", "number": 1, "same": False,
        "reading": None}  # fmt: skip
    assert desk.reviews().of(("ana", MODULE, STEP)).published.review.levels == {"depth": 2.5}
    desk.does(do="reopen", text=desk.token("ana"))
    assert desk.view()["open"]["published"] is None
    assert desk.does(do="reopen", text=desk.token("ana")) == ()


@pytest.mark.parametrize("found", [
    {"levels": {"depth": 5}}, {"levels": {"depth": 2.25}}, {"levels": {"other": 2}},
    {"levels": {"depth": True}}, {"evidence": [span(0, 999, criterion="depth")]},
    {"evidence": [span(0, 4, criterion="other")]}, {"remarks": [span(4, 4, text="x")]},
    {"remarks": [span(0, 4, "other", text="x")]}, {"overall": 3}, {"rubric": "kember", "more": 1},
])  # fmt: skip
def test_what_no_desk_would_send_is_refused(desk, found):
    assert desk.save("ana", **found) == Refusal("refused.malformed")


def test_words_that_cannot_be_kept_are_refused_with_what_fits(desk):
    refusal = desk.save("ana", overall="a" * 4001)
    assert refusal == Refusal("refused.review_words", {"remark": 1200, "overall": 4000})
    assert desk.save("ana", remarks=[span(0, 4, text="\x00")]).text == "refused.review_words"
    assert desk.save("ana", rubric="nada", levels={"depth": 2}).text == "refused.rubric_changed"


def test_a_signature_needs_something_to_sign(desk):
    assert desk.publish("ana") == Refusal("refused.review_empty")
    desk.save("ana", evidence=[span(0, 5, criterion="depth")])
    assert desk.publish("ana") == Refusal("refused.review_empty")


def test_another_cohort_and_a_text_that_is_not_there_do_not_exist(desk):
    assert desk.does(cohort="norte", do="close") == Refusal("refused.survey_cohort")
    assert desk.does("ana", do="close") == Refusal("refused.survey_cohort")
    assert desk.does(do="open", text=desk.token("lea")) == Refusal("refused.text_gone")
    assert desk.view("ana")["groups"] == []


def test_another_hand_in_comes_forward_with_what_changed_and_ones_earlier_reading(desk):
    desk.opens("ana")
    desk.save("ana", levels={"depth": 2})
    desk.publish("ana")
    desk.reflect("ana", TEXT.replace("hoy", "mañana"))
    opened = desk.view()["open"]
    assert rows(desk)[desk.token("ana")][4] == "again"
    assert (opened["number"], opened["mine"], opened["earlier"]["levels"]) == (
        2, None, {"depth": 2.0})  # fmt: skip
    kinds_of = [kind for kind, _ in opened["changed"][0]["parts"]]
    assert kinds_of == ["kept", "removed", "added", "kept"]
    assert "Quenaya" not in said(opened)
    assert desk.publish("ana", number=1) == Refusal("refused.text_newer")
    assert desk.save("ana", number=1, levels={"depth": 1})[0].payload.number == 1


def test_a_colleagues_draft_is_theirs_and_what_they_signed_is_told(desk):
    desk.opens("ana")
    desk.save("ana", "ivan", levels={"depth": 4}, overall="Muy bien pensado.")
    opened = desk.view()["open"]
    assert opened["drafts"] == ["Iván Paz"]
    assert "Muy bien" not in said(opened)
    desk.publish("ana", "ivan")
    assert desk.view()["open"]["published"]["reading"]["overall"] == "Muy bien pensado."


def test_two_who_are_here_see_each_other_on_a_text(desk):
    desk.opens("ana")
    desk.opens("ana", "ivan")
    assert desk.view()["here"] == []
    desk.present = frozenset(STAFF)
    assert desk.view()["here"] == [[desk.token("ana"), "Iván Paz"]]
    desk.does("ivan", do="close")
    assert desk.view()["here"] == []


def test_the_authors_path_and_reasons_stand_beside_the_text_without_names(desk, course):
    ana = Person(course)
    ana.consent()
    ana.profile()
    ana.act("case", do="start")
    while ana.view("case")["scene"]["advance"]:
        ana.act("case", do="advance", scene=ana.view("case")["scene"]["id"])
    ana.decide(reason="Porque Eva Ñancupil me pidió que la escuchara antes de decidir nada.")
    ana.note(NewEvent(desk.reflection("ana"), "ana"))
    desk.stories["ana"] = ana.story
    (play,) = desk.opens("ana")["path"]
    assert "que la escuchara" in play["steps"][0]["reason"]
    assert "Eva" not in play["steps"][0]["reason"]


def test_a_comment_is_kept_for_all_once_and_taken_out(desk):
    desk.does(do="bank", criterion="depth", text=" ¿Qué cambió en usted? ")
    assert desk.does("ivan", do="bank", criterion="depth", text="¿Qué cambió en usted?") == ()
    ((name, *kept),) = desk.view("ivan")["bank"]
    assert kept == ["depth", "¿Qué cambió en usted?", False]
    desk.does("ivan", do="unbank", comment=name)
    assert desk.view()["bank"] == []
    assert desk.does(do="bank", criterion="", text="  ") == Refusal("refused.banked", {"most": 600})


def test_another_rubric_is_taken_by_saving_with_it(desk):
    desk.opens("ana")
    assert desk.save("ana") == ()
    assert desk.save("ana", rubric="hatton-smith")
    assert desk.view()["open"]["rubric"]["id"] == "hatton-smith"


def test_whoever_rests_is_in_no_queue_and_no_open_text(desk):
    desk.opens("ana")
    desk.note("person:ana", "ana", *ask(desk.stories["ana"].facts, "block", "ana"))
    assert desk.token("ana") not in rows(desk)
    assert "open" not in desk.view()
    assert desk.save("ana", levels={"depth": 2}) == Refusal("refused.text_gone")


def test_an_administrator_chooses_whose_queue_to_look_at(desk):
    desk.enrol("alma", "Alma", cohort="norte", role="admin")
    assert [one["id"] for one in desk.view("alma")["groups"]] == ["valle", "norte"]
    assert desk.view("alma")["group"] == "valle"
    desk.does("alma", cohort="norte", do="look")
    assert desk.view("alma")["group"] == "norte"
    assert desk.reviews("norte").head == 0


class TestBlind:
    """A sample that two people read without knowing what the other found."""

    @pytest.fixture
    def blind(self, desk):
        desk.save("ana", "ivan", levels={"depth": 4}, overall="Muy bien pensado.")
        desk.publish("ana", "ivan")
        desk.does(do="names", shown=True)
        desk.draws("ana")
        return desk

    def token(self, desk, who="ines"):
        (sample,) = desk.view(who)["samples"]
        ((token, who_is, *_),) = sample["rows"]
        assert who_is == "1"
        return token

    def test_it_shows_no_name_no_other_reader_and_no_story(self, blind):
        blind.does(do="open", text=self.token(blind))
        opened = blind.view()["open"]
        assert opened["purpose"] == "blind"
        assert set(opened) == {"text", "purpose", "number", "who", "page", "step", "rubric",
                               "answers", "mine"}  # fmt: skip
        assert not any(word in said(opened) for word in ("Ana", "Quenaya", "Iván", "Muy bien"))

    def test_it_is_saved_as_blind_and_cannot_be_signed_or_masked(self, blind):
        token = self.token(blind)
        rubric = blind.desk.step("marking").definition.default
        found = {"levels": {"depth": 2}, "evidence": [], "remarks": [], "overall": ""}
        body = {"text": token, "number": 1, "rubric": "kember", "hash": rubric.hash}
        (saved,) = blind.does(do="save", **body, **found)
        assert (saved.payload.purpose, saved.payload.person) == ("blind", "ana")
        assert blind.does(do="publish", text=token, number=1).text == "refused.blind_publish"
        assert blind.does(do="mask", text=token, number=1, spans=[]).text == "refused.blind_mask"
        other = blind.desk.step("marking").definition.get("decision")
        wrong = {**body, "rubric": "decision", "hash": other.hash, **found, "levels": {}}
        assert blind.does(do="save", **wrong).text == "refused.rubric_sample"
        assert blind.view()["samples"][0]["rows"][0][4] == "read"

    def test_what_a_colleague_signed_is_hidden_from_its_reader_on_the_open_queue_too(self, blind):
        assert blind.opens("ana")["published"]["reading"] is None
        assert "Muy bien" not in said(blind.view())

    def test_it_ends_when_the_sample_is_closed_and_is_for_its_readers_only(self, blind):
        token = self.token(blind)
        blind.does(do="open", text=token)
        blind.enrol("iris", "Iris Mella", role="instructor")
        assert blind.view("iris")["samples"] == []
        assert blind.does("iris", do="open", text=token) == Refusal("refused.text_gone")
        blind.happen("review:valle", "ines", kinds.SampleClosed(sample="s1"))
        assert blind.view()["samples"] == []
        assert "open" not in blind.view()

    def test_an_earlier_hand_in_is_read_as_it_was_drawn(self, blind):
        blind.reflect("ana", "Otra cosa.")
        blind.does(do="open", text=self.token(blind))
        opened = blind.view()["open"]
        assert opened["number"] == 1
        assert opened["answers"][0]["text"].startswith("Llamé a todas")
