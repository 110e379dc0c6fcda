"""Windows of modules, and moments as clocks in Chile show them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lidera_nb import texts
from lidera_nb.activities.activity import cover, gate
from lidera_nb.activities.calendar import Window, read_moment
from lidera_nb.activities.playview import refusal_text
from lidera_nb.texts import ZONE
from tests.activities.guide.leading import NOW, Leading


@pytest.mark.parametrize(
    ("written", "later", "utc"),
    [
        ("2026-03-02T09:00", False, "2026-03-02T12:00"),  # summer, UTC-3
        ("2026-06-01T09:00", False, "2026-06-01T13:00"),  # winter, UTC-4
        ("2026-04-04T23:30", False, "2026-04-05T02:30"),  # the hour that happens twice: its first
        ("2026-04-04T23:30", True, "2026-04-05T03:30"),  # and its second
        ("2026-09-06T00:30", False, "2026-09-06T04:30"),  # an hour that clocks jump over
    ],
)
def test_a_written_time_is_one_moment_all_year(written, later, utc):
    assert read_moment(written, ZONE, later=later) == datetime.fromisoformat(utc + "+00:00")


@pytest.mark.parametrize(
    "written",
    ["", "mañana", "2026-02-30T09:00", "2026-03-02T25:00", "1970-01-01T00:00",
     "2026-03-02T09:00Z", "9999-12-31T23:59"],
)  # fmt: skip
def test_what_names_no_day_is_none(written):
    assert read_moment(written, ZONE) is None


def test_an_hour_that_clocks_jump_over_is_shown_behind_the_jump():
    at = read_moment("2026-09-06T00:30", ZONE)
    assert texts.spoken("es", at) == "domingo 6 de septiembre a las 1:30"


@pytest.fixture
def env():
    return Leading().env_of("p-ana", "01-los-que-faltan", "consent")


def test_before_its_day_a_module_is_shut_and_says_when_it_opens(env):
    opens = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    shut = replace(env, now=opens - timedelta(minutes=1), window=Window(opens=opens))
    told = {lang: refusal_text(gate(shut), env.step, lang) for lang in ("es", "en")}
    assert told["es"] == "Se abre el lunes 2 de marzo a las 9:00."
    assert told["en"].replace("\u202f", " ") == "It opens on Monday, March 2 at 9:00 AM."
    assert gate(replace(shut, now=opens)) is None


def test_after_its_day_nothing_can_be_done_but_what_was_begun_can_be_read(env):
    over = replace(env, window=Window(closes=NOW - timedelta(days=1)))
    assert gate(over).text == "locked.over"
    assert cover(over).text == "locked.over"
    at = (env.step.module, env.step.key)
    begun = replace(over, facts=replace(env.facts, started=frozenset({at})))
    assert cover(begun) is None
    assert gate(begun).text == "locked.over"


def test_whoever_rests_is_told_that_first(env):
    resting = replace(env, facts=replace(env.facts, blocked=True),
                      window=Window(closes=NOW - timedelta(days=1)))  # fmt: skip
    assert gate(resting).text == cover(resting).text == "locked.blocked"
