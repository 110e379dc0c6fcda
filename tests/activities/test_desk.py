from datetime import UTC, datetime, timedelta

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.readmodels import cohorts_for
from lidera_nb.activities.registry import Cohort, Member, Registry
from lidera_nb.activities.rights import decide as ask
from lidera_nb.activities.story import begin, receive, show, tell
from lidera_nb.activities.storystate import Circumstance
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal

NOW = datetime(2026, 8, 4, tzinfo=UTC)
AT = ("review", "review")
PEOPLE = {"ana": Member("ana", "participant", "Ana"), "ines": Member("ines", "instructor", "Inés")}
VALLE = Registry({"valle": Cohort("valle", "Valle", members=PEOPLE)})


class Reader:
    """An instructor who reads a cohort of one."""

    def __init__(self, course, person):
        self.story, self.journal, self.person = begin(course, "ines"), MemoryJournal(), person
        self.now = NOW

    @property
    def around(self):
        models = {"cohorts": cohorts_for("ines", VALLE, lambda _: self.person.story)}
        return Circumstance(frozenset({"instructor"}), "es", self.now, 0, models)

    def act(self, **body):
        decision = receive(self.story, AT, body, self.around)
        if isinstance(decision, Refusal):
            return decision
        entry = Entry("person:ines", f"m{self.story.head}", b"", decision, "ines", self.now)
        self.story = tell(self.story, self.journal.append([entry])[0].events)
        return decision

    def view(self):
        return show(self.story, AT, self.around)


def test_the_cohort_shows_progress_before_any_record_is_open(course, player):
    view = Reader(course, player).view()
    row = view["cohorts"][0]["people"][0]
    assert (row["name"], row["finished"], row["state"]) == ("Ana", 0, "underway")
    assert row["now"] == [{"title": "Los que faltan", "done": 2, "steps": 5}]
    assert "record" not in view


def test_whoever_finished_one_of_several_modules_is_still_under_way(course, player):
    player.whole()
    row = Reader(course, player).view()["cohorts"][0]["people"][0]
    assert (row["finished"], row["now"], row["state"]) == (1, [], "underway")
    assert row["modules"] > 1


def test_a_record_shows_every_case_with_its_reflection(course, player):
    player.whole()
    player.act("case", at="03-la-cuenta", do="start", role="directora")
    reader = Reader(course, player)
    reader.act(do="open", cohort="valle", person="ana")
    record = reader.view()["record"]
    assert [play["title"] for play in record["plays"]] == ["Los que faltan", "La cuenta"]
    assert [bool(play["reflection"]) for play in record["plays"]] == [True, False]
    assert [(m["title"], m["done"]) for m in record["modules"]] == [
        ("Los que faltan", 5),
        ("La cuenta", 2),
    ]


def test_opening_a_record_is_itself_an_event_and_shows_reasons(course, player):
    player.play()
    player.reflect()
    reader = Reader(course, player)
    (event,) = reader.act(do="open", cohort="valle", person="ana")
    assert (event.payload.person, event.payload.cohort) == ("ana", "valle")
    opened = reader.view()["record"]
    (play,) = opened["plays"]
    assert play["steps"][0]["reason"] == "Porque protege a quien menos puede."
    assert play["ending"]
    assert any(a["value"] == "Lo pensaría de otro modo." for a in play["reflection"])
    assert {a["value"] for a in opened["profile"]} >= {"La Araucanía"}


def test_a_record_of_a_cohort_that_was_not_handed_in_cannot_be_opened(course, player):
    reader = Reader(course, player)
    assert reader.act(do="open", cohort="otra", person="ana").text == "refused.no_record"
    assert reader.act(do="open", cohort="valle", person="eva").text == "refused.no_record"


def test_a_person_at_rest_disappears_even_from_an_open_record(course, player):
    reader = Reader(course, player)
    reader.act(do="open", cohort="valle", person="ana")
    player.note(*ask(player.story.facts, "block", "ana"))
    view = reader.view()
    assert "record" not in view
    assert view["cohorts"][0]["people"] == []
    assert reader.act(do="open", cohort="valle", person="ana").text == "refused.no_record"


def test_closing_puts_the_record_back(course, player):
    reader = Reader(course, player)
    reader.act(do="open", cohort="valle", person="ana")
    reader.act(do="close")
    assert "record" not in reader.view()


def test_an_hour_later_opening_the_record_is_noted_anew(course, player):
    reader = Reader(course, player)
    reader.act(do="open", cohort="valle", person="ana")
    reader.now = NOW + timedelta(hours=1)
    assert "record" not in reader.view()
    assert len(reader.act(do="open", cohort="valle", person="ana")) == 1
    assert "record" in reader.view()
