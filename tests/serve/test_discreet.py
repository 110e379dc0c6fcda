"""The log says where something failed, and not what somebody typed."""

import asyncio
import json
import logging
import sys

import pytest

from lidera_nb.errors import JournalError
from lidera_nb.serve.discreet import Discreet, Lines, loop_trouble, nameless

TYPED = "lo que alguien escribió"


def logged(raised):
    try:
        raise raised
    except type(raised):
        record = logging.LogRecord("x", logging.ERROR, "", 0, "it failed", (), sys.exc_info())
    return Discreet("%(message)s").format(record)


def test_an_error_nobody_foresaw_is_named_by_kind_and_place_alone():
    text = logged(ValueError(TYPED))
    assert TYPED not in text
    assert text.startswith("it failed\n")
    assert text.endswith("ValueError")
    assert "test_discreet.py:" in text


def test_a_sentence_of_our_own_is_kept():
    assert logged(JournalError("the disk is full")).endswith("JournalError: the disk is full")


def test_the_cause_is_named_as_discreetly():
    error = JournalError("the disk is full")
    error.__cause__ = OSError(TYPED)
    assert logged(error).endswith("because of\nOSError")


def test_a_task_that_nobody_awaited_does_not_quote_its_error(caplog):
    async def story():
        asyncio.get_running_loop().set_exception_handler(loop_trouble)
        task = asyncio.create_task(_fails())
        await asyncio.sleep(0.01)
        del task

    asyncio.run(story())
    for record in caplog.records:
        record.exc_text = None  # pytest's own formatter was there first
    told = [Discreet("%(message)s").format(record) for record in caplog.records]
    assert any("a task failed" in one and "ValueError" in one for one in told)
    assert not any(TYPED in one for one in told)


async def _fails():
    raise ValueError(TYPED)


@pytest.mark.parametrize("context", [{"message": "odd"}, {}])
def test_trouble_without_an_error_is_told_as_it_is(caplog, context):
    loop_trouble(asyncio.new_event_loop(), context)
    assert caplog.records[-1].getMessage() == context.get("message", "")


@pytest.mark.parametrize(
    "named",
    ["person:p-0a1b2c3d4e5f", "access:p-ana", "cohort:valle-2026", "the key of p-0a1b2c3d4e5f",
     "k_Ab3dEf-_12345678", "10.20.30.40", "2001:db8:0:1::7", "room:20261123-060000-x"],
)  # fmt: skip
def test_ids_of_people_streams_and_addresses_are_left_out(named):
    ids = named.removeprefix("the key of ")
    assert ids not in nameless(f"what was asked of {named}, at 10:42:07, failed")
    assert nameless("at 10:42:07 of 2026-11-23 v0.5.13") == "at 10:42:07 of 2026-11-23 v0.5.13"


def test_a_collectors_line_is_one_object_with_when_how_grave_where_and_what():
    record = logging.LogRecord("lidera.x", logging.ERROR, "", 0, "of %s:\n%d", ("p-ana", 3), None)
    line = Lines().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert told["at"].endswith("+00:00")
    del told["at"]
    assert told == {"level": "error", "logger": "lidera.x", "message": "of …:\n3"}


def test_a_collectors_line_says_where_an_error_happened_and_not_what_was_typed():
    try:
        raise ValueError(TYPED)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "it failed", (), sys.exc_info())
    told = json.loads(Lines().format(record))
    assert told["error"].endswith("ValueError")
    assert TYPED not in told["error"]
